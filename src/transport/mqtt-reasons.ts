import { ConnectionError } from '../errors.js';
import { printable } from '../printable.js';

/**
 * The reason codes of MQTT v5 by the names of its specification (2.4), and the codes of older versions that brokers
 * still send.
 */
const NAMES: Readonly<Record<number, string>> = {
  1: 'Unacceptable protocol version',
  2: 'Identifier rejected',
  3: 'Server unavailable',
  4: 'Bad User Name or Password',
  5: 'Not authorized',
  16: 'No matching subscribers',
  17: 'No subscription existed',
  128: 'Unspecified error',
  129: 'Malformed Packet',
  130: 'Protocol Error',
  131: 'Implementation specific error',
  132: 'Unsupported Protocol Version',
  133: 'Client Identifier not valid',
  134: 'Bad User Name or Password',
  135: 'Not authorized',
  136: 'Server unavailable',
  137: 'Server busy',
  138: 'Banned',
  139: 'Server shutting down',
  140: 'Bad authentication method',
  141: 'Keep Alive timeout',
  142: 'Session taken over',
  143: 'Topic Filter invalid',
  144: 'Topic Name invalid',
  145: 'Packet Identifier in use',
  146: 'Packet Identifier not found',
  147: 'Receive Maximum exceeded',
  148: 'Topic Alias invalid',
  149: 'Packet too large',
  150: 'Message rate too high',
  151: 'Quota exceeded',
  152: 'Administrative action',
  153: 'Payload format invalid',
  154: 'Retain not supported',
  155: 'QoS not supported',
  156: 'Use another server',
  157: 'Server moved',
  158: 'Shared Subscriptions not supported',
  159: 'Connection rate exceeded',
  160: 'Maximum connect time',
  161: 'Subscription Identifiers not supported',
  162: 'Wildcard Subscriptions not supported',
};

/** What to do: a sentence, and its key for dialogs. */
interface Advice {
  advice: string;
  hint: string;
}

/** About the refusals of a connection that people meet most. */
const ADVICE: Readonly<Record<number, Advice>> = {
  132: { advice: 'The broker does not speak MQTT v5, which an arm needs', hint: 'mqtt-3-only' },
  133: { advice: 'The broker wants another client id: set one in the settings of the arm', hint: 'client-id' },
  134: { advice: 'The broker asks for a broker user name and password, or refused them', hint: 'broker-login' },
  135: {
    advice: 'The broker asks for a broker user name and password, or refused them, or wants another client id',
    hint: 'broker-login',
  },
  142: { advice: 'Another client connected with the same client id', hint: 'client-id' },
};

const TOPIC_ADVICE: Advice = { advice: 'The rules of the broker have to allow this topic', hint: 'topic-refused' };

/** What a packet of a broker says besides its reason code. */
export interface Reasons {
  reasonString?: string | undefined;
  serverReference?: string | undefined;
}

/** The name of a reason code with its number, and the broker's own words if it sent any. */
export function reasonText(code: number, { reasonString, serverReference }: Reasons = {}): string {
  const name = NAMES[code];
  const said = reasonString && `"${printable(reasonString)}"`;
  const server = serverReference && `server reference ${printable(serverReference)}`;
  return [name === undefined ? `reason code ${code}` : `${name} (${code})`, said, server].filter(Boolean).join(', ');
}

/** The broker said no, or ended the connection. */
export class BrokerError extends ConnectionError {
  readonly reasonCode: number;

  private constructor(what: string, reasonCode: number, properties: Reasons | undefined, advice: Advice | undefined) {
    const end = advice ? `. ${advice.advice}` : '';
    super(`${what}: ${reasonText(reasonCode, properties)}${end}`, { hint: advice?.hint });
    this.reasonCode = reasonCode;
  }

  /** `what`: the connection was refused, or ended. */
  static ofConnection(what: string, reasonCode: number, properties?: Reasons): BrokerError {
    return new BrokerError(what, reasonCode, properties, ADVICE[reasonCode]);
  }

  /** `what`: a topic is not delivered, or not accepted. */
  static ofTopic(what: string, reasonCode: number, properties?: Reasons): BrokerError {
    return new BrokerError(what, reasonCode, properties, TOPIC_ADVICE);
  }
}

/** The part of SUBACK and PUBACK that holds a refusal. */
interface Acknowledgement {
  /** Of SUBACK: one reason code for each topic. */
  granted?: readonly number[];
  /** Of PUBACK. */
  reasonCode?: number;
  properties?: Reasons;
}

/** What mqtt.js made of the answer to a request about one topic: a BrokerError if the broker said no. */
export function refusalOf(error: Error | null | undefined, packet: object | undefined, what: string): Error | null {
  if (!error) return null;
  const { granted, reasonCode = granted?.[0], properties } = (packet ?? {}) as Acknowledgement;
  return reasonCode === undefined ? error : BrokerError.ofTopic(what, reasonCode, properties);
}
