import type { Node, NodeAPI, NodeDef } from 'node-red';
import { noArm, type Origin, useArm } from './shared/arm.js';
import { type ArmEvent, EVENTS, type EventName } from './shared/arm-event.js';
import { ArmEvents } from './shared/arm-events.js';
import { reportError, sendOut } from './shared/outgoing.js';
import { showStatus } from './shared/status.js';
import { toBoolean } from './shared/values.js';

type EventProperty = keyof typeof EVENTS;

interface StatusListenerDef extends NodeDef, Partial<Record<EventProperty, boolean>> {
  arm?: string;
  /** A snapshot for every status of the arm, not only for the first one. */
  everyStatus?: boolean;
  /** Nothing about ourselves. */
  othersOnly?: boolean;
}

/** status-listener: sends a message when somebody comes or goes on the arm, and when our own link or session does. */
export default function (RED: NodeAPI): void {
  function StatusListener(this: Node, def: StatusListenerDef) {
    RED.nodes.createNode(this, def);
    const arm = useArm(RED, this, def.arm);
    let events: ArmEvents | undefined;
    try {
      if (!arm) throw noArm();
      const { client, label } = arm;
      const { wanted, everyStatus, othersOnly } = readSettings(def);
      showStatus(this, client);
      if (!client) return; // the arm itself tells what is wrong with it
      const hear = (event: ArmEvent) => {
        if (!wanted.has(event.event) || (othersOnly && event.own)) return;
        const kortex: Origin = { arm: label, method: null, sessionId: client.sessionId || null, durationMs: 0 };
        const payload = othersOnly ? withoutOwn(event) : event;
        sendOut(this, { topic: `kortex/${label}/${event.event}`, payload, kortex });
      };
      events = new ArmEvents(client, { everyStatus, hear, onError: (error) => reportError(this, error) });
    } catch (error) {
      showStatus(this, undefined);
      // Once all nodes of the deploy stand, so that their catch nodes hear of it.
      setImmediate(() => reportError(this, error));
    }
    this.on('close', () => events?.stop());
  }

  RED.nodes.registerType('kinova-status-listener', StatusListener);
}

/** The tick boxes. Throws an InputError that names the property. */
function readSettings(def: StatusListenerDef): {
  wanted: ReadonlySet<EventName>;
  everyStatus: boolean;
  othersOnly: boolean;
} {
  const properties = Object.keys(EVENTS) as EventProperty[];
  const ticked = properties.filter((property) => toBoolean(property, def[property] ?? true));
  return {
    wanted: new Set(ticked.map((property) => EVENTS[property])),
    everyStatus: toBoolean('everyStatus', def.everyStatus),
    othersOnly: toBoolean('othersOnly', def.othersOnly),
  };
}

function withoutOwn({ sessions, ...event }: ArmEvent): ArmEvent {
  return sessions ? { ...event, sessions: sessions.filter(({ own }) => !own) } : event;
}
