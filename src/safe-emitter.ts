import { EventEmitter } from 'node:events';
import { toError } from './errors.js';

/** An emitter for many listeners that know nothing of each other: what one of them throws neither stops the others nor us. */
export class SafeEmitter<Events extends Record<keyof Events, unknown[]>> extends EventEmitter<Events> {
  /** Calls every listener of `event`. What a listener throws becomes a warning of the process. */
  notify<Name extends keyof Events & string>(event: Name, ...args: Events[Name]): void {
    for (const listener of (this as EventEmitter).rawListeners(event)) {
      try {
        Reflect.apply(listener, this, args);
      } catch (error) {
        const { message, stack = message } = toError(error);
        process.emitWarning(`a listener of '${event}' failed: ${stack}`, 'KortexListenerWarning');
      }
    }
  }
}
