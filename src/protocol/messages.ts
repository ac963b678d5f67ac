import { ProtocolError } from '../errors.js';
import { Kinova } from './gen/kortex3.js';
import { LenientReader } from './lenient-reader.js';

import Api = Kinova.Api;

/** Turns one kind of protobuf message into bytes and back. */
export interface MessageType<Read, Write = Read> {
  readonly name: string;
  encode(value: Write): Uint8Array;
  /** Throws a ProtocolError where the bytes are not such a message. */
  decode(bytes: Uint8Array): Read;
}

/** The static class that protobufjs generates for a message. */
interface Generated<Read, Write> {
  encode(value: Write): { finish(): Uint8Array };
  decode(reader: LenientReader): Read;
}

function message<Read, Write>(name: string, type: Generated<Read, Write>): MessageType<Read, Write> {
  return {
    name,
    encode: (value) => type.encode(value).finish(),
    decode(bytes) {
      try {
        return type.decode(new LenientReader(bytes));
      } catch (cause) {
        throw new ProtocolError(`${bytes.length} bytes are not a ${name} message`, { cause });
      }
    },
  };
}

export const FrameMessage = message('Frame', Api.Frame);
export const ErrorMessage = message('Error', Api.Error);
export const PayloadFrameTypeRaw = message('PayloadFrameTypeRaw', Api.PayloadFrameTypeRaw);
export const Empty = message('Empty', Api.Common.Empty);
export const NotificationOptions = message('NotificationOptions', Api.Common.NotificationOptions);
export const NotificationHandle = message('NotificationHandle', Api.Common.NotificationHandle);
export const UserRoleList = message('UserRoleList', Api.Common.UserRoleList);
export const UserProfileHandle = message('UserProfileHandle', Api.Common.UserProfileHandle);
export const CreateSessionInfo = message('CreateSessionInfo', Api.Session.CreateSessionInfo);
export const ConnectionList = message('ConnectionList', Api.Session.ConnectionList);
export const PayloadSessionStatusRaw = message('PayloadSessionStatusRaw', Api.Session.PayloadSessionStatusRaw);
export const SessionStatusHandle = message('SessionStatusHandle', Api.Session.SessionStatusHandle);
export const TemporaryRoleRequest = message('TemporaryRoleRequest', Api.Session.TemporaryRoleRequest);
export const AccessControlOptions = message('AccessControlOptions', Api.Session.AccessControlOptions);
export const UserProfile = message('UserProfile', Api.Base.UserProfile);
export const UserProfileList = message('UserProfileList', Api.Base.UserProfileList);
export const UserList = message('UserList', Api.Base.UserList);
export const FirmwareBundleVersions = message('FirmwareBundleVersions', Api.Base.FirmwareBundleVersions);

export type Connection = Api.Common.Connection.$Properties;
export type ConnectionList = Api.Session.ConnectionList.$Properties;
export type UserRole = Api.Common.UserRole.$Properties;
export type SessionStatusHandle = Api.Session.SessionStatusHandle.$Properties;

// As numbers: header fields are numbers, and an arm may send one that no enum knows.
export const FrameType: Record<keyof typeof Api.FrameTypes, number> = Api.FrameTypes;
export const ErrorCode: Record<keyof typeof Api.ErrorCodes, number> = Api.ErrorCodes;
export const SubErrorCode: Record<keyof typeof Api.SubErrorCodes, number> = Api.SubErrorCodes;
export const UserPermission = Api.Common.UserPermission;
export const ConnectionType = Api.Common.ConnectionType;

/**
 * The name of an enum value without its prefix: 5 of UserPermission is `READ_ONLY`.
 * A number that the enum does not know stays a number, since a newer arm may know more.
 */
export function enumName(values: object, value: number, prefix = ''): string | number {
  const name = (values as Record<number, unknown>)[value];
  return typeof name === 'string' ? name.slice(name.startsWith(prefix) ? prefix.length : 0) : value;
}
