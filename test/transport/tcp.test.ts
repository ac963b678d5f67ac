import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { ConnectionError } from '../../src/errors.js';
import { requestFrame } from '../../src/protocol/frame.js';
import { METHODS } from '../../src/protocol/services.js';
import { TcpTransport } from '../../src/transport/tcp.js';
import { eventually } from '../support/eventually.js';
import { type Kortex2Simulator, startKortex2 } from '../support/kortex2.js';
import { freePort } from '../support/mosquitto.js';

const { signal } = new AbortController();
const keepAlive = requestFrame({ ...METHODS['Session/KeepAlive'], messageId: 1, sessionId: 9 }, new Uint8Array());

describe('TcpTransport', () => {
  let arm: Kortex2Simulator;
  beforeEach(async () => {
    arm = await startKortex2();
  });
  afterEach(() => arm.close());

  /** A connection that never comes about, since its host name is never looked up. */
  const neverThere = () => connect({ host: 'arm.example', port: 10_000, lookup: () => undefined });

  it('tells that nobody listens', async () => {
    const transport = new TcpTransport({ host: '127.0.0.1', port: await freePort() });
    await assert.rejects(transport.open(signal), (error: unknown) => {
      assert(error instanceof ConnectionError);
      assert.match(error.message, /^cannot reach the arm at 127\.0\.0\.1:\d+: .*ECONNREFUSED/);
      return true;
    });
  });

  it('gives up on a connection that never comes about, at its limit or when it is told to', async () => {
    const options = { host: '127.0.0.1', port: 10_000, dial: neverThere };
    const late = new TcpTransport({ ...options, handshakeTimeoutMs: 100 });
    await assert.rejects(late.open(signal), /no answer in 100 ms/);
    const abort = new AbortController();
    const opening = new TcpTransport(options).open(abort.signal);
    abort.abort(new Error('not wanted any more'));
    await assert.rejects(opening, /not wanted any more/);
    await assert.rejects(new TcpTransport(options).open(abort.signal), /not wanted any more/);
  });

  it('speaks over a stream that somebody else has dialled, and names our end of the connection', async () => {
    const dialled: Socket[] = [];
    const dial = () => {
      dialled.push(connect(arm.port, '127.0.0.1'));
      return dialled.at(-1)!;
    };
    const transport = new TcpTransport({ host: 'arm.example', port: 10_000, dial });
    await transport.open(signal);
    assert.deepEqual(transport.localEndpoint, { address: '127.0.0.1', port: dialled[0]!.localPort });
    const frames: number[] = [];
    transport.on('frame', ({ header }) => frames.push(header.errorSubCode));
    transport.send(keepAlive);
    await eventually(() => frames.length === 1);
    await transport.close();
    await eventually(() => dialled[0]!.destroyed);
  });

  it('opens once, tells once that the link was lost, and sends nothing after that', async () => {
    const transport = new TcpTransport({ host: '127.0.0.1', port: arm.port });
    const causes: (Error | undefined)[] = [];
    transport.on('close', (cause) => causes.push(cause));
    await transport.open(signal);
    await assert.rejects(transport.open(signal), /a transport opens once/);
    await eventually(() => arm.connectionCount === 1);
    arm.dropConnections();
    await eventually(() => causes.length === 1);
    assert.match(causes[0]!.message, /^the link to the arm was lost: /);
    transport.send(keepAlive);
    await transport.close();
    await transport.close();
    assert.equal(causes.length, 1);
  });

  it('says nothing of an end that was asked for, and drops a frame that cannot be read', async () => {
    const transport = new TcpTransport({ host: '127.0.0.1', port: arm.port });
    const heard: string[] = [];
    transport.on('close', () => heard.push('close'));
    transport.on('frame', () => heard.push('frame'));
    await transport.open(signal);
    await eventually(() => arm.connectionCount === 1);
    arm.publish('', Buffer.from('07784574526f4b0700000002ffff', 'hex'));
    transport.send(keepAlive);
    await eventually(() => heard.includes('frame'));
    await transport.close();
    await eventually(() => arm.connectionCount === 0);
    assert.deepEqual(heard, ['frame']);
  });
});
