import { createPublicKey, generateKeyPairSync, randomBytes, sign, verify, X509Certificate } from 'node:crypto';

/** One value in DER, as far as certificates need it. */
const tlv = (tag: number, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const size = content.length;
  const head = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.of(tag, ...head), content]);
};

/** The values in `content`, each as it stands there and without its head. */
function values(content: Buffer): { tag: number; whole: Buffer; inner: Buffer }[] {
  const found = [];
  for (let at = 0; at < content.length;) {
    const first = content[at + 1]!;
    const extra = first < 128 ? 0 : first - 128;
    const size = extra === 0 ? first : content.readUIntBE(at + 2, extra);
    const from = at + 2 + extra;
    found.push({
      tag: content[at]!,
      whole: content.subarray(at, from + size),
      inner: content.subarray(from, from + size),
    });
    at = from + size;
  }
  return found;
}

const toPem = (label: string, der: Buffer) =>
  `-----BEGIN ${label}-----\n${der.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END ${label}-----\n`;
const ES256 = tlv(0x30, tlv(6, Buffer.from('2a8648ce3d040302', 'hex')));
const named = (text: string) =>
  tlv(0x30, tlv(0x31, tlv(0x30, tlv(6, Buffer.from('550403', 'hex')), tlv(12, Buffer.from(text)))));
const utc = (ms: number) =>
  tlv(0x17, Buffer.from(new Date(ms).toISOString().replace(/^..(..)-(..)-(..)T(..):(..):(..).*$/, '$1$2$3$4$5$6Z')));

/** Makes the certificates that a controller gives to logins that have none. */
export class CertificateAuthority {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #name = named('stand-in of sessions');
  /** How long a certificate holds, one minute ago. */
  lifetimeMs = 12 * 3_600_000;

  /**
   * The certificate for a request in PEM, and its chain. Throws where the request is none, or was not signed by its
   * key.
   */
  issue(csr: string): { certificate: string; fingerprint: string } {
    const der = Buffer.from(/-----BEGIN CERTIFICATE REQUEST-----([^-]+)-----END/.exec(csr)?.[1] ?? '', 'base64');
    const [request] = values(der);
    if (!request) throw new Error('no certificate request');
    const [info, , signature] = values(request.inner);
    const [version, subject, publicKey] = values(info!.inner);
    if (!version!.inner.equals(Buffer.of(0))) throw new Error('a version that nobody knows');
    const key = createPublicKey({ key: publicKey!.whole, format: 'der', type: 'spki' });
    if (!verify('sha256', info!.whole, key, signature!.inner.subarray(1))) throw new Error('signed by another key');
    const certificate = this.#sign(subject!.whole, publicKey!.whole);
    const own = this.#sign(this.#name, this.#keys.publicKey.export({ type: 'spki', format: 'der' }));
    return { certificate: certificate + own, fingerprint: new X509Certificate(certificate).fingerprint256 };
  }

  #sign(subject: Buffer, publicKey: Buffer): string {
    const from = Date.now() - 60_000;
    const content = tlv(
      0x30,
      tlv(0xa0, tlv(2, Buffer.of(2))),
      tlv(2, Buffer.concat([Buffer.of(1), randomBytes(8)])),
      ES256,
      this.#name,
      tlv(0x30, utc(from), utc(from + this.lifetimeMs)),
      subject,
      publicKey,
    );
    const signature = Buffer.concat([Buffer.of(0), sign('sha256', content, this.#keys.privateKey)]);
    return toPem('CERTIFICATE', tlv(0x30, content, ES256, tlv(3, signature)));
  }
}
