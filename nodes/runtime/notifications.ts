import type { Node, NodeAPI, NodeDef } from 'node-red';
import { Notifications } from '../../src/arm/notifications.js';
import { originOf } from '../../src/arm/origin.js';
import { InputError } from '../../src/errors.js';
import { noArm, useArm } from '../shared/arm.js';
import { reportLater, sendOut } from '../shared/outgoing.js';
import { showStatus, showStatusOf } from '../shared/status.js';
import { toTopicLevel } from '../../src/topic-level.js';
import { kindOf } from '../../src/error-kind.js';
import { show } from '../shared/values.js';

const REFUSED = { fill: 'red', shape: 'dot', text: 'status.error' } as const;

interface NotificationsDef extends NodeDef {
  arm?: string;
  /** `Service/…Topic`, one or more. */
  topics?: unknown;
}

/** notifications: sends a message for each notification of the chosen topics of an arm. */
export default function (RED: NodeAPI) {
  function KinovaNotifications(this: Node, def: NotificationsDef) {
    RED.nodes.createNode(this, def);
    const arm = useArm(RED, this, def.arm);
    try {
      const topics = readTopics(def.topics);
      /** The topics that are refused in the session that is open. */
      const refused = new Set<string>();
      /** What was reported, so that it is not reported after each login. */
      const reported = new Set<string>();
      const detail = () => (refused.size > 0 ? { status: REFUSED } : undefined);
      const status = showStatusOf(this, arm, ({ client }) => client, detail);
      const onError = (topic: string, error: unknown) => {
        refused.add(topic);
        status.refresh();
        const kind = `${topic} ${kindOf(error)}`;
        if (!reported.has(kind)) reportLater(this, error, { topic });
        reported.add(kind);
      };
      arm.each((current) => {
        if (!current) reportLater(this, noArm());
        if (!current?.client) return undefined; // the arm itself reports what is wrong with it
        const { client, label } = current;
        const onNotification = (topic: string, payload: object) => {
          const kortex = originOf(current, topic);
          sendOut(this, { topic: `kortex/${toTopicLevel(label)}/${topic}`, payload, kortex });
        };
        const notifications = new Notifications(client, topics, { onNotification, onError });
        // The arm is asked anew in every session.
        const onState = () => refused.clear();
        client.on('state', onState);
        return () => {
          client.off('state', onState);
          notifications.stop();
        };
      });
    } catch (error) {
      showStatus(this, undefined);
      reportLater(this, error);
    }
  }

  return KinovaNotifications;
}

function readTopics(topics: unknown): string[] {
  const isList = Array.isArray(topics) && topics.length > 0 && topics.every((topic) => typeof topic === 'string');
  if (isList) return [...new Set(topics)];
  throw new InputError('topics', `a list of topics such as Base/ArmStateTopic, got ${show(topics)}`);
}
