import { UserPermission } from '../../protocol/messages.js';
import type { Cell } from '../model/cell.js';
import type { Permission } from '../roles.js';
import type { ArmSession } from '../sessions.js';

/** What a function is called with, besides its request. */
export interface ServiceCall {
  readonly cell: Cell;
  readonly session: ArmSession;
  readonly nowMs: number;
  /** Whose command changed the state of the arm last: a Common.Connection. */
  readonly stateChangedBy: object | undefined;
}

/** A function that needs `permission`. Request and response are JSON. */
export interface ServiceHandler {
  readonly permission: Permission;
  run(request: unknown, call: ServiceCall): object;
}

/** What a row does, with the request as its author knows it from the descriptor. Nothing is an empty response. */
type Run<Request> = (request: Request, call: ServiceCall) => unknown;

function row<Request>(permission: Permission, run: Run<Request>): ServiceHandler {
  // What comes here was read by the message type of this very function.
  return {
    permission,
    run(request, call) {
      const response = run(request as Request, call);
      return typeof response === 'object' && response !== null ? response : {};
    },
  };
}

/** A function that tells something. */
export const reads = <Request>(run: Run<Request>): ServiceHandler => row(UserPermission.USER_PERMISSION_READ_ONLY, run);
/** A function that lets the arm do something. */
export const operates = <Request>(run: Run<Request>): ServiceHandler =>
  row(UserPermission.USER_PERMISSION_OPERATE, run);
/** A function that writes something down. */
export const configures = <Request>(run: Run<Request>): ServiceHandler =>
  row(UserPermission.USER_PERMISSION_CONFIGURE, run);
