import assert from 'node:assert/strict';
import { Controller } from '../../src/ziti/controller.js';
import { toBaseUrl } from '../../src/ziti/base-url.js';
import { StandInController } from '../support/ziti/controller.js';
import { loginAt } from '../support/ziti/login.js';

describe('the stand-in controller', () => {
  it('tells all that an official client reads before it dials', async () => {
    const stand = await StandInController.start();
    const controller = new Controller({ baseUrl: toBaseUrl(stand.url), tls: { ca: stand.ca } });
    const api = loginAt(stand);
    try {
      const { data: version } = await controller.send<Record<string, unknown>>({ method: 'GET', path: '/version' });
      const told = ['version', 'revision', 'buildDate', 'runtimeVersion'].map((name) => typeof version[name]);
      assert.deepEqual(told, Array(4).fill('string'));
      const apis = version.apiVersions as Record<string, { v1: { path: string; apiBaseUrls: string[] } }>;
      for (const name of ['edge', 'edge-client']) {
        assert.deepEqual(apis[name]?.v1, {
          path: '/edge/client/v1',
          apiBaseUrls: [`${stand.url}/edge/client/v1`],
        });
      }
      const path = '/current-api-session';
      const { data: detail } = await api.call<Record<string, unknown>>({ method: 'GET', path });
      // From the one to the end, one of them counts the time until it looks again.
      for (const name of ['createdAt', 'updatedAt', 'expiresAt']) assert(Date.parse(String(detail[name])) > 0, name);
      const { data: services } = await api.call<{ postureQueries?: unknown[] }[]>({ method: 'GET', path: '/services' });
      assert(services.every(({ postureQueries }) => Array.isArray(postureQueries)));
      const updates = { method: 'GET', path: '/current-api-session/service-updates' } as const;
      assert((await api.call<{ lastChangeAt?: string }>(updates)).data.lastChangeAt);
    } finally {
      controller.close();
      await api.close();
      await stand.close();
    }
  });
});
