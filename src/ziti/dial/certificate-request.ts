import { generateKeyPair, sign } from 'node:crypto';
import { promisify } from 'node:util';

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OBJECT_IDENTIFIER = 0x06;
const UTF8_STRING = 0x0c;
const ATTRIBUTES = 0xa0;

const COMMON_NAME = Buffer.of(0x55, 4, 3); // 2.5.4.3
const ECDSA_WITH_SHA256 = Buffer.of(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2); // 1.2.840.10045.4.3.2

/** A new private key, and what a CA needs to make a certificate for it. PEM texts. */
export interface CertificateRequest {
  key: string;
  csr: string;
}

/** Makes a key (EC, P-256) and the request for a certificate of `commonName`: PKCS #10, RFC 2986. */
export async function makeCertificateRequest(commonName: string): Promise<CertificateRequest> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
  const info = der(
    SEQUENCE,
    der(INTEGER, Buffer.of(0)),
    der(
      SEQUENCE,
      der(SET, der(SEQUENCE, der(OBJECT_IDENTIFIER, COMMON_NAME), der(UTF8_STRING, Buffer.from(commonName)))),
    ),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(ATTRIBUTES),
  );
  const signature = Buffer.concat([Buffer.of(0), sign('sha256', info, privateKey)]);
  const request = der(
    SEQUENCE,
    info,
    der(SEQUENCE, der(OBJECT_IDENTIFIER, ECDSA_WITH_SHA256)),
    der(BIT_STRING, signature),
  );
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    csr: pem('CERTIFICATE REQUEST', request),
  };
}

/** A value in DER: its tag, the length of its content, its content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length: number[] = [];
  for (let left = content.length; left > 0; left >>= 8) length.unshift(left & 0xff);
  const head = content.length < 0x80 ? [content.length] : [0x80 | length.length, ...length];
  return Buffer.concat([Buffer.of(tag, ...head), content]);
}

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
