import type { KortexClient } from '../client/client.js';
import type { Firmware } from './firmware.js';

/** An arm as the code here needs it: what it is called in messages and in the log, and the client that speaks to it. */
export interface Arm {
  label: string;
  client: KortexClient;
  /** Its address; left out if it is reached by the name of an OpenZiti service. */
  host?: string | undefined;
  firmware?: Firmware | undefined;
  /** Writes a line to the log; nothing is written if it is left out. */
  log?: (text: string) => void;
}

/** Which arm a message is about; null is what is not known. */
export interface ArmFacts {
  /** The name of the arm in the flow. */
  arm: string;
  /** Its address; null if it is reached by the name of an OpenZiti service. */
  host: string | null;
  generation: 2 | 3 | null;
  /** Null until the arm has told it over this connection. */
  firmware: string | null;
}

/** Says which arm and call a result came from; stands in `msg.kortex`. */
export interface Origin extends ArmFacts {
  /** `Service/Function`; null if the arm was not asked. */
  method: string | null;
  sessionId: number | null;
  durationMs: number;
}

/** What messages tell of `arm` itself. */
export function factsOf({
  label,
  host,
  client,
  firmware,
}: Omit<Arm, 'client' | 'log'> & { client?: KortexClient | undefined }): ArmFacts {
  return {
    arm: label,
    host: host ?? null,
    generation: client?.generation ?? null,
    firmware: firmware?.version ?? null,
  };
}

/** The origin of what nobody asked for: `method` is the topic that it came on, null where the client tells it. */
export function originOf(arm: Parameters<typeof factsOf>[0], method: string | null = null): Origin {
  return { ...factsOf(arm), method, sessionId: arm.client?.sessionId || null, durationMs: 0 };
}

/** Runs `ask` and tells, besides its result, where that came from and how long it took. */
export async function timed<T>(
  arm: Arm,
  method: string | null,
  ask: () => Promise<T>,
): Promise<{ result: T; kortex: Origin }> {
  const startedMs = performance.now();
  const sessionBefore = arm.client.sessionId;
  const result = await ask();
  const origin = originOf(arm, method);
  return {
    result,
    kortex: {
      ...origin,
      sessionId: (origin.sessionId ?? sessionBefore) || null,
      durationMs: Math.round(performance.now() - startedMs),
    },
  };
}
