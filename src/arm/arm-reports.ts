import type { KortexClient } from '../client/client.js';
import { type ReportName, REPORT_ROWS } from './report-rows.js';
import { ReportWatch } from './report-watch.js';

/** What the arm itself reports, as a message has it. */
export interface ArmReport {
  event: ReportName;
  [property: string]: unknown;
  /** When it came, as an ISO text. */
  at: string;
}

/** Which reports an `ArmReports` makes, and whom it calls. */
export interface ArmReportsOptions {
  /** Which reports. */
  names: readonly ReportName[];
  onReport: (report: ArmReport) => void;
  /** Called if the arm does not offer a report, or refuses it; at each login anew. The other reports go on. */
  onError: (name: ReportName, error: Error) => void;
}

/**
 * Reports what the arm itself does, from now on and until `stop()`: the first value once after every login, with
 * `previous` null, then each change. Without a session nothing is known, and nothing is reported.
 */
export class ArmReports {
  readonly #watches: readonly ReportWatch[];

  constructor(client: KortexClient, { names, onReport, onError }: ArmReportsOptions) {
    this.#watches = names.map(
      (event) =>
        new ReportWatch(client, REPORT_ROWS[client.generation][event], {
          onChange: (shown) => onReport({ event, ...shown, at: new Date().toISOString() }),
          onError: (error) => onError(event, error),
        }),
    );
  }

  stop(): void {
    for (const watch of this.#watches) watch.stop();
  }
}
