import { typesOf } from './descriptor.js';
import type { ArmFunction } from './function.js';
import { JsonMessage } from './message.js';

/** The messages of one function, as JSON. */
export interface FunctionMessages {
  readonly request: JsonMessage;
  readonly response: JsonMessage;
  /** Of topics only. */
  readonly notification: JsonMessage | undefined;
  /** What the function does, in a sentence. */
  readonly comment: string;
}

const known = new Map<ArmFunction, FunctionMessages>();

/** The messages of `fn`. The first call loads the descriptor. */
export function messagesOf(fn: ArmFunction): FunctionMessages {
  let messages = known.get(fn);
  if (!messages) {
    const { request, response, notification, comment } = typesOf(fn);
    messages = {
      request: JsonMessage.of(request),
      response: JsonMessage.of(response),
      notification: notification && JsonMessage.of(notification),
      comment,
    };
    known.set(fn, messages);
  }
  return messages;
}
