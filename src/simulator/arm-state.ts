import type { Residents } from './connection-list.js';
import type { Cell } from './model/cell.js';
import type { Sessions } from './sessions.js';
import type { Subscriptions } from './subscriptions.js';
import type { User } from './users.js';
import type { ArmConnection } from './wire.js';

/** Who may control the arm. */
export interface AccessControl {
  /** Survives a restart. */
  singleSourceControl: boolean;
  /** Lost at a restart. */
  bypassRemoteAccess: boolean;
}

/** All that the arm knows, as the handlers of its methods see it. */
export interface ArmState {
  readonly users: readonly User[];
  readonly sessions: Sessions;
  readonly accessControl: AccessControl;
  readonly connections: ReadonlySet<ArmConnection>;
  readonly residents: Residents;
  /** Older firmware fills only the flat, deprecated list of connections. */
  readonly flatList: boolean;
  readonly cell: Cell;
  readonly subscriptions: Subscriptions;
  /** Whose command changed the state of the arm last: a Common.Connection. */
  readonly stateChangedBy: object | undefined;
}
