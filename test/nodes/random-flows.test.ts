import assert from 'node:assert/strict';
import { hooks } from '@node-red/util';
import type { Node } from 'node-red';
import helper from 'node-red-node-test-helper';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { ERROR_CODES } from '../support/error-codes.js';
import { eventually } from '../support/eventually.js';
import { AT, Flow, nodeOf } from '../support/flow.js';
import { freePort } from '../support/mosquitto.js';
import { RandomFlow } from '../support/random-flow.js';
import { StandInController } from '../support/ziti/controller.js';
import { controllerNode } from '../support/ziti/controller-node.js';

const SEED = Number(process.env.KORTEX_TEST_SEED ?? 1);
const BATCHES = 20;
const NODES = 100;
const MESSAGES = 10;
const CONFIGS = 5;
/** They take no messages. */
const LISTENERS = ['kinova-status-listener', 'kinova-notifications'];

interface Completion {
  node: { id: string };
  error?: unknown;
}

describe('20,000 messages to nodes that were written by hand, both of them odd', function () {
  this.timeout(300_000);
  let simulator: Simulator;
  let controller: StandInController;
  const completions: Completion[] = [];
  before(async () => {
    hooks.add('onComplete.kortexTest', (event: Completion) => void completions.push(event));
    [simulator, controller] = await Promise.all([startSimulator(), StandInController.start()]);
  });
  afterEach(() => Flow.stop());
  after(async () => {
    hooks.remove('*.kortexTest');
    await Promise.all([simulator.close(), controller.close()]);
  });

  it(`end in an answer or an error with a code, each once, and Node-RED lives (seed ${SEED})`, async () => {
    const random = new RandomFlow(SEED);
    const closed = await freePort();
    const flow = await Flow.start({ port: simulator.port }, { type: 'kinova-list-connections' }, undefined, {});
    const uncoded = new Map<string, string>();
    const check = (error: unknown, about: unknown) => {
      const { code, message } = error as { code?: string; message?: string };
      if (ERROR_CODES.includes(code as never)) return;
      uncoded.set(`${String(code)}: ${String(message)}`, JSON.stringify(about));
    };
    for (let batch = 0; batch < BATCHES; batch++) {
      const { nodes, credentials } = flowOf(random, closed);
      flow.caught.length = 0;
      completions.length = 0;
      const marker = { ...AT, id: `batch-${batch}`, type: 'collector', wires: [] };
      // The helper gives a deploy less time than many nodes take to close.
      await Flow.deploy([...nodes, marker], 'full', credentials).catch(() => undefined);
      await eventually(() => [...nodes, marker].every(({ id }) => id === 'tab' || helper.getNode(id) !== null));
      const listeners = new Set<string>();
      for (let message = 0; message < MESSAGES; message++) {
        for (let index = 0; index < NODES; index++) {
          const node = nodeOf(`n${index}`) as Node & { type: string };
          if (LISTENERS.includes(node.type)) listeners.add(node.id);
          else node.receive(random.message());
        }
      }
      const expected = (NODES - listeners.size) * MESSAGES;
      const done = () => completions.filter(({ node }) => /^n\d+$/.test(node.id)).length;
      await eventually(() => done() >= expected).catch(() => undefined);
      const counts = new Map<string, number>();
      for (const { node, error } of completions) {
        counts.set(node.id, (counts.get(node.id) ?? 0) + 1);
        if (error)
          check(
            error,
            nodes.find((one) => one.id === node.id),
          );
      }
      for (const { error } of flow.caught) {
        const { source } = error as { source: { id: string } };
        check(
          error,
          nodes.find((one) => one.id === source.id),
        );
      }
      const wrong = nodes.filter(({ id }) => /^n\d+$/.test(id) && !listeners.has(id) && counts.get(id) !== MESSAGES);
      assert.deepEqual(wrong, [], `batch ${batch}: answered too often, or never`);
      assert.deepEqual(Object.fromEntries(uncoded), {}, `batch ${batch}`);
    }
  });

  function flowOf(random: RandomFlow, closed: number) {
    const arm = { type: 'kinova-session-config', host: '127.0.0.1', port: simulator.port, requestTimeout: 500 };
    const nowhere = { ...arm, port: closed };
    const odd = Array.from({ length: CONFIGS }, (_, index) => index);
    const names = (kind: string) => [
      kind,
      kind,
      `${kind}-nowhere`,
      ...odd.map((index) => `${kind}-${index}`),
      'none',
      '',
      5,
    ];
    const plant = { ...controllerNode(controller), type: 'openziti-controller', requestTimeout: 500 };
    const nodes: ({ id: string; type: string } & Record<string, unknown>)[] = [
      { id: 'tab', type: 'tab' },
      { ...arm, id: 'arm' },
      { ...nowhere, id: 'arm-nowhere' },
      ...odd.map((index) => ({ ...random.arm(nowhere), type: arm.type, id: `arm-${index}` })),
      { ...plant, id: 'controller' },
      ...odd.map((index) => ({
        ...random.controller({ ...plant, baseUrl: `https://127.0.0.1:${closed}` }),
        type: plant.type,
        id: `controller-${index}`,
      })),
      ...Array.from({ length: NODES }, (_, index) => ({
        ...random.node(names('arm'), names('controller')),
        ...AT,
        id: `n${index}`,
        wires: [],
      })),
      { ...AT, id: 'catch', type: 'catch', scope: null, wires: [['catch-end']] },
      { ...AT, id: 'catch-end', type: 'collector', into: 'caught', wires: [] },
    ];
    const login = { username: 'admin', password: 'admin' };
    const credentials: Record<string, Record<string, string>> = {
      arm: login,
      'arm-nowhere': login,
      controller: { username: 'nodered', password: 'nodered' },
    };
    for (const { id, type } of nodes) {
      if (credentials[id]) continue;
      if (type === arm.type)
        credentials[id] = random.credentials(['username', 'password', 'brokerUsername', 'brokerPassword']);
      else if (type === plant.type)
        credentials[id] = random.credentials([
          'identity',
          'username',
          'password',
          'externalJwt',
          'ztSession',
          'bearerToken',
          'totpCode',
        ]);
      else if (/^n\d+$/.test(id)) credentials[id] = random.credentials(['userPassword', 'rolePassword']);
    }
    return { nodes, credentials };
  }
});
