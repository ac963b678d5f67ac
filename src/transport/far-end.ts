/** What seems to be at the far end of a connection. */
export interface FarEnd {
  /** The end of a sentence that begins with what it is not: `it looks like a web server`. */
  looksLike: string;
  /** Its key for dialogs. */
  hint: string;
}

interface Sign extends FarEnd {
  isFirst: (bytes: Buffer, text: string) => boolean;
}

/**
 * CONNACK is packet type 2. Of version 5 it has at least 3 bytes after its length; of older versions it has exactly 2.
 */
const CONNACK = 0x20;

/** How the protocols that people meet on a wrong port begin. */
const SIGNS: readonly Sign[] = [
  {
    isFirst: (_, text) => /^(HTTP\/|<!doctype|<html)/i.test(text),
    looksLike: 'it looks like a web server; check the port',
    hint: 'web-server',
  },
  {
    isFirst: (_, text) => text.startsWith('SSH-'),
    looksLike: 'it looks like an SSH server; check the port',
    hint: 'ssh-server',
  },
  {
    // A TLS record: alert (21) or handshake (22) of version 3.x.
    isFirst: ([type, version]) => (type === 21 || type === 22) && version === 3,
    looksLike: 'this port speaks TLS; choose a protocol with TLS (mqtts, wss), or another port',
    hint: 'tls-port',
  },
  {
    isFirst: (_, text) => text.startsWith('\x07xEtRoK'),
    looksLike: 'it looks like an arm of Kortex 2 (Gen3); choose the protocol tcp',
    hint: 'kortex-2-arm',
  },
];

const MQTT_3: FarEnd = { looksLike: 'it speaks MQTT 3 only, and an arm needs MQTT v5', hint: 'mqtt-3-only' };
const MQTT: FarEnd = {
  looksLike: 'it looks like an MQTT broker; for an arm of Kortex 3 (Link 6) choose the protocol mqtt',
  hint: 'mqtt-broker',
};
const SOMETHING: FarEnd = { looksLike: 'it speaks another protocol; check host and port', hint: 'other-protocol' };

/**
 * What answers a CONNECT of MQTT v5 with these first bytes, if it is not a broker for version 5; undefined if it may be
 * one.
 */
export function notMqtt5(bytes: Buffer): FarEnd | undefined {
  const found = signOf(bytes);
  if (found) return found;
  if (bytes[0] === CONNACK) return bytes[1] === 2 ? MQTT_3 : undefined;
  // AUTH (15) and DISCONNECT (14) are the other packets that may come first.
  return bytes[0] === undefined || bytes[0] >> 4 >= 14 ? undefined : SOMETHING;
}

/** What speaks with these first bytes where frames of Kortex were expected. */
export function notKortex2(bytes: Buffer): FarEnd {
  return signOf(bytes) ?? (bytes[0] === CONNACK || bytes[0] === 0xe0 ? MQTT : SOMETHING);
}

function signOf(bytes: Buffer): FarEnd | undefined {
  const text = bytes.subarray(0, 64).toString('latin1');
  return SIGNS.find(({ isFirst }) => isFirst(bytes, text));
}
