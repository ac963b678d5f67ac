import type { Node, NodeAPI } from 'node-red';
import { ArmReports } from '../../src/arm/arm-reports.js';
import { ConnectionState } from '../../src/arm/connection-state.js';
import type { ReportName } from '../../src/arm/report-rows.js';
import { withRoleNames } from '../../src/arm/role-names.js';
import { type ArmNode, clientOf, noArm, useArm } from '../shared/arm.js';
import { originOf } from '../../src/arm/origin.js';
import { type SessionEvent, withNames } from '../../src/arm/session-event.js';
import { SessionEvents } from '../../src/arm/session-events.js';
import { readSettings, type Settings, type StatusListenerDef } from '../shared/listener-form.js';
import { onInput } from '../shared/input.js';
import { reportError, reportLater, sendOut } from '../shared/outgoing.js';
import { showStatus, showStatusOf } from '../shared/status.js';
import { toTopicLevel } from '../../src/topic-level.js';
import { kindOf } from '../../src/error-kind.js';

/**
 * status-listener: sends a message when somebody comes or goes on the arm, and when our own session or the arm itself
 * changes; any message makes it say how the arm stands.
 */
export default function (RED: NodeAPI) {
  function StatusListener(this: Node, def: StatusListenerDef) {
    RED.nodes.createNode(this, def);
    const arm = useArm(RED, this, def.arm);
    /** What was reported of the arm itself, so that it is not reported after each login. */
    const warned = new Set<string>();
    let connection: ConnectionState | undefined;
    const listen = ({ wanted, reports, everyStatus, othersOnly, state }: Settings, arm: ArmNode) => {
      const { client, label } = arm;
      if (!client) return undefined; // the arm itself reports what is wrong with it
      const send = (report: Report) => sendOut(this, addressed(arm, report));
      const current = (connection = new ConnectionState(
        client,
        state ? (report) => send(withRoleNames(report)) : () => undefined,
      ));
      // Once all nodes of the deploy stand, so that those behind this one get it.
      setImmediate(() => current.start());
      const onEvent = (event: SessionEvent) => {
        if (!wanted.has(event.event) || (othersOnly && event.own)) return;
        send(withNames(othersOnly ? withoutOwn(event) : event));
      };
      const onError = (name: ReportName, error: Error) => {
        const kind = `${name} ${kindOf(error)}`;
        if (!warned.has(kind)) this.warn(`${label}: no ${name} from this arm: ${error.message}`);
        warned.add(kind);
      };
      const events = new SessionEvents(client, { everyStatus, onEvent, onError: (error) => reportError(this, error) });
      return { events, current, reports: new ArmReports(client, { names: reports, onReport: send, onError }) };
    };
    try {
      const settings = readSettings(def);
      const status = showStatusOf(this, arm, ({ client }) => client);
      arm.each((current) => {
        if (!current) reportLater(this, noArm());
        const listening = current && listen(settings, current);
        return (why) => {
          listening?.reports.stop();
          listening?.current.stop();
          return why === 'closed' ? listening?.events.stop() : listening?.events.finish();
        };
      });
      onInput(this, status, () =>
        Promise.resolve().then(() => {
          const { node: current } = clientOf(arm.current);
          if (!connection) throw noArm();
          return addressed(current, withRoleNames(connection.report));
        }),
      );
    } catch (error) {
      showStatus(this, undefined);
      reportLater(this, error);
    }
  }

  return StatusListener;
}

/** What a message reports, with the names of roles beside the roles. */
type Report = { event: string };

/** What is reported of `arm`, as a message has it. */
function addressed(arm: ArmNode, report: Report) {
  return { topic: `kortex/${toTopicLevel(arm.label)}/${report.event}`, payload: report, kortex: originOf(arm) };
}

function withoutOwn({ sessions, ...event }: SessionEvent): SessionEvent {
  return sessions ? { ...event, sessions: sessions.filter(({ own }) => !own) } : event;
}
