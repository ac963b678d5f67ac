import type { Node, NodeAPI, NodeDef } from 'node-red';
import { type ArmNode, noArm, type Origin, useArm } from './shared/arm.js';
import { type ArmEvent, EVENTS, type EventName } from './shared/arm-event.js';
import { ArmEvents } from './shared/arm-events.js';
import { reportError, reportLater, sendOut } from './shared/outgoing.js';
import { showStatus, showStatusOf } from './shared/status.js';
import { toTopicLevel } from './shared/topic.js';
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
    const listen = (
      { wanted, everyStatus, othersOnly }: Settings,
      { client, label }: ArmNode,
    ): ArmEvents | undefined => {
      if (!client) return undefined; // the arm itself reports what is wrong with it
      const hear = (event: ArmEvent) => {
        if (!wanted.has(event.event) || (othersOnly && event.own)) return;
        const kortex: Origin = { arm: label, method: null, sessionId: client.sessionId || null, durationMs: 0 };
        const payload = othersOnly ? withoutOwn(event) : event;
        sendOut(this, { topic: `kortex/${toTopicLevel(label)}/${event.event}`, payload, kortex });
      };
      return new ArmEvents(client, { everyStatus, hear, onError: (error) => reportError(this, error) });
    };
    try {
      const settings = readSettings(def);
      showStatusOf(this, arm, ({ client }) => client);
      arm.each((current) => {
        if (!current) reportLater(this, noArm());
        const events = current && listen(settings, current);
        return (why) => (why === 'closed' ? events?.stop() : events?.finish());
      });
    } catch (error) {
      showStatus(this, undefined);
      reportLater(this, error);
    }
  }

  RED.nodes.registerType('kinova-status-listener', StatusListener);
}

interface Settings {
  wanted: ReadonlySet<EventName>;
  everyStatus: boolean;
  othersOnly: boolean;
}

/** The tick boxes. Throws an InputError that names the property. */
function readSettings(def: StatusListenerDef): Settings {
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
