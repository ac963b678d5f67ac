import type { EventText } from '../model/event-log.js';
import type { Severity } from '../model/notices.js';
import { configures, reads, type ServiceCall } from './service-handler.js';

interface AskedEvent extends Omit<EventText, 'severity'> {
  readonly eventInfo: { readonly severity: string | number } | null;
}

const SEVERITIES: readonly string[] = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] satisfies Severity[];

/** Keeps an event that a client reports. */
function log({ eventInfo, source, title, explanation, suggestion, code }: AskedEvent, { cell }: ServiceCall): void {
  const asked = String(eventInfo?.severity);
  const severity = SEVERITIES.includes(asked) ? (asked as Severity) : 'INFO';
  const texts = { ...(explanation !== undefined && { explanation }), ...(suggestion !== undefined && { suggestion }) };
  cell.events.raise({ severity, source, title, ...texts, ...(code !== undefined && { code }) });
}

/** What EventBroker does. */
export const EVENT_HANDLERS = {
  'EventBroker/LogEvent': configures(log),
  'EventBroker/LogEvents': configures(({ events }: { events: AskedEvent[] }, call) => {
    for (const event of events) log(event, call);
  }),
  'EventBroker/GetEvents': reads(({ size }: { size: number }, { cell }) => ({ events: cell.events.newest(size) })),
  'EventBroker/ClearEvent': configures(({ identifier }: { identifier: number }, { cell }) => {
    cell.events.clear(identifier);
  }),
  'EventBroker/ClearAllEvents': configures((_, { cell }) => cell.events.clearAll()),
};
