import mqtt, { type IClientPublishOptions, type MqttClient } from 'mqtt';
import { responseTopic } from '../src/protocol/topics.js';
import { bytesOf } from '../test/support/golden.js';
import { MESSAGE_ID_AT } from './wire.js';

/** A request that is ready to go, again and again. */
interface Slot {
  bytes: Buffer;
  options: IClientPublishOptions;
  answered: () => void;
}

/**
 * The floor of a call: mqtt.js publishes bytes that were made before, and finds the one who waits by the correlation
 * data. No frame is made or read, there is no promise and no timer per call, and nothing is checked.
 */
export class BareClient {
  readonly #mqtt: MqttClient;
  readonly #slots: Slot[] = [];

  private constructor(client: MqttClient, ownTopic: string, slots: number) {
    this.#mqtt = client;
    for (let slot = 0; slot < slots; slot++) {
      const correlationData = Buffer.of(slot >> 8, slot & 0xff);
      this.#slots.push({
        bytes: Buffer.alloc(0),
        options: { properties: { responseTopic: ownTopic, correlationData } },
        answered: () => undefined,
      });
    }
    client.on('message', (_topic, _bytes, { properties }) => {
      const { correlationData } = properties!;
      this.#slots[(correlationData![0]! << 8) | correlationData![1]!]!.answered();
    });
  }

  static async open(port: number, slots: number): Promise<BareClient> {
    // Joined as MqttTransport joins.
    const client = mqtt.connect({ host: '127.0.0.1', port, protocolVersion: 5, clientId: '', reconnectPeriod: 0 });
    const clientId = await new Promise<string>((resolve, reject) => {
      client.once('error', reject);
      client.once('connect', ({ properties }) => resolve(properties?.assignedClientIdentifier ?? ''));
    });
    const ownTopic = responseTopic(clientId);
    await client.subscribeAsync(ownTopic);
    return new BareClient(client, ownTopic, slots);
  }

  /** Publishes the golden `request` for `ms`, with `atOnce` waiting at any time. Resolves to the answers counted. */
  run(topic: string, request: string, atOnce: number, ms: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const lost = setTimeout(() => reject(new Error(`a bare ${request} got no answer`)), ms + 5000);
      const end = performance.now() + ms;
      let count = 0;
      let waiting = atOnce;
      for (const [index, slot] of this.#slots.slice(0, atOnce).entries()) {
        slot.bytes = bytesOf(request);
        slot.bytes.writeUInt16LE(index, MESSAGE_ID_AT);
        slot.answered = () => {
          count++;
          if (performance.now() < end) this.#mqtt.publish(topic, slot.bytes, slot.options);
          else if (--waiting === 0) {
            clearTimeout(lost);
            resolve(count);
          }
        };
        this.#mqtt.publish(topic, slot.bytes, slot.options);
      }
    });
  }

  async close(): Promise<void> {
    await this.#mqtt.endAsync();
  }
}
