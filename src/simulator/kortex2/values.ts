import { userHandle } from '../user-profile.js';
import type { User } from '../users.js';
import type { ArmConnection } from '../wire.js';
import type { Kortex2State } from './state.js';

/** A connection as the arm lists it. Without a user, nobody is logged in on it. */
export function connectionOf({ address, identifier = 0 }: ArmConnection, user: User | undefined) {
  return {
    ...(user && { userHandle: userHandle(user) }),
    connectionInformation: address,
    connectionIdentifier: identifier,
  };
}

/** All that the arm says of a user: Kortex 2 knows no roles. */
export function profileOf(user: User) {
  const { username, firstname, lastname } = user;
  return { handle: userHandle(user), username, firstname, lastname };
}

export function armStateOf({ armState }: Kortex2State) {
  return { activeState: armState };
}

export function operatingModeOf({ operatingMode }: Kortex2State) {
  return { operatingMode, deviceHandle: { deviceType: 'BASE', deviceIdentifier: 1 } };
}
