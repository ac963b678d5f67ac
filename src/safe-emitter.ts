import { EventEmitter } from 'node:events';
import { toError } from './errors.js';

/**
 * An emitter for many listeners that know nothing of each other: what one of them throws neither stops the others nor
 * us.
 */
export class SafeEmitter<Events extends Record<keyof Events, unknown[]>> extends EventEmitter<Events> {
  /** Calls every listener of `event`. What a listener throws becomes a warning of the process. */
  notify<Name extends keyof Events & string>(event: Name, ...args: Events[Name]): void {
    for (const listener of (this as EventEmitter).rawListeners(event)) {
      safely(event, () => Reflect.apply(listener, this, args) as unknown);
    }
  }
}

/** Calls a listener of `event`. What it throws, or rejects with, becomes a warning of the process. */
export function safely(event: string, listener: () => unknown): void {
  const failed = (error: unknown) => {
    const { message, stack = message } = toError(error);
    process.emitWarning(`a listener of '${event}' failed: ${stack}`, 'KortexListenerWarning');
  };
  try {
    const result = listener();
    if (result instanceof Promise) result.catch(failed);
  } catch (error) {
    failed(error);
  }
}
