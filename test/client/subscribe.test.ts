import assert from 'node:assert/strict';
import { type ClientOptions, KortexClient } from '../../src/client/client.js';
import { KortexError } from '../../src/errors.js';
import type { JsonObject } from '../../src/protocol/catalogue/json.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { TcpTransport } from '../../src/transport/tcp.js';
import { AnsweringArm } from '../support/answering-arm.js';
import { eventually } from '../support/eventually.js';

const ADMIN = { username: 'admin', password: 'admin' };
const TOPIC = 'Base/ArmStateTopic';
const code = (expected: KortexError['code']) => (error: unknown) =>
  error instanceof KortexError && error.code === expected;
/** The states that a listener heard. */
const statesIn = (heard: JsonObject[]) => heard.map(({ activeState }) => activeState);

for (const generation of [3, 2] as const) {
  describe(`a topic of Kortex ${generation}`, () => {
    let arm: AnsweringArm;
    const clients: KortexClient[] = [];
    beforeEach(async () => {
      arm = await AnsweringArm.start(generation);
    });
    afterEach(async () => {
      await Promise.all(clients.splice(0).map((client) => client.close()));
      await arm.close();
    });
    function make(options: Partial<ClientOptions> = {}): KortexClient {
      const { port } = arm;
      const createTransport = () =>
        generation === 3
          ? new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port })
          : new TcpTransport({ host: '127.0.0.1', port });
      const client = new KortexClient({
        generation,
        createTransport,
        login: ADMIN,
        requestTimeoutMs: 2_000,
        ...options,
      });
      clients.push(client);
      return client;
    }
    async function ready(options: Partial<ClientOptions> = {}): Promise<KortexClient> {
      const client = make(options);
      await client.login();
      return client;
    }
    const asked = (name = TOPIC) => arm.names.filter((called) => called === name).length;

    it('is a topic: a function that is none is refused by its name', async () => {
      const client = await ready();
      await assert.rejects(
        client.subscribe('Base/GetArmState', () => undefined),
        /topic: expected a topic of the arm such as Base\/ArmStateTopic; got Base\/GetArmState$/,
      );
    });

    it('reaches its listener in JSON, in order', async () => {
      const client = await ready();
      const heard: JsonObject[] = [];
      await client.subscribe(TOPIC, (notification) => heard.push(notification));
      for (const activeState of ['IDLE', 'IN_FAULT', 'SERVOING_READY']) arm.notify(TOPIC, { activeState });
      await eventually(() => heard.length === 3);
      assert.deepEqual(statesIn(heard), ['IDLE', 'IN_FAULT', 'SERVOING_READY']);
      const rest = generation === 3 ? { genericInfo: null } : { timestamp: null, connection: null };
      assert.deepEqual(heard[0], { activeState: 'IDLE', ...rest });
    });

    it('is subscribed to once for all listeners, and given up with the last', async () => {
      const client = await ready();
      const heard: string[] = [];
      const stops = await Promise.all(['a', 'b', 'c'].map((name) => client.subscribe(TOPIC, () => heard.push(name))));
      assert.equal(asked(), 1);
      arm.notify(TOPIC, {});
      await eventually(() => heard.length === 3);
      await stops[0]!();
      await stops[0]!();
      arm.notify(TOPIC, {});
      await eventually(() => heard.length === 5);
      assert.deepEqual(heard, ['a', 'b', 'c', 'b', 'c']);
      await Promise.all(stops.map((stop) => stop()));
      arm.notify(TOPIC, {});
      await client.keepAlive(); // whatever came before it has arrived
      assert.equal(heard.length, 5);
      assert.equal(asked('Base/Unsubscribe'), generation === 2 ? 1 : 0);
      await client.subscribe(TOPIC, () => heard.push('d'));
      assert.equal(asked(), 2);
      arm.notify(TOPIC, {});
      await eventually(() => heard.at(-1) === 'd');
    });

    it('tells what came before the arm said yes', async () => {
      const client = await ready();
      const heard: JsonObject[] = [];
      arm.before.set(TOPIC, () =>
        arm.notify(TOPIC, { activeState: 'IDLE' }, arm.lastHandle + (generation === 2 ? 1 : 0)),
      );
      await client.subscribe(TOPIC, (notification) => heard.push(notification));
      await eventually(() => heard.length === 1);
      assert.deepEqual(statesIn(heard), ['IDLE']);
    });

    it('is subscribed to again after a new login and after a lost connection', async () => {
      const client = await ready();
      const heard: JsonObject[] = [];
      await client.subscribe(TOPIC, (notification) => heard.push(notification));
      await client.login({}, { force: true });
      await eventually(() => asked() === 2);
      arm.dropConnections();
      await eventually(() => asked() === 3);
      await client.keepAlive();
      arm.notify(TOPIC, { activeState: 'IDLE' });
      await eventually(() => heard.length === 1);
    });

    it('may be asked for before anybody has logged in', async () => {
      const client = make();
      const heard: JsonObject[] = [];
      await client.subscribe(TOPIC, (notification) => heard.push(notification));
      await client.login();
      await eventually(() => asked() === 1);
      await client.keepAlive();
      arm.notify(TOPIC, { activeState: 'IDLE' });
      await eventually(() => heard.length === 1);
    });

    it('is silent without a session', async () => {
      const client = await ready();
      let heard = 0;
      await client.subscribe(TOPIC, () => heard++);
      const handle = arm.lastHandle;
      await client.logout();
      arm.notify(TOPIC, {}, handle);
      await client.login();
      await eventually(() => asked() === 2);
      assert.equal(heard, 0);
    });

    it('is not subscribed to if nobody wants it any more when the answer comes', async () => {
      const client = await ready();
      const stop = await client.subscribe(TOPIC, () => assert.fail('nobody listens'));
      const stopped = stop();
      const again = client.subscribe(TOPIC, () => undefined);
      await stopped;
      await (
        await again
      )();
      arm.notify(TOPIC, {});
      await client.keepAlive();
      assert.equal(asked('Base/Unsubscribe'), generation === 2 ? asked() : 0);
    });

    it('that the arm refuses is an error for each who asked, and is asked for once for all at a time', async () => {
      const client = await ready();
      arm.answers.set(TOPIC, 54);
      const refused = [1, 2, 3].map(() => client.subscribe(TOPIC, () => assert.fail('it was refused')));
      for (const subscribed of refused) await assert.rejects(subscribed, code('KORTEX_PERMISSION_DENIED'));
      assert.equal(asked(), 1);
      await client.login({}, { force: true });
      await client.keepAlive();
      assert.equal(asked(), 1, 'nobody wants it any more');
    });

    it('that the arm refuses stays for those with onError, who hear of it once for each login', async () => {
      const client = await ready();
      arm.answers.set(TOPIC, 5);
      const errors: Error[] = [];
      const heard: JsonObject[] = [];
      await client.subscribe(TOPIC, (notification) => heard.push(notification), {
        onError: (error) => errors.push(error),
      });
      assert.deepEqual(
        errors.map((error) => (error as KortexError).code),
        ['KORTEX_UNSUPPORTED'],
      );
      await client.login({}, { force: true });
      await eventually(() => errors.length === 2);
      arm.answers.delete(TOPIC);
      await client.login({}, { force: true });
      await eventually(() => asked() === 3);
      await client.keepAlive();
      arm.notify(TOPIC, {});
      await eventually(() => heard.length === 1);
      assert.equal(errors.length, 2);
    });

    it('goes on for others when a listener throws, rejects, or changes what it is given', async () => {
      const client = await ready();
      const heard: JsonObject[] = [];
      const warnings: string[] = [];
      const warned = ({ name }: Error) => warnings.push(name);
      process.on('warning', warned);
      try {
        await client.subscribe(TOPIC, () => {
          throw new Error('a listener');
        });
        await client.subscribe(TOPIC, () => Promise.reject(new Error('a listener')) as unknown as undefined);
        await client.subscribe(TOPIC, (notification) => (notification.activeState = 'CHANGED'));
        await client.subscribe(TOPIC, (notification) => heard.push(notification));
        arm.notify(TOPIC, { activeState: 'IDLE' });
        await eventually(() => warnings.length === 3);
        assert.deepEqual(statesIn(heard), ['IDLE']);
        assert.deepEqual(new Set(warnings), new Set(['KortexListenerWarning']));
      } finally {
        process.off('warning', warned);
      }
    });

    it('needs a name that there is, and a listener', async () => {
      const client = await ready();
      await assert.rejects(
        client.subscribe('Base/GetArmState', () => undefined),
        /^KORTEX_INPUT: topic: expected a topic/,
      );
      await assert.rejects(
        client.subscribe('Base/Nothing', () => undefined),
        code('KORTEX_INPUT'),
      );
      await assert.rejects(
        client.subscribe(TOPIC, undefined as unknown as () => void),
        /listener: expected a function/,
      );
      await client.close();
      await assert.rejects(
        client.subscribe(TOPIC, () => undefined),
        code('KORTEX_OFFLINE'),
      );
    });

    it('leaves nothing behind when the client is closed', async () => {
      const client = await ready();
      const stop = await client.subscribe(TOPIC, () => assert.fail('it is closed'));
      await client.close();
      await stop();
    });

    if (generation === 2) {
      it('that means something else on Kortex 3 is not asked for by the name of Kortex 3', async () => {
        const client = await ready();
        const before = arm.received.length;
        await assert.rejects(
          client.subscribe('Base/OperatingModeTopic', () => undefined),
          code('KORTEX_UNSUPPORTED'),
        );
        await assert.rejects(
          client.subscribe('ProgramRunner/StatusChangeTopic', () => undefined),
          code('KORTEX_UNSUPPORTED'),
        );
        assert.equal(arm.received.length, before);
        const heard: JsonObject[] = [];
        await client.subscribe('Base/OnNotificationOperatingModeTopic', (notification) => heard.push(notification));
        arm.notify('Base/OnNotificationOperatingModeTopic', { operatingMode: 'RUN_MODE' });
        await eventually(() => heard.length === 1);
        assert.equal(heard[0]!.operatingMode, 'RUN_MODE');
      });

      it('tells two topics apart by their handles', async () => {
        const client = await ready();
        const heard: string[] = [];
        await client.subscribe(TOPIC, () => heard.push('state'));
        const handle = arm.lastHandle;
        await client.subscribe('Base/RobotEventTopic', () => heard.push('robot'));
        arm.notify('Base/RobotEventTopic', {});
        arm.notify(TOPIC, {}, handle);
        await eventually(() => heard.length === 2);
        assert.deepEqual(heard, ['robot', 'state']);
      });
    } else {
      it('of Kortex 2 alone is not asked for', async () => {
        const client = await ready();
        await assert.rejects(
          client.subscribe('Base/OnNotificationUserTopic', () => undefined),
          code('KORTEX_UNSUPPORTED'),
        );
      });
    }
  });
}
