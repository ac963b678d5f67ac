import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { ConnectionError, hintOf, InputError } from '../../src/errors.js';
import { pingFrame, responseFrame, requestFrame, encodeFrame } from '../../src/protocol/frame.js';
import { METHODS } from '../../src/protocol/services.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import type { MqttOptions } from '../../src/transport/mqtt-options.js';
import { eventually } from '../support/eventually.js';
import {
  type Behaviour,
  CONNECT,
  packetOf,
  politely,
  PUBLISH,
  RawBroker,
  type RawPacket,
  SUBSCRIBE,
  topicOfSubscribe,
} from '../support/raw-broker.js';

const { signal } = new AbortController();

describe('MqttTransport and a broker that misbehaves', () => {
  let broker: RawBroker | undefined;
  afterEach(async () => {
    await broker?.close();
    broker = undefined;
  });

  const transportTo = (more: Partial<MqttOptions> = {}) =>
    new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: broker!.port, handshakeTimeoutMs: 1_500, ...more });

  /** A broker that assigns `assigned`, and does what is usual otherwise unless `other` has done something. */
  async function brokerWith(assigned: string | undefined, other: Behaviour = () => undefined): Promise<void> {
    broker = await RawBroker.start((packet, socket, count) => {
      other(packet, socket, count);
      const answer = socket.writable ? politely(packet, assigned) : undefined;
      if (answer) socket.write(answer);
    });
  }

  async function refusalOf(transport: MqttTransport): Promise<Error> {
    try {
      await transport.open(signal);
    } catch (error) {
      assert(error instanceof ConnectionError);
      return error;
    } finally {
      await transport.close();
    }
    throw new Error('it opened');
  }

  describe('client ids', () => {
    for (const [what, assigned] of [
      ['none', undefined],
      ['an empty one', ''],
      ['one with a plus sign', 'anon-ab+cdEF12'],
      ['one with a number sign', 'a#b'],
      ['one of 65,535 characters', 'x'.repeat(65_535)],
    ] as const) {
      it(`chooses a client id of its own if the broker assigns ${what}, so that nobody shares its answers`, async () => {
        const topics: string[] = [];
        await brokerWith(assigned, (packet) => {
          if (packet.type === SUBSCRIBE) topics.push(topicOfSubscribe(packet));
        });
        for (const transport of [transportTo(), transportTo()]) {
          await transport.open(signal);
          await transport.close();
        }
        const own = broker!.clientIds.filter((id) => id !== '');
        assert.equal(new Set(own).size, 2);
        for (const id of own) {
          assert.match(id, /^kortex-[0-9a-f]{24}$/);
          assert(topics.includes(`res/${id}`));
        }
        assert(!topics.includes('res/'));
      });
    }

    it('uses the assigned id, with slashes too, or the one that was set, and connects once', async () => {
      const topics: string[] = [];
      await brokerWith('anon/ab', (packet) => {
        if (packet.type === SUBSCRIBE) topics.push(topicOfSubscribe(packet));
      });
      for (const transport of [transportTo(), transportTo({ clientId: 'cell 7' })]) {
        await transport.open(signal);
        await transport.close();
      }
      assert.deepEqual(broker!.clientIds, ['', 'cell 7']);
      assert.deepEqual(
        topics.filter((topic) => topic.startsWith('res/')),
        ['res/anon/ab', 'res/cell 7'],
      );
    });

    for (const reason of [128, 133]) {
      it(`chooses a client id if the broker refuses an empty one with ${reason}`, async () => {
        broker = await RawBroker.start((packet, socket) => {
          const isRefused = packet.type === CONNECT && broker!.clientIds.at(-1) === '';
          const answer = isRefused ? packetOf(2, Buffer.of(0, reason, 0)) : politely(packet, undefined);
          if (answer) socket.write(answer);
        });
        const transport = transportTo();
        await transport.open(signal);
        await transport.close();
        assert.equal(broker.clientIds.length, 2);
      });
    }
  });

  it('refuses texts that MQTT cannot carry, by the name of the property', () => {
    const long = 'x'.repeat(70_000);
    const options = { protocol: 'mqtt', host: '127.0.0.1', port: 1 } as const;
    for (const [property, wrong] of [
      ['topicPrefix', { topicPrefix: long }],
      ['topicPrefix', { topicPrefix: 'line1/+' }],
      ['topicPrefix', { topicPrefix: 'a\0b' }],
      ['clientId', { clientId: long }],
      ['clientId', { clientId: 'a#b' }],
      ['clientId', { clientId: '\ud800' }],
      ['brokerUsername', { username: long }],
      ['brokerUsername', { username: 'ü'.repeat(40_000) }],
      ['brokerPassword', { password: long }],
      ['brokerPassword', { password: 'a\0' }],
    ] as const) {
      assert.throws(
        () => new MqttTransport({ ...options, ...wrong }),
        (error) => error instanceof InputError && error.property === property && error.message.length < 200,
      );
    }
  });

  it('leaves no connection behind if mqtt.js throws after it has opened one', async () => {
    await brokerWith('id');
    // A topic that is too long: mqtt.js throws when it writes CONNECT.
    await refusalOf(transportTo({ tls: { will: { topic: 'x'.repeat(70_000), payload: '' } } as never }));
    await eventually(() => broker!.openCount === 0);
  });

  describe('topics', () => {
    it('names the topic of the answers if the broker refuses it, with the reason and what to do', async () => {
      broker = await RawBroker.start((packet, socket) => {
        const answer = politely(packet, 'id', 0x87);
        if (answer) socket.write(answer);
      });
      const error = await refusalOf(transportTo());
      assert.match(
        error.message,
        /the broker does not hand out res\/id: Not authorized \(135\)\. The rules of the broker have to allow this topic$/,
      );
      assert.equal(hintOf(error), 'topic-refused');
    });

    for (const [how, behaviour] of [
      ['refuses', (packet: RawPacket, socket: Socket) => socket.write(politely(packet, 'id', 0x87)!)],
      ['does not answer', () => undefined],
    ] as const) {
      it(`opens if the broker ${how} the topics of the sessions, and tells which they are`, async () => {
        broker = await RawBroker.start((packet, socket) => {
          const isOther = packet.type === SUBSCRIBE && !topicOfSubscribe(packet).includes('/res/');
          const answer = politely(packet, 'id');
          if (isOther) behaviour(packet, socket);
          else if (answer) socket.write(answer);
        });
        const transport = transportTo({ topicPrefix: 'line1/arm7' });
        const told: string[] = [];
        transport.on('refused', (topic) => told.push(topic));
        await transport.open(signal);
        await transport.subscribePings(7);
        assert.deepEqual([...transport.refusedTopics.keys()], ['sessions/status', 'sessions/killed', 'ping/7']);
        assert.deepEqual(told, ['sessions/status', 'sessions/killed', 'ping/7']);
        const expected = how === 'refuses' ? /Not authorized \(135\)/ : /no answer in 1000 ms/;
        for (const reason of transport.refusedTopics.values()) assert.match(reason, expected);
        await transport.close();
      });
    }

    it('tries every topic that the nodes use, and tells what the broker has against each', async () => {
      broker = await RawBroker.start((packet, socket) => {
        const isPong = packet.type === PUBLISH && packet.body.includes('pong/7');
        const isPing = packet.type === SUBSCRIBE && topicOfSubscribe(packet) === 'ping/7';
        const answer = politely(packet, 'id', isPong || isPing ? 0x87 : 0);
        if (answer) socket.write(answer);
      });
      const transport = transportTo();
      await transport.open(signal);
      const checks = await transport.checkTopics(7);
      assert.deepEqual(
        checks.map(({ topic, access, refused }) => `${access} ${topic}${refused ? ' refused' : ''}`),
        [
          'read res/id',
          'read sessions/status',
          'read sessions/killed',
          'read ping/7 refused',
          'read services/pong/1',
          'write req/1/3',
          'write pong/7 refused',
          'write services/ping/1',
        ],
      );
      assert.match(checks[6]!.refused!, /^the broker does not take pong\/7: Not authorized \(135\)/);
      await transport.close();
    });
  });

  it('drops an answer that carries the correlation data of another request', async () => {
    const request = requestFrame(
      { ...METHODS['Session/KeepAlive'], messageId: 0x0102, sessionId: 9 },
      new Uint8Array(),
    );
    const bytes = Buffer.from(encodeFrame(responseFrame(request, {})));
    const topic = Buffer.concat([Buffer.of(0, 6), Buffer.from('res/id')]);
    const publish = (...correlation: number[]) => {
      const data = Buffer.of(9, 0, correlation.length, ...correlation);
      const properties = correlation.length ? Buffer.concat([Buffer.of(data.length), data]) : Buffer.of(0);
      return packetOf(PUBLISH, Buffer.concat([topic, properties, bytes]));
    };
    await brokerWith('id');
    const transport = transportTo();
    await transport.open(signal);
    let frames = 0;
    transport.on('frame', () => frames++);
    broker!.sockets[0]!.write(Buffer.concat([publish(1, 3), publish(0, 0, 1, 3)]));
    broker!.sockets[0]!.write(Buffer.concat([publish(1, 2), publish()]));
    await eventually(() => frames === 2);
    await transport.close();
    assert.equal(frames, 2);
  });

  it('leaves nothing unhandled whatever the broker does at whatever moment', async () => {
    const deeds: Record<string, (packet: RawPacket, socket: Socket) => void> = {
      'hangs up': (_, socket) => socket.destroy(),
      'hangs up a moment later': (_, socket) => {
        setTimeout(() => socket.destroy(), 5);
      },
      'says garbage': (_, socket) => socket.write(Buffer.from('ff00ff00ff00', 'hex')),
      'says nothing': () => undefined,
      refuses: (packet, socket) => {
        const answer = politely(packet, 'id', 0x80);
        if (answer) socket.write(answer);
      },
      'answers twice': (packet, socket) => {
        for (let times = 0; times < 2; times++) socket.write(politely(packet, 'id') ?? packetOf(13, Buffer.alloc(0)));
      },
      'answers something else': (packet, socket) => socket.write(packetOf(4, packet.body.subarray(0, 2))),
      'grants nothing': (packet, socket) =>
        socket.write(packetOf(9, Buffer.concat([packet.body.subarray(0, 2), Buffer.of(0)]))),
      'says goodbye': (_, socket) => socket.end(packetOf(14, Buffer.of(0x8b, 0))),
    };
    const tryOne = async (name: string, deed: (packet: RawPacket, socket: Socket) => void, moment: number) => {
      const broker = await RawBroker.start((packet, socket, count) => {
        if (count === moment) deed(packet, socket);
        const answer = count === moment ? undefined : politely(packet, 'id');
        if (answer && socket.writable) socket.write(answer);
      });
      const options = { protocol: 'mqtt', host: '127.0.0.1', port: broker.port, handshakeTimeoutMs: 200 } as const;
      const transport = new MqttTransport(options);
      const settle = async (asked: Promise<unknown>) => {
        try {
          await asked;
        } catch (error) {
          assert(error instanceof Error, `${name}, ${moment}: ${String(error)}`);
        }
      };
      await settle(transport.open(new AbortController().signal));
      const asked = [
        transport.subscribePings(2),
        transport.checkTopics(2),
        transport.pingService(1),
        transport.subscribePings(0),
      ];
      const settled = Promise.all(asked.map(settle));
      transport.send(pingFrame(2));
      await new Promise((resolve) => setTimeout(resolve, 20));
      await transport.close();
      transport.send(pingFrame(2));
      await settle(transport.subscribePings(3));
      await settled;
      await eventually(() => broker.openCount === 0);
      await broker.close();
    };
    const moments = Array.from({ length: 12 }, (_, moment) => moment);
    for (const [name, deed] of Object.entries(deeds)) {
      await Promise.all(moments.map((moment) => tryOne(name, deed, moment)));
    }
  });
});
