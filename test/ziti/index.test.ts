import assert from 'node:assert/strict';
import { ziti, ZitiError } from '../../src/index.js';
import { StandInController } from '../support/ziti/controller.js';
import { identityJson } from '../support/ziti/identities.js';

describe('a script', () => {
  it('logs in with an identity file, and creates, lists and deletes a session', async () => {
    const stand = await StandInController.start();
    const { baseUrl, cert, key, ca = '' } = ziti.parseIdentity(identityJson(stand.url));
    const controller = new ziti.Controller({ baseUrl, tls: { cert, key, ...ziti.trust([ca], false) } });
    const api = new ziti.ApiSession(controller, { method: 'certificate' });
    try {
      const serviceId = await ziti.findServiceId(api, 'arm-cell-7');
      const { data } = await ziti.createSession(api, { serviceId, type: 'Dial' });
      const filter = ziti.where({ service: serviceId });
      assert.deepEqual(
        (await ziti.listAllSessions(api, { filter })).data.map(({ id }) => id),
        [data.id],
      );
      assert((await ziti.deleteSession(api, data.id)).data.deleted);
      await assert.rejects(ziti.sessionDetail(api, data.id), ZitiError);
    } finally {
      await api.close();
      await stand.close();
    }
  });
});
