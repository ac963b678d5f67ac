import assert from 'node:assert/strict';
import { AnsweringArm } from '../support/answering-arm.js';
import { eventually } from '../support/eventually.js';
import { AT, Flow, type Message, nodeOf } from '../support/flow.js';
import { callOf } from '../support/origin.js';

const TYPE = 'kinova-notifications';
const STATE = 'Base/ArmStateTopic';
const EVENTS = 'EventBroker/EventTopic';

for (const generation of [3, 2] as const) {
  describe(`notifications, of an arm of Kortex ${generation}`, () => {
    let arm: AnsweringArm;
    beforeEach(async () => {
      arm = await AnsweringArm.start(generation);
    });
    afterEach(async () => {
      await Flow.stop();
      await arm.close();
    });

    async function start(topics: unknown, more: object[] = []): Promise<Flow> {
      const config = { port: arm.port, protocol: generation === 2 ? 'tcp' : 'mqtt' };
      return Flow.start(config, { type: TYPE, topics }, undefined, { nodes: more });
    }
    const subscribed = (count: number) => eventually(() => arm.names.filter((name) => name === STATE).length === count);
    const states = (messages: Message[]) => messages.map(({ payload }) => (payload as Message).activeState);

    it('come as one message each, in their order, with the topic and the arm', async () => {
      const flow = await start([STATE]);
      await subscribed(1);
      await new Promise((resolve) => setTimeout(resolve, 50)); // until the answer of the arm is here
      for (const activeState of ['IDLE', 'IN_FAULT', 'IDLE']) arm.notify(STATE, { activeState });
      await eventually(() => flow.sent.length === 3);
      assert.deepEqual(states(flow.sent), ['IDLE', 'IN_FAULT', 'IDLE']);
      const [{ topic, kortex }] = flow.sent as [Message];
      assert.equal(topic, `kortex/arm 7/${STATE}`);
      assert.deepEqual(callOf(kortex), { arm: 'arm 7', method: STATE, sessionId: 1 });
    });

    it('are subscribed to once for all nodes of an arm, and again after a new login', async () => {
      const second = [
        { ...AT, id: 'second', type: TYPE, arm: 'arm', topics: [STATE], wires: [['second-end']] },
        { ...AT, id: 'second-end', type: 'collector', into: 'second', wires: [] },
      ];
      const flow = await start([STATE], second);
      await subscribed(1);
      await flow.ready();
      arm.dropConnections();
      await subscribed(2);
      await new Promise((resolve) => setTimeout(resolve, 50));
      arm.notify(STATE, { activeState: 'IDLE' });
      await eventually(() => flow.sent.length === 1 && flow.at('second').length === 1);
    });

    it('that the arm refuses are reported once, with their code, and shown; the others go on', async () => {
      const refused = generation === 2 ? 'Base/OnNotificationOperatingModeTopic' : EVENTS;
      arm.answers.set(refused, 5);
      const flow = await start([refused, STATE]);
      const { error, topic } = await flow.trouble('KORTEX_UNSUPPORTED');
      assert.match((error as Error).message, new RegExp(refused));
      assert.equal(topic, refused);
      await flow.status('status.error');
      await subscribed(1);
      arm.dropConnections();
      await subscribed(2);
      await new Promise((resolve) => setTimeout(resolve, 50));
      arm.notify(STATE, { activeState: 'IDLE' });
      await eventually(() => flow.sent.length === 1);
      const reports = flow.caught.filter((msg) => (msg.error as { code: string }).code === 'KORTEX_UNSUPPORTED');
      assert.equal(reports.length, 1);
    });

    it('that do not exist are refused by name', async () => {
      const flow = await start(['Base/DanceTopic']);
      const { error } = await flow.trouble('KORTEX_INPUT');
      assert.match((error as Error).message, /Base\/DanceTopic/);
    });

    for (const topics of [undefined, [], 'Base/ArmStateTopic', [7]]) {
      it(`are refused if the topics are ${JSON.stringify(topics)}`, async () => {
        const flow = await start(topics);
        const { error } = await flow.trouble('KORTEX_INPUT');
        assert.match((error as Error).message, /topics: expected a list of topics such as Base\/ArmStateTopic/);
      });
    }

    it('end with the node', async () => {
      const flow = await start([STATE]);
      await subscribed(1);
      nodeOf('node');
      await Flow.stop();
      arm.notify(STATE, { activeState: 'IDLE' });
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.deepEqual(flow.sent, []);
    });
  });
}
