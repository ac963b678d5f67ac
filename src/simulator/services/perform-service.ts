import { InputError } from '../../errors.js';
import type { ArmFunction } from '../../protocol/catalogue/function.js';
import type { FunctionName } from '../../protocol/catalogue/functions.js';
import { messagesOf } from '../../protocol/catalogue/messages-of.js';
import { Refusal, type RefusalReason } from '../refusal.js';
import type { Subscriptions } from '../subscriptions.js';
import { BASE_HANDLERS } from './base.js';
import { EVENT_HANDLERS } from './event-broker.js';
import { IO_HANDLERS } from './industrial-io.js';
import { PROGRAM_HANDLERS } from './programs.js';
import { reads, type ServiceCall, type ServiceHandler } from './service-handler.js';
import { VARIABLE_HANDLERS } from './variable-manager.js';

const HANDLERS: Partial<Record<FunctionName, ServiceHandler>> = {
  ...BASE_HANDLERS,
  ...PROGRAM_HANDLERS,
  ...VARIABLE_HANDLERS,
  ...IO_HANDLERS,
  ...EVENT_HANDLERS,
};

/** What the arm does on a function of the catalogue. Refuses one that it does not play. */
export function serviceHandlerOf({ name, notification }: ArmFunction, subscriptions: Subscriptions): ServiceHandler {
  if (notification !== undefined)
    return reads((_, { session }) => ({ identifier: subscriptions.add(name, session.id) }));
  if (name.endsWith('/Unsubscribe')) {
    return reads(({ identifier }: { identifier: number }, { session }) => {
      if (!subscriptions.remove(identifier, session.id)) throw new Refusal('unknown subscription');
    });
  }
  const handler = (HANDLERS as Partial<Record<string, ServiceHandler>>)[name];
  if (!handler) throw new Refusal('not played');
  return handler;
}

/**
 * Carries out a function, and returns the payload of the response. Refuses a request that could not be written down
 * again, such as one with NaN: what it leaves in the arm has to fit into later responses and notifications.
 */
export function performService(
  fn: ArmFunction,
  handler: ServiceHandler,
  payload: Uint8Array,
  call: ServiceCall,
): Uint8Array {
  const { request, response } = messagesOf(fn);
  const asked = request.decode(payload);
  orRefuse('bad parameter', () => request.encode(asked));
  const answer = handler.run(asked, call);
  return orRefuse('too long', () => response.encode(answer, 'response'));
}

function orRefuse(reason: RefusalReason, encode: () => Uint8Array): Uint8Array {
  try {
    return encode();
  } catch (error) {
    if (error instanceof InputError) throw new Refusal(reason);
    throw error;
  }
}
