import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPublicKey, X509Certificate } from 'node:crypto';
import { makeCertificateRequest } from '../../../src/ziti/dial/certificate-request.js';
import { CertificateAuthority } from '../../support/ziti/certificate-authority.js';

describe('the request for a certificate', () => {
  it('is taken by a CA, which makes a certificate that fits the key', async () => {
    const { key, csr } = await makeCertificateRequest('node-red');
    const { certificate } = new CertificateAuthority().issue(csr);
    const made = new X509Certificate(certificate);
    assert.equal(made.subject, 'CN=node-red');
    assert.equal(
      made.publicKey.export({ type: 'spki', format: 'pem' }),
      createPublicKey(key).export({ type: 'spki', format: 'pem' }),
    );
  });

  for (const name of ['node-red', 'x'.repeat(64), 'Ärm 7 – アーム']) {
    it(`is read and verified by OpenSSL, for ${JSON.stringify(name)}`, async () => {
      const { csr } = await makeCertificateRequest(name);
      const args = ['req', '-verify', '-noout', '-subject', '-nameopt', 'utf8,-esc_msb'];
      const said = execFileSync('openssl', args, { input: csr, encoding: 'utf8', stdio: 'pipe' });
      assert(said.includes(name), said);
    });
  }
});
