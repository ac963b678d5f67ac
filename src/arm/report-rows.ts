import type { JsonObject } from '../protocol/catalogue/json.js';
import { plainText } from './plain-text.js';

/** What the arm itself reports, by the property of the tick box that chooses it. */
export const REPORTS = {
  armState: 'arm-state',
  operatingMode: 'operating-mode',
  programStatus: 'program-status',
  armEvent: 'arm-event',
} as const;
/** The name of a report of what the arm itself does. */
export type ReportName = (typeof REPORTS)[keyof typeof REPORTS];

/** The part of a message that one report fills. */
export type Shown = Readonly<Record<string, unknown>>;

/** Where a report comes from, and what a message says of it. */
export interface ReportRow {
  topic: string;
  /** The function that reads the first value; none if each notification stands for itself. */
  read?: string;
  /** The property whose value before the change stands in `previous`. */
  key?: string;
  show: (read: JsonObject) => Shown;
  /** True for a value that the arm has for a moment only, on its way to another one. */
  isTransient?: (shown: Shown) => boolean;
}

const ARM_STATE: ReportRow = {
  topic: 'Base/ArmStateTopic',
  read: 'Base/GetArmState',
  key: 'state',
  show: ({ activeState }) => ({ state: activeState }),
};
const OPERATING_MODE: Omit<ReportRow, 'topic' | 'read'> = {
  key: 'mode',
  show: ({ operatingMode }) => ({ mode: operatingMode }),
};
const KORTEX_3: Record<ReportName, ReportRow> = {
  'arm-state': ARM_STATE,
  'operating-mode': {
    ...OPERATING_MODE,
    topic: 'Base/OperatingModeTopic',
    read: 'Base/GetCurrentOperatingMode',
    // A switch of the mode goes through it for about 1 ms.
    isTransient: ({ mode }) => mode === 'MONITORED_STOP',
  },
  'program-status': {
    topic: 'ProgramRunner/StatusChangeTopic',
    read: 'ProgramRunner/GetStatus',
    key: 'status',
    show: (read) => {
      const { status, currentHandles } = objectIn(read, 'statusInfo') ?? read;
      const program = objectIn({ currentHandles: currentHandles ?? null }, 'currentHandles');
      return { status, program: (program && objectIn(program, 'programHandle'))?.identifier ?? null };
    },
  },
  'arm-event': {
    topic: 'EventBroker/EventTopic',
    show: (read) => {
      const event = objectIn(read, 'event') ?? {};
      return {
        severity: objectIn(event, 'eventInfo')?.severity ?? null,
        code: event.code ?? null,
        title: textOf(event.title),
        explanation: textOf(event.explanation),
        suggestion: textOf(event.suggestion),
        source: textOf(event.source),
      };
    },
  },
};

/**
 * By the generation of the arm. Kortex 2 has no programs and no events; it is refused by the name that Kortex 3 has for
 * them.
 */
export const REPORT_ROWS: Readonly<Record<2 | 3, Readonly<Record<ReportName, ReportRow>>>> = {
  2: {
    ...KORTEX_3,
    'operating-mode': {
      ...OPERATING_MODE,
      topic: 'Base/OnNotificationOperatingModeTopic',
      read: 'Base/GetOperatingMode',
    },
  },
  3: KORTEX_3,
};

function objectIn(json: JsonObject, field: string): JsonObject | undefined {
  const value = json[field];
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value)
    ? value
    : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? plainText(value) : '';
}
