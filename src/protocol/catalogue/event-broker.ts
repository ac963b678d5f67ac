import { changes, reads, topic } from './function.js';

/** The functions of EventBroker: events for people. */
export const EVENT_BROKER = {
  LogEvent: changes(1),
  LogEvents: changes(2),
  GetEvents: reads(3),
  ClearEvent: changes(4),
  ClearAllEvents: changes(5),
  EventTopic: topic(6, 'EventBroker.EventNotification'),
  Unsubscribe: changes(7),
};
