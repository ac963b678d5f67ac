import type { NodeDef } from 'node-red';
import { type ReportName, REPORTS } from '../../src/arm/report-rows.js';
import { EVENTS, type EventName } from '../../src/arm/session-event.js';
import { toBoolean } from './values.js';

type EventProperty = keyof typeof EVENTS;
type ReportProperty = keyof typeof REPORTS;

/**
 * What the node takes for what a flow leaves out. A new node of the palette reports `state` and three REPORTS as well;
 * a flow that was saved before one could choose them does not.
 */
export const DEFAULTS = Object.fromEntries(Object.keys(EVENTS).map((property) => [property, true])) as Record<
  EventProperty,
  true
>;

/** A status-listener node as it stands in the flow. */
export interface StatusListenerDef extends NodeDef, Partial<Record<EventProperty | ReportProperty, boolean>> {
  arm?: string;
  /** A snapshot for every status of the arm, not only for the first one. */
  everyStatus?: boolean;
  /** Nothing about ourselves. */
  othersOnly?: boolean;
  /** How the arm stands, at the start and after every change. */
  state?: boolean;
}

/** What a listener reports. */
export interface Settings {
  wanted: ReadonlySet<EventName>;
  /** What the arm itself does; off if a flow leaves it out, as flows did before it could be chosen. */
  reports: ReportName[];
  everyStatus: boolean;
  othersOnly: boolean;
  /** Off if a flow leaves it out, likewise. */
  state: boolean;
}

/** The tick boxes. Throws an InputError that names the property. */
export function readSettings(def: StatusListenerDef): Settings {
  const properties = Object.keys(EVENTS) as EventProperty[];
  const ticked = properties.filter((property) => toBoolean(property, def[property] ?? DEFAULTS[property]));
  return {
    wanted: new Set(ticked.map((property) => EVENTS[property])),
    reports: (Object.keys(REPORTS) as ReportProperty[])
      .filter((property) => toBoolean(property, def[property]))
      .map((property) => REPORTS[property]),
    everyStatus: toBoolean('everyStatus', def.everyStatus),
    othersOnly: toBoolean('othersOnly', def.othersOnly),
    state: toBoolean('state', def.state),
  };
}
