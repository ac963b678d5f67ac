import * as $protobuf from "protobufjs/minimal";
import Long = require("long");

/** Namespace Kinova. */
export namespace Kinova {

    /** Namespace Api. */
    namespace Api {

        /** Namespace Base. */
        namespace Base {

            /**
             * Properties of a UserProfile.
             * @deprecated Use Kinova.Api.Base.UserProfile.$Properties instead.
             */
            interface IUserProfile extends Kinova.Api.Base.UserProfile.$Properties {
            }

            /** A user. */
            class UserProfile {

                /**
                 * Constructs a new UserProfile.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Base.UserProfile.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UserProfile handle. */
                handle?: (Kinova.Api.Common.UserProfileHandle.$Properties|null);

                /** UserProfile username. */
                username: string;

                /** UserProfile firstname. */
                firstname: string;

                /** UserProfile lastname. */
                lastname: string;

                /** free text of the web application */
                applicationData: string;

                /** read only */
                roles: Kinova.Api.Common.UserRole.$Properties[];

                /**
                 * Creates a new UserProfile instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UserProfile instance
                 */
                static create(properties: Kinova.Api.Base.UserProfile.$Shape): Kinova.Api.Base.UserProfile & Kinova.Api.Base.UserProfile.$Shape;
                static create(properties?: Kinova.Api.Base.UserProfile.$Properties): Kinova.Api.Base.UserProfile;

                /**
                 * Encodes the specified UserProfile message. Does not implicitly {@link Kinova.Api.Base.UserProfile.verify|verify} messages.
                 * @param message UserProfile message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Base.UserProfile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UserProfile message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.UserProfile & Kinova.Api.Base.UserProfile.$Shape} UserProfile
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Base.UserProfile & Kinova.Api.Base.UserProfile.$Shape;
            }

            namespace UserProfile {

                /** Properties of a UserProfile. */
                interface $Properties {

                    /** UserProfile handle */
                    handle?: (Kinova.Api.Common.UserProfileHandle.$Properties|null);

                    /** UserProfile username */
                    username?: (string|null);

                    /** UserProfile firstname */
                    firstname?: (string|null);

                    /** UserProfile lastname */
                    lastname?: (string|null);

                    /** free text of the web application */
                    applicationData?: (string|null);

                    /** read only */
                    roles?: (Kinova.Api.Common.UserRole.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a UserProfile. */
                type $Shape = Kinova.Api.Base.UserProfile.$Properties;
            }

            /**
             * Properties of a UserProfileList.
             * @deprecated Use Kinova.Api.Base.UserProfileList.$Properties instead.
             */
            interface IUserProfileList extends Kinova.Api.Base.UserProfileList.$Properties {
            }

            /** Represents a UserProfileList. */
            class UserProfileList {

                /**
                 * Constructs a new UserProfileList.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Base.UserProfileList.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UserProfileList userProfiles. */
                userProfiles: Kinova.Api.Base.UserProfile.$Properties[];

                /**
                 * Creates a new UserProfileList instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UserProfileList instance
                 */
                static create(properties: Kinova.Api.Base.UserProfileList.$Shape): Kinova.Api.Base.UserProfileList & Kinova.Api.Base.UserProfileList.$Shape;
                static create(properties?: Kinova.Api.Base.UserProfileList.$Properties): Kinova.Api.Base.UserProfileList;

                /**
                 * Encodes the specified UserProfileList message. Does not implicitly {@link Kinova.Api.Base.UserProfileList.verify|verify} messages.
                 * @param message UserProfileList message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Base.UserProfileList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UserProfileList message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.UserProfileList & Kinova.Api.Base.UserProfileList.$Shape} UserProfileList
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Base.UserProfileList & Kinova.Api.Base.UserProfileList.$Shape;
            }

            namespace UserProfileList {

                /** Properties of a UserProfileList. */
                interface $Properties {

                    /** UserProfileList userProfiles */
                    userProfiles?: (Kinova.Api.Base.UserProfile.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a UserProfileList. */
                type $Shape = Kinova.Api.Base.UserProfileList.$Properties;
            }

            /**
             * Properties of a UserList.
             * @deprecated Use Kinova.Api.Base.UserList.$Properties instead.
             */
            interface IUserList extends Kinova.Api.Base.UserList.$Properties {
            }

            /** Represents a UserList. */
            class UserList {

                /**
                 * Constructs a new UserList.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Base.UserList.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UserList userHandles. */
                userHandles: Kinova.Api.Common.UserProfileHandle.$Properties[];

                /**
                 * Creates a new UserList instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UserList instance
                 */
                static create(properties: Kinova.Api.Base.UserList.$Shape): Kinova.Api.Base.UserList & Kinova.Api.Base.UserList.$Shape;
                static create(properties?: Kinova.Api.Base.UserList.$Properties): Kinova.Api.Base.UserList;

                /**
                 * Encodes the specified UserList message. Does not implicitly {@link Kinova.Api.Base.UserList.verify|verify} messages.
                 * @param message UserList message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Base.UserList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UserList message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.UserList & Kinova.Api.Base.UserList.$Shape} UserList
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Base.UserList & Kinova.Api.Base.UserList.$Shape;
            }

            namespace UserList {

                /** Properties of a UserList. */
                interface $Properties {

                    /** UserList userHandles */
                    userHandles?: (Kinova.Api.Common.UserProfileHandle.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a UserList. */
                type $Shape = Kinova.Api.Base.UserList.$Properties;
            }

            /**
             * Properties of a FirmwareBundleVersions.
             * @deprecated Use Kinova.Api.Base.FirmwareBundleVersions.$Properties instead.
             */
            interface IFirmwareBundleVersions extends Kinova.Api.Base.FirmwareBundleVersions.$Properties {
            }

            /** What runs on the arm. */
            class FirmwareBundleVersions {

                /**
                 * Constructs a new FirmwareBundleVersions.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Base.FirmwareBundleVersions.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FirmwareBundleVersions mainBundleVersion. */
                mainBundleVersion: string;

                /** FirmwareBundleVersions componentsVersions. */
                componentsVersions: Kinova.Api.Base.FirmwareComponentVersion.$Properties[];

                /**
                 * Creates a new FirmwareBundleVersions instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns FirmwareBundleVersions instance
                 */
                static create(properties: Kinova.Api.Base.FirmwareBundleVersions.$Shape): Kinova.Api.Base.FirmwareBundleVersions & Kinova.Api.Base.FirmwareBundleVersions.$Shape;
                static create(properties?: Kinova.Api.Base.FirmwareBundleVersions.$Properties): Kinova.Api.Base.FirmwareBundleVersions;

                /**
                 * Encodes the specified FirmwareBundleVersions message. Does not implicitly {@link Kinova.Api.Base.FirmwareBundleVersions.verify|verify} messages.
                 * @param message FirmwareBundleVersions message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Base.FirmwareBundleVersions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FirmwareBundleVersions message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.FirmwareBundleVersions & Kinova.Api.Base.FirmwareBundleVersions.$Shape} FirmwareBundleVersions
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Base.FirmwareBundleVersions & Kinova.Api.Base.FirmwareBundleVersions.$Shape;
            }

            namespace FirmwareBundleVersions {

                /** Properties of a FirmwareBundleVersions. */
                interface $Properties {

                    /** FirmwareBundleVersions mainBundleVersion */
                    mainBundleVersion?: (string|null);

                    /** FirmwareBundleVersions componentsVersions */
                    componentsVersions?: (Kinova.Api.Base.FirmwareComponentVersion.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FirmwareBundleVersions. */
                type $Shape = Kinova.Api.Base.FirmwareBundleVersions.$Properties;
            }

            /**
             * Properties of a FirmwareComponentVersion.
             * @deprecated Use Kinova.Api.Base.FirmwareComponentVersion.$Properties instead.
             */
            interface IFirmwareComponentVersion extends Kinova.Api.Base.FirmwareComponentVersion.$Properties {
            }

            /** Represents a FirmwareComponentVersion. */
            class FirmwareComponentVersion {

                /**
                 * Constructs a new FirmwareComponentVersion.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Base.FirmwareComponentVersion.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FirmwareComponentVersion name. */
                name: string;

                /** FirmwareComponentVersion version. */
                version: string;

                /** 0 is the base */
                deviceId: number;

                /**
                 * Creates a new FirmwareComponentVersion instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns FirmwareComponentVersion instance
                 */
                static create(properties: Kinova.Api.Base.FirmwareComponentVersion.$Shape): Kinova.Api.Base.FirmwareComponentVersion & Kinova.Api.Base.FirmwareComponentVersion.$Shape;
                static create(properties?: Kinova.Api.Base.FirmwareComponentVersion.$Properties): Kinova.Api.Base.FirmwareComponentVersion;

                /**
                 * Encodes the specified FirmwareComponentVersion message. Does not implicitly {@link Kinova.Api.Base.FirmwareComponentVersion.verify|verify} messages.
                 * @param message FirmwareComponentVersion message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Base.FirmwareComponentVersion.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FirmwareComponentVersion message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.FirmwareComponentVersion & Kinova.Api.Base.FirmwareComponentVersion.$Shape} FirmwareComponentVersion
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Base.FirmwareComponentVersion & Kinova.Api.Base.FirmwareComponentVersion.$Shape;
            }

            namespace FirmwareComponentVersion {

                /** Properties of a FirmwareComponentVersion. */
                interface $Properties {

                    /** FirmwareComponentVersion name */
                    name?: (string|null);

                    /** FirmwareComponentVersion version */
                    version?: (string|null);

                    /** 0 is the base */
                    deviceId?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FirmwareComponentVersion. */
                type $Shape = Kinova.Api.Base.FirmwareComponentVersion.$Properties;
            }
        }

        /** Namespace Common. */
        namespace Common {

            /** Not ordered by strength. */
            enum UserPermission {

                /** USER_PERMISSION_UNSPECIFIED value */
                USER_PERMISSION_UNSPECIFIED = 0,

                /** USER_PERMISSION_OPERATE value */
                USER_PERMISSION_OPERATE = 1,

                /** USER_PERMISSION_CONFIGURE value */
                USER_PERMISSION_CONFIGURE = 2,

                /** USER_PERMISSION_SAFETIES value */
                USER_PERMISSION_SAFETIES = 3,

                /** USER_PERMISSION_SYSTEM value */
                USER_PERMISSION_SYSTEM = 4,

                /** USER_PERMISSION_READ_ONLY value */
                USER_PERMISSION_READ_ONLY = 5
            }

            /** NotificationType enum. */
            enum NotificationType {

                /** NOTIFICATION_TYPE_UNSPECIFIED value */
                NOTIFICATION_TYPE_UNSPECIFIED = 0,

                /** NOTIFICATION_TYPE_FIX_RATE value */
                NOTIFICATION_TYPE_FIX_RATE = 2,

                /** NOTIFICATION_TYPE_EVENT value */
                NOTIFICATION_TYPE_EVENT = 3
            }

            /** How somebody is connected. */
            enum ConnectionType {

                /** CONNECTION_TYPE_UNSPECIFIED value */
                CONNECTION_TYPE_UNSPECIFIED = 0,

                /** CONNECTION_TYPE_MQTT_TCP value */
                CONNECTION_TYPE_MQTT_TCP = 1,

                /** CONNECTION_TYPE_MQTT_WEBSOCKET value */
                CONNECTION_TYPE_MQTT_WEBSOCKET = 2,

                /** CONNECTION_TYPE_UDP value */
                CONNECTION_TYPE_UDP = 3
            }

            /**
             * Properties of a UserProfileHandle.
             * @deprecated Use Kinova.Api.Common.UserProfileHandle.$Properties instead.
             */
            interface IUserProfileHandle extends Kinova.Api.Common.UserProfileHandle.$Properties {
            }

            /** Names a user; 0 is nobody. */
            class UserProfileHandle {

                /**
                 * Constructs a new UserProfileHandle.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Common.UserProfileHandle.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UserProfileHandle identifier. */
                identifier: number;

                /** bit mask of Permission */
                permission: number;

                /**
                 * Creates a new UserProfileHandle instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UserProfileHandle instance
                 */
                static create(properties: Kinova.Api.Common.UserProfileHandle.$Shape): Kinova.Api.Common.UserProfileHandle & Kinova.Api.Common.UserProfileHandle.$Shape;
                static create(properties?: Kinova.Api.Common.UserProfileHandle.$Properties): Kinova.Api.Common.UserProfileHandle;

                /**
                 * Encodes the specified UserProfileHandle message. Does not implicitly {@link Kinova.Api.Common.UserProfileHandle.verify|verify} messages.
                 * @param message UserProfileHandle message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Common.UserProfileHandle.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UserProfileHandle message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.UserProfileHandle & Kinova.Api.Common.UserProfileHandle.$Shape} UserProfileHandle
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Common.UserProfileHandle & Kinova.Api.Common.UserProfileHandle.$Shape;
            }

            namespace UserProfileHandle {

                /** Properties of a UserProfileHandle. */
                interface $Properties {

                    /** UserProfileHandle identifier */
                    identifier?: (number|null);

                    /** bit mask of Permission */
                    permission?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a UserProfileHandle. */
                type $Shape = Kinova.Api.Common.UserProfileHandle.$Properties;
            }

            /**
             * Properties of a UserRole.
             * @deprecated Use Kinova.Api.Common.UserRole.$Properties instead.
             */
            interface IUserRole extends Kinova.Api.Common.UserRole.$Properties {
            }

            /** A role and what it allows. Permissions of several roles add up. */
            class UserRole {

                /**
                 * Constructs a new UserRole.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Common.UserRole.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UserRole identifier. */
                identifier: string;

                /** UserRole permissions. */
                permissions: Kinova.Api.Common.UserPermission[];

                /**
                 * Creates a new UserRole instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UserRole instance
                 */
                static create(properties: Kinova.Api.Common.UserRole.$Shape): Kinova.Api.Common.UserRole & Kinova.Api.Common.UserRole.$Shape;
                static create(properties?: Kinova.Api.Common.UserRole.$Properties): Kinova.Api.Common.UserRole;

                /**
                 * Encodes the specified UserRole message. Does not implicitly {@link Kinova.Api.Common.UserRole.verify|verify} messages.
                 * @param message UserRole message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Common.UserRole.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UserRole message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.UserRole & Kinova.Api.Common.UserRole.$Shape} UserRole
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Common.UserRole & Kinova.Api.Common.UserRole.$Shape;
            }

            namespace UserRole {

                /** Properties of a UserRole. */
                interface $Properties {

                    /** UserRole identifier */
                    identifier?: (string|null);

                    /** UserRole permissions */
                    permissions?: (Kinova.Api.Common.UserPermission[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a UserRole. */
                type $Shape = Kinova.Api.Common.UserRole.$Properties;
            }

            /**
             * Properties of an Empty.
             * @deprecated Use Kinova.Api.Common.Empty.$Properties instead.
             */
            interface IEmpty extends Kinova.Api.Common.Empty.$Properties {
            }

            /** For methods that take or return nothing. */
            class Empty {

                /**
                 * Constructs a new Empty.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Common.Empty.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Creates a new Empty instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Empty instance
                 */
                static create(properties: Kinova.Api.Common.Empty.$Shape): Kinova.Api.Common.Empty & Kinova.Api.Common.Empty.$Shape;
                static create(properties?: Kinova.Api.Common.Empty.$Properties): Kinova.Api.Common.Empty;

                /**
                 * Encodes the specified Empty message. Does not implicitly {@link Kinova.Api.Common.Empty.verify|verify} messages.
                 * @param message Empty message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Common.Empty.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Empty message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.Empty & Kinova.Api.Common.Empty.$Shape} Empty
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Common.Empty & Kinova.Api.Common.Empty.$Shape;
            }

            namespace Empty {

                /** Properties of an Empty. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Empty. */
                type $Shape = Kinova.Api.Common.Empty.$Properties;
            }

            /**
             * Properties of a NotificationHandle.
             * @deprecated Use Kinova.Api.Common.NotificationHandle.$Properties instead.
             */
            interface INotificationHandle extends Kinova.Api.Common.NotificationHandle.$Properties {
            }

            /** Names one subscription. */
            class NotificationHandle {

                /**
                 * Constructs a new NotificationHandle.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Common.NotificationHandle.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** NotificationHandle identifier. */
                identifier: number;

                /**
                 * Creates a new NotificationHandle instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns NotificationHandle instance
                 */
                static create(properties: Kinova.Api.Common.NotificationHandle.$Shape): Kinova.Api.Common.NotificationHandle & Kinova.Api.Common.NotificationHandle.$Shape;
                static create(properties?: Kinova.Api.Common.NotificationHandle.$Properties): Kinova.Api.Common.NotificationHandle;

                /**
                 * Encodes the specified NotificationHandle message. Does not implicitly {@link Kinova.Api.Common.NotificationHandle.verify|verify} messages.
                 * @param message NotificationHandle message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Common.NotificationHandle.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a NotificationHandle message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.NotificationHandle & Kinova.Api.Common.NotificationHandle.$Shape} NotificationHandle
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Common.NotificationHandle & Kinova.Api.Common.NotificationHandle.$Shape;
            }

            namespace NotificationHandle {

                /** Properties of a NotificationHandle. */
                interface $Properties {

                    /** NotificationHandle identifier */
                    identifier?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a NotificationHandle. */
                type $Shape = Kinova.Api.Common.NotificationHandle.$Properties;
            }

            /**
             * Properties of a NotificationOptions.
             * @deprecated Use Kinova.Api.Common.NotificationOptions.$Properties instead.
             */
            interface INotificationOptions extends Kinova.Api.Common.NotificationOptions.$Properties {
            }

            /** How a notification is asked for; the arm expects it left empty. */
            class NotificationOptions {

                /**
                 * Constructs a new NotificationOptions.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Common.NotificationOptions.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** NotificationOptions type. */
                type: Kinova.Api.Common.NotificationType;

                /** ms */
                rateMSec: number;

                /** NotificationOptions thresholdValue. */
                thresholdValue: number;

                /**
                 * Creates a new NotificationOptions instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns NotificationOptions instance
                 */
                static create(properties: Kinova.Api.Common.NotificationOptions.$Shape): Kinova.Api.Common.NotificationOptions & Kinova.Api.Common.NotificationOptions.$Shape;
                static create(properties?: Kinova.Api.Common.NotificationOptions.$Properties): Kinova.Api.Common.NotificationOptions;

                /**
                 * Encodes the specified NotificationOptions message. Does not implicitly {@link Kinova.Api.Common.NotificationOptions.verify|verify} messages.
                 * @param message NotificationOptions message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Common.NotificationOptions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a NotificationOptions message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.NotificationOptions & Kinova.Api.Common.NotificationOptions.$Shape} NotificationOptions
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Common.NotificationOptions & Kinova.Api.Common.NotificationOptions.$Shape;
            }

            namespace NotificationOptions {

                /** Properties of a NotificationOptions. */
                interface $Properties {

                    /** NotificationOptions type */
                    type?: (Kinova.Api.Common.NotificationType|null);

                    /** ms */
                    rateMSec?: (number|null);

                    /** NotificationOptions thresholdValue */
                    thresholdValue?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a NotificationOptions. */
                type $Shape = Kinova.Api.Common.NotificationOptions.$Properties;
            }

            /**
             * Properties of a Connection.
             * @deprecated Use Kinova.Api.Common.Connection.$Properties instead.
             */
            interface IConnection extends Kinova.Api.Common.Connection.$Properties {
            }

            /** Somebody connected to the arm. Without a session the handle, the session identifier, the timeout and the roles are empty. */
            class Connection {

                /**
                 * Constructs a new Connection.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Common.Connection.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** 0 where nobody is logged in */
                userHandle?: (Kinova.Api.Common.UserProfileHandle.$Properties|null);

                /** free text: an address with its port, in several spellings */
                connectionInformation: string;

                /** started inside the arm's controller */
                isLocal: boolean;

                /** 0 without a session */
                sessionIdentifier: number;

                /** ms */
                connectionInactivityTimeout: number;

                /** Connection roles. */
                roles: Kinova.Api.Common.UserRole.$Properties[];

                /** Connection connectionType. */
                connectionType: Kinova.Api.Common.ConnectionType;

                /** a client of the web application */
                isWebapp: boolean;

                /** Connection username. */
                username: string;

                /** Connection connectionIdentifier. */
                connectionIdentifier: number;

                /**
                 * Creates a new Connection instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Connection instance
                 */
                static create(properties: Kinova.Api.Common.Connection.$Shape): Kinova.Api.Common.Connection & Kinova.Api.Common.Connection.$Shape;
                static create(properties?: Kinova.Api.Common.Connection.$Properties): Kinova.Api.Common.Connection;

                /**
                 * Encodes the specified Connection message. Does not implicitly {@link Kinova.Api.Common.Connection.verify|verify} messages.
                 * @param message Connection message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Common.Connection.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Connection message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.Connection & Kinova.Api.Common.Connection.$Shape} Connection
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Common.Connection & Kinova.Api.Common.Connection.$Shape;
            }

            namespace Connection {

                /** Properties of a Connection. */
                interface $Properties {

                    /** 0 where nobody is logged in */
                    userHandle?: (Kinova.Api.Common.UserProfileHandle.$Properties|null);

                    /** free text: an address with its port, in several spellings */
                    connectionInformation?: (string|null);

                    /** started inside the arm's controller */
                    isLocal?: (boolean|null);

                    /** 0 without a session */
                    sessionIdentifier?: (number|null);

                    /** ms */
                    connectionInactivityTimeout?: (number|null);

                    /** Connection roles */
                    roles?: (Kinova.Api.Common.UserRole.$Properties[]|null);

                    /** Connection connectionType */
                    connectionType?: (Kinova.Api.Common.ConnectionType|null);

                    /** a client of the web application */
                    isWebapp?: (boolean|null);

                    /** Connection username */
                    username?: (string|null);

                    /** Connection connectionIdentifier */
                    connectionIdentifier?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Connection. */
                type $Shape = Kinova.Api.Common.Connection.$Properties;
            }

            /**
             * Properties of a UserRoleList.
             * @deprecated Use Kinova.Api.Common.UserRoleList.$Properties instead.
             */
            interface IUserRoleList extends Kinova.Api.Common.UserRoleList.$Properties {
            }

            /** Represents a UserRoleList. */
            class UserRoleList {

                /**
                 * Constructs a new UserRoleList.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Common.UserRoleList.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UserRoleList roles. */
                roles: Kinova.Api.Common.UserRole.$Properties[];

                /**
                 * Creates a new UserRoleList instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UserRoleList instance
                 */
                static create(properties: Kinova.Api.Common.UserRoleList.$Shape): Kinova.Api.Common.UserRoleList & Kinova.Api.Common.UserRoleList.$Shape;
                static create(properties?: Kinova.Api.Common.UserRoleList.$Properties): Kinova.Api.Common.UserRoleList;

                /**
                 * Encodes the specified UserRoleList message. Does not implicitly {@link Kinova.Api.Common.UserRoleList.verify|verify} messages.
                 * @param message UserRoleList message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Common.UserRoleList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UserRoleList message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.UserRoleList & Kinova.Api.Common.UserRoleList.$Shape} UserRoleList
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Common.UserRoleList & Kinova.Api.Common.UserRoleList.$Shape;
            }

            namespace UserRoleList {

                /** Properties of a UserRoleList. */
                interface $Properties {

                    /** UserRoleList roles */
                    roles?: (Kinova.Api.Common.UserRole.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a UserRoleList. */
                type $Shape = Kinova.Api.Common.UserRoleList.$Properties;
            }
        }

        /** Who refused. */
        enum ErrorCodes {

            /** ERROR_NONE value */
            ERROR_NONE = 0,

            /** ERROR_PROTOCOL_SERVER value */
            ERROR_PROTOCOL_SERVER = 1,

            /** ERROR_PROTOCOL_CLIENT value */
            ERROR_PROTOCOL_CLIENT = 2,

            /** ERROR_DEVICE value */
            ERROR_DEVICE = 3,

            /** ERROR_INTERNAL value */
            ERROR_INTERNAL = 4
        }

        /** The detail behind an error code; stands in the header and in Error. */
        enum SubErrorCodes {

            /** SUB_ERROR_NONE value */
            SUB_ERROR_NONE = 0,

            /** METHOD_FAILED value */
            METHOD_FAILED = 1,

            /** UNIMPLEMENTED value */
            UNIMPLEMENTED = 2,

            /** INVALID_PARAM value */
            INVALID_PARAM = 3,

            /** UNSUPPORTED_SERVICE value */
            UNSUPPORTED_SERVICE = 4,

            /** UNSUPPORTED_METHOD value */
            UNSUPPORTED_METHOD = 5,

            /** TOO_LARGE_ENCODED_FRAME_BUFFER value */
            TOO_LARGE_ENCODED_FRAME_BUFFER = 6,

            /** FRAME_ENCODING_ERR value */
            FRAME_ENCODING_ERR = 7,

            /** FRAME_DECODING_ERR value */
            FRAME_DECODING_ERR = 8,

            /** INCOMPATIBLE_HEADER_VERSION value */
            INCOMPATIBLE_HEADER_VERSION = 9,

            /** UNSUPPORTED_FRAME_TYPE value */
            UNSUPPORTED_FRAME_TYPE = 10,

            /** UNREGISTERED_NOTIFICATION_RECEIVED value */
            UNREGISTERED_NOTIFICATION_RECEIVED = 11,

            /** INVALID_SESSION value */
            INVALID_SESSION = 12,

            /** PAYLOAD_DECODING_ERR value */
            PAYLOAD_DECODING_ERR = 13,

            /** UNREGISTERED_FRAME_RECEIVED value */
            UNREGISTERED_FRAME_RECEIVED = 14,

            /** INVALID_PASSWORD value */
            INVALID_PASSWORD = 15,

            /** USER_NOT_FOUND value */
            USER_NOT_FOUND = 16,

            /** ENTITY_NOT_FOUND value */
            ENTITY_NOT_FOUND = 17,

            /** ROBOT_MOVEMENT_IN_PROGRESS value */
            ROBOT_MOVEMENT_IN_PROGRESS = 18,

            /** ROBOT_NOT_MOVING value */
            ROBOT_NOT_MOVING = 19,

            /** NO_MORE_STORAGE_SPACE value */
            NO_MORE_STORAGE_SPACE = 20,

            /** ROBOT_NOT_READY value */
            ROBOT_NOT_READY = 21,

            /** ROBOT_IN_FAULT value */
            ROBOT_IN_FAULT = 22,

            /** ROBOT_IN_MAINTENANCE value */
            ROBOT_IN_MAINTENANCE = 23,

            /** ROBOT_IN_UPDATE_MODE value */
            ROBOT_IN_UPDATE_MODE = 24,

            /** ROBOT_IN_EMERGENCY_STOP value */
            ROBOT_IN_EMERGENCY_STOP = 25,

            /** SINGLE_LEVEL_SERVOING value */
            SINGLE_LEVEL_SERVOING = 26,

            /** LOW_LEVEL_SERVOING value */
            LOW_LEVEL_SERVOING = 27,

            /** MAPPING_GROUP_NON_ROOT value */
            MAPPING_GROUP_NON_ROOT = 28,

            /** MAPPING_INVALID_GROUP value */
            MAPPING_INVALID_GROUP = 29,

            /** MAPPING_INVALID_MAP value */
            MAPPING_INVALID_MAP = 30,

            /** MAP_GROUP_INVALID_MAP value */
            MAP_GROUP_INVALID_MAP = 31,

            /** MAP_GROUP_INVALID_PARENT value */
            MAP_GROUP_INVALID_PARENT = 32,

            /** MAP_GROUP_INVALID_CHILD value */
            MAP_GROUP_INVALID_CHILD = 33,

            /** MAP_GROUP_INVALID_MOVE value */
            MAP_GROUP_INVALID_MOVE = 34,

            /** MAP_IN_USE value */
            MAP_IN_USE = 35,

            /** WIFI_CONNECT_ERROR value */
            WIFI_CONNECT_ERROR = 36,

            /** UNSUPPORTED_NETWORK_TYPE value */
            UNSUPPORTED_NETWORK_TYPE = 37,

            /** TOO_LARGE_ENCODED_PAYLOAD_BUFFER value */
            TOO_LARGE_ENCODED_PAYLOAD_BUFFER = 38,

            /** UPDATE_PERMISSION_DENIED value */
            UPDATE_PERMISSION_DENIED = 39,

            /** DELETE_PERMISSION_DENIED value */
            DELETE_PERMISSION_DENIED = 40,

            /** DATABASE_ERROR value */
            DATABASE_ERROR = 41,

            /** UNSUPPORTED_OPTION value */
            UNSUPPORTED_OPTION = 42,

            /** UNSUPPORTED_RESOLUTION value */
            UNSUPPORTED_RESOLUTION = 43,

            /** UNSUPPORTED_FRAME_RATE value */
            UNSUPPORTED_FRAME_RATE = 44,

            /** UNSUPPORTED_BIT_RATE value */
            UNSUPPORTED_BIT_RATE = 45,

            /** UNSUPPORTED_ACTION value */
            UNSUPPORTED_ACTION = 46,

            /** UNSUPPORTED_FOCUS_ACTION value */
            UNSUPPORTED_FOCUS_ACTION = 47,

            /** VALUE_IS_ABOVE_MAXIMUM value */
            VALUE_IS_ABOVE_MAXIMUM = 48,

            /** VALUE_IS_BELOW_MINIMUM value */
            VALUE_IS_BELOW_MINIMUM = 49,

            /** DEVICE_DISCONNECTED value */
            DEVICE_DISCONNECTED = 50,

            /** DEVICE_NOT_READY value */
            DEVICE_NOT_READY = 51,

            /** INVALID_DEVICE value */
            INVALID_DEVICE = 52,

            /** SAFETY_THRESHOLD_REACHED value */
            SAFETY_THRESHOLD_REACHED = 53,

            /** INVALID_USER_SESSION_ACCESS value */
            INVALID_USER_SESSION_ACCESS = 54,

            /** CONTROL_MANUAL_STOP value */
            CONTROL_MANUAL_STOP = 55,

            /** CONTROL_OUTSIDE_WORKSPACE value */
            CONTROL_OUTSIDE_WORKSPACE = 56,

            /** CONTROL_ACTUATOR_COUNT_MISMATCH value */
            CONTROL_ACTUATOR_COUNT_MISMATCH = 57,

            /** CONTROL_INVALID_DURATION value */
            CONTROL_INVALID_DURATION = 58,

            /** CONTROL_INVALID_SPEED value */
            CONTROL_INVALID_SPEED = 59,

            /** CONTROL_LARGE_SPEED value */
            CONTROL_LARGE_SPEED = 60,

            /** CONTROL_INVALID_ACCELERATION value */
            CONTROL_INVALID_ACCELERATION = 61,

            /** CONTROL_INVALID_TIME_STEP value */
            CONTROL_INVALID_TIME_STEP = 62,

            /** CONTROL_LARGE_SIZE value */
            CONTROL_LARGE_SIZE = 63,

            /** CONTROL_WRONG_MODE value */
            CONTROL_WRONG_MODE = 64,

            /** CONTROL_JOINT_POSITION_LIMIT value */
            CONTROL_JOINT_POSITION_LIMIT = 65,

            /** CONTROL_NO_FILE_IN_MEMORY value */
            CONTROL_NO_FILE_IN_MEMORY = 66,

            /** CONTROL_INDEX_OUT_OF_TRAJECTORY value */
            CONTROL_INDEX_OUT_OF_TRAJECTORY = 67,

            /** CONTROL_ALREADY_RUNNING value */
            CONTROL_ALREADY_RUNNING = 68,

            /** CONTROL_WRONG_STARTING_POINT value */
            CONTROL_WRONG_STARTING_POINT = 69,

            /** CONTROL_CARTESIAN_CANNOT_START value */
            CONTROL_CARTESIAN_CANNOT_START = 70,

            /** CONTROL_UNDEFINED_CONSTRAINT value */
            CONTROL_UNDEFINED_CONSTRAINT = 71,

            /** CONTROL_UNINITIALIZED value */
            CONTROL_UNINITIALIZED = 72,

            /** CONTROL_NO_ACTION value */
            CONTROL_NO_ACTION = 73,

            /** CONTROL_UNDEFINED value */
            CONTROL_UNDEFINED = 74,

            /** WRONG_SERVOING_MODE value */
            WRONG_SERVOING_MODE = 75,

            /** CONTROL_WRONG_STARTING_SPEED value */
            CONTROL_WRONG_STARTING_SPEED = 76,

            /** USERNAME_LENGTH_EXCEEDED value */
            USERNAME_LENGTH_EXCEEDED = 100,

            /** FIRSTNAME_LENGTH_EXCEEDED value */
            FIRSTNAME_LENGTH_EXCEEDED = 101,

            /** LASTNAME_LENGTH_EXCEEDED value */
            LASTNAME_LENGTH_EXCEEDED = 102,

            /** PASSWORD_LENGTH_EXCEEDED value */
            PASSWORD_LENGTH_EXCEEDED = 103,

            /** USERNAME_ALREADY_EXISTS value */
            USERNAME_ALREADY_EXISTS = 104,

            /** USERNAME_EMPTY value */
            USERNAME_EMPTY = 105,

            /** PASSWORD_NOT_CHANGED value */
            PASSWORD_NOT_CHANGED = 106,

            /** MAXIMUM_USER_PROFILES_USED value */
            MAXIMUM_USER_PROFILES_USED = 107,

            /** ROUTER_UNVAILABLE value */
            ROUTER_UNVAILABLE = 108,

            /** ADDRESS_NOT_IN_VALID_RANGE value */
            ADDRESS_NOT_IN_VALID_RANGE = 120,

            /** ADDRESS_NOT_CONFIGURABLE value */
            ADDRESS_NOT_CONFIGURABLE = 121,

            /** SESSION_NOT_IN_CONTROL value */
            SESSION_NOT_IN_CONTROL = 130,

            /** METHOD_TIMEOUT value */
            METHOD_TIMEOUT = 131,

            /** UNSUPPORTED_ROBOT_CONFIGURATION value */
            UNSUPPORTED_ROBOT_CONFIGURATION = 132,

            /** NVRAM_READ_FAIL value */
            NVRAM_READ_FAIL = 133,

            /** NVRAM_WRITE_FAIL value */
            NVRAM_WRITE_FAIL = 134,

            /** NETWORK_NO_ADDRESS_ASSIGNED value */
            NETWORK_NO_ADDRESS_ASSIGNED = 135,

            /** READ_PERMISSION_DENIED value */
            READ_PERMISSION_DENIED = 136,

            /** CONTROLLER_INVALID_MAPPING value */
            CONTROLLER_INVALID_MAPPING = 137,

            /** ACTION_IN_USE value */
            ACTION_IN_USE = 138,

            /** SEND_FAILED value */
            SEND_FAILED = 139,

            /** CONTROL_WAYPOINT_TRAJECTORY_ABORTED value */
            CONTROL_WAYPOINT_TRAJECTORY_ABORTED = 140,

            /** CONTROL_PERMISSION_DENIED value */
            CONTROL_PERMISSION_DENIED = 141,

            /** COLLISION_DETECTED value */
            COLLISION_DETECTED = 142,

            /** WRONG_MODE value */
            WRONG_MODE = 143
        }

        /** What a frame is. */
        enum FrameTypes {

            /** RESERVED value */
            RESERVED = 0,

            /** MSG_FRAME_REQUEST value */
            MSG_FRAME_REQUEST = 1,

            /** MSG_FRAME_RAW value */
            MSG_FRAME_RAW = 2,

            /** MSG_FRAME_RESPONSE value */
            MSG_FRAME_RESPONSE = 3,

            /** MSG_FRAME_NOTIFICATION value */
            MSG_FRAME_NOTIFICATION = 5,

            /** MSG_FRAME_PING value */
            MSG_FRAME_PING = 7,

            /** MSG_FRAME_PONG value */
            MSG_FRAME_PONG = 8
        }

        /**
         * Properties of a Frame.
         * @deprecated Use Kinova.Api.Frame.$Properties instead.
         */
        interface IFrame extends Kinova.Api.Frame.$Properties {
        }

        /** One message on the wire, in either direction. */
        class Frame {

            /**
             * Constructs a new Frame.
             * @param [properties] Properties to set
             */
            constructor(properties?: Kinova.Api.Frame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Frame header. */
            header?: (Kinova.Api.Header.$Properties|null);

            /** Frame payload. */
            payload: Uint8Array;

            /**
             * Creates a new Frame instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Frame instance
             */
            static create(properties: Kinova.Api.Frame.$Shape): Kinova.Api.Frame & Kinova.Api.Frame.$Shape;
            static create(properties?: Kinova.Api.Frame.$Properties): Kinova.Api.Frame;

            /**
             * Encodes the specified Frame message. Does not implicitly {@link Kinova.Api.Frame.verify|verify} messages.
             * @param message Frame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: Kinova.Api.Frame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Frame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {Kinova.Api.Frame & Kinova.Api.Frame.$Shape} Frame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Frame & Kinova.Api.Frame.$Shape;
        }

        namespace Frame {

            /** Properties of a Frame. */
            interface $Properties {

                /** Frame header */
                header?: (Kinova.Api.Header.$Properties|null);

                /** Frame payload */
                payload?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Frame. */
            type $Shape = Kinova.Api.Frame.$Properties;
        }

        /**
         * Properties of a Header.
         * @deprecated Use Kinova.Api.Header.$Properties instead.
         */
        interface IHeader extends Kinova.Api.Header.$Properties {
        }

        /** Four bit-packed words; src/protocol/header.ts holds the layout. */
        class Header {

            /**
             * Constructs a new Header.
             * @param [properties] Properties to set
             */
            constructor(properties?: Kinova.Api.Header.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** error sub-code 12 | error code 4 | device id 8 | frame type 4 | header version 4 (bits, lowest first) */
            frameInfo: number;

            /** message id 16 | session id 16 */
            messageInfo: number;

            /** function id 16 | service id 12 | service version 4 */
            serviceInfo: number;

            /** payload length in bytes 24 | reserved 8 */
            payloadInfo: number;

            /**
             * Creates a new Header instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Header instance
             */
            static create(properties: Kinova.Api.Header.$Shape): Kinova.Api.Header & Kinova.Api.Header.$Shape;
            static create(properties?: Kinova.Api.Header.$Properties): Kinova.Api.Header;

            /**
             * Encodes the specified Header message. Does not implicitly {@link Kinova.Api.Header.verify|verify} messages.
             * @param message Header message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: Kinova.Api.Header.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Header message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {Kinova.Api.Header & Kinova.Api.Header.$Shape} Header
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Header & Kinova.Api.Header.$Shape;
        }

        namespace Header {

            /** Properties of a Header. */
            interface $Properties {

                /** error sub-code 12 | error code 4 | device id 8 | frame type 4 | header version 4 (bits, lowest first) */
                frameInfo?: (number|null);

                /** message id 16 | session id 16 */
                messageInfo?: (number|null);

                /** function id 16 | service id 12 | service version 4 */
                serviceInfo?: (number|null);

                /** payload length in bytes 24 | reserved 8 */
                payloadInfo?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Header. */
            type $Shape = Kinova.Api.Header.$Properties;
        }

        /**
         * Properties of an Error.
         * @deprecated Use Kinova.Api.Error.$Properties instead.
         */
        interface IError extends Kinova.Api.Error.$Properties {
        }

        /** What the arm says of a refusal. The codes stand in the frame header too; the text may be missing. */
        class Error {

            /**
             * Constructs a new Error.
             * @param [properties] Properties to set
             */
            constructor(properties?: Kinova.Api.Error.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Error errorCode. */
            errorCode: Kinova.Api.ErrorCodes;

            /** Error errorSubCode. */
            errorSubCode: number;

            /** Error errorSubString. */
            errorSubString: string;

            /**
             * Creates a new Error instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Error instance
             */
            static create(properties: Kinova.Api.Error.$Shape): Kinova.Api.Error & Kinova.Api.Error.$Shape;
            static create(properties?: Kinova.Api.Error.$Properties): Kinova.Api.Error;

            /**
             * Encodes the specified Error message. Does not implicitly {@link Kinova.Api.Error.verify|verify} messages.
             * @param message Error message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: Kinova.Api.Error.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Error message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {Kinova.Api.Error & Kinova.Api.Error.$Shape} Error
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Error & Kinova.Api.Error.$Shape;
        }

        namespace Error {

            /** Properties of an Error. */
            interface $Properties {

                /** Error errorCode */
                errorCode?: (Kinova.Api.ErrorCodes|null);

                /** Error errorSubCode */
                errorSubCode?: (number|null);

                /** Error errorSubString */
                errorSubString?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Error. */
            type $Shape = Kinova.Api.Error.$Properties;
        }

        /**
         * Properties of a PayloadFrameTypeRaw.
         * @deprecated Use Kinova.Api.PayloadFrameTypeRaw.$Properties instead.
         */
        interface IPayloadFrameTypeRaw extends Kinova.Api.PayloadFrameTypeRaw.$Properties {
        }

        /** Envelope of a RAW frame: what is published on a topic that belongs to no service. */
        class PayloadFrameTypeRaw {

            /**
             * Constructs a new PayloadFrameTypeRaw.
             * @param [properties] Properties to set
             */
            constructor(properties?: Kinova.Api.PayloadFrameTypeRaw.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** the topic it was published on */
            topic: string;

            /** PayloadFrameTypeRaw payload. */
            payload: Uint8Array;

            /**
             * Creates a new PayloadFrameTypeRaw instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PayloadFrameTypeRaw instance
             */
            static create(properties: Kinova.Api.PayloadFrameTypeRaw.$Shape): Kinova.Api.PayloadFrameTypeRaw & Kinova.Api.PayloadFrameTypeRaw.$Shape;
            static create(properties?: Kinova.Api.PayloadFrameTypeRaw.$Properties): Kinova.Api.PayloadFrameTypeRaw;

            /**
             * Encodes the specified PayloadFrameTypeRaw message. Does not implicitly {@link Kinova.Api.PayloadFrameTypeRaw.verify|verify} messages.
             * @param message PayloadFrameTypeRaw message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: Kinova.Api.PayloadFrameTypeRaw.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PayloadFrameTypeRaw message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {Kinova.Api.PayloadFrameTypeRaw & Kinova.Api.PayloadFrameTypeRaw.$Shape} PayloadFrameTypeRaw
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.PayloadFrameTypeRaw & Kinova.Api.PayloadFrameTypeRaw.$Shape;
        }

        namespace PayloadFrameTypeRaw {

            /** Properties of a PayloadFrameTypeRaw. */
            interface $Properties {

                /** the topic it was published on */
                topic?: (string|null);

                /** PayloadFrameTypeRaw payload */
                payload?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PayloadFrameTypeRaw. */
            type $Shape = Kinova.Api.PayloadFrameTypeRaw.$Properties;
        }

        /** Namespace Session. */
        namespace Session {

            /**
             * Properties of a CreateSessionInfo.
             * @deprecated Use Kinova.Api.Session.CreateSessionInfo.$Properties instead.
             */
            interface ICreateSessionInfo extends Kinova.Api.Session.CreateSessionInfo.$Properties {
            }

            /** A login. Mind the order: the password stands between the two timeouts. */
            class CreateSessionInfo {

                /**
                 * Constructs a new CreateSessionInfo.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Session.CreateSessionInfo.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CreateSessionInfo username. */
                username: string;

                /** ms without traffic before the session ends by itself */
                sessionInactivityTimeout: number;

                /** CreateSessionInfo password. */
                password: string;

                /** ms without traffic before motion started by this session stops */
                connectionInactivityTimeout: number;

                /**
                 * Creates a new CreateSessionInfo instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns CreateSessionInfo instance
                 */
                static create(properties: Kinova.Api.Session.CreateSessionInfo.$Shape): Kinova.Api.Session.CreateSessionInfo & Kinova.Api.Session.CreateSessionInfo.$Shape;
                static create(properties?: Kinova.Api.Session.CreateSessionInfo.$Properties): Kinova.Api.Session.CreateSessionInfo;

                /**
                 * Encodes the specified CreateSessionInfo message. Does not implicitly {@link Kinova.Api.Session.CreateSessionInfo.verify|verify} messages.
                 * @param message CreateSessionInfo message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Session.CreateSessionInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CreateSessionInfo message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Session.CreateSessionInfo & Kinova.Api.Session.CreateSessionInfo.$Shape} CreateSessionInfo
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Session.CreateSessionInfo & Kinova.Api.Session.CreateSessionInfo.$Shape;
            }

            namespace CreateSessionInfo {

                /** Properties of a CreateSessionInfo. */
                interface $Properties {

                    /** CreateSessionInfo username */
                    username?: (string|null);

                    /** ms without traffic before the session ends by itself */
                    sessionInactivityTimeout?: (number|null);

                    /** CreateSessionInfo password */
                    password?: (string|null);

                    /** ms without traffic before motion started by this session stops */
                    connectionInactivityTimeout?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CreateSessionInfo. */
                type $Shape = Kinova.Api.Session.CreateSessionInfo.$Properties;
            }

            /**
             * Properties of a ConnectionList.
             * @deprecated Use Kinova.Api.Session.ConnectionList.$Properties instead.
             */
            interface IConnectionList extends Kinova.Api.Session.ConnectionList.$Properties {
            }

            /** Who is connected, by kind. */
            class ConnectionList {

                /**
                 * Constructs a new ConnectionList.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Session.ConnectionList.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** deprecated; older arms fill only this list */
                connection: Kinova.Api.Common.Connection.$Properties[];

                /** people and programs that are logged in */
                userConnections: Kinova.Api.Common.Connection.$Properties[];

                /** plugins that the controller runs */
                pluginConnections: Kinova.Api.Common.Connection.$Properties[];

                /** processes of the arm itself */
                internalConnections: Kinova.Api.Common.Connection.$Properties[];

                /** connected, but no session */
                unauthenticatedConnections: Kinova.Api.Common.Connection.$Properties[];

                /** observers */
                monitorConnections: Kinova.Api.Common.Connection.$Properties[];

                /**
                 * Creates a new ConnectionList instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ConnectionList instance
                 */
                static create(properties: Kinova.Api.Session.ConnectionList.$Shape): Kinova.Api.Session.ConnectionList & Kinova.Api.Session.ConnectionList.$Shape;
                static create(properties?: Kinova.Api.Session.ConnectionList.$Properties): Kinova.Api.Session.ConnectionList;

                /**
                 * Encodes the specified ConnectionList message. Does not implicitly {@link Kinova.Api.Session.ConnectionList.verify|verify} messages.
                 * @param message ConnectionList message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Session.ConnectionList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ConnectionList message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Session.ConnectionList & Kinova.Api.Session.ConnectionList.$Shape} ConnectionList
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Session.ConnectionList & Kinova.Api.Session.ConnectionList.$Shape;
            }

            namespace ConnectionList {

                /** Properties of a ConnectionList. */
                interface $Properties {

                    /** deprecated; older arms fill only this list */
                    connection?: (Kinova.Api.Common.Connection.$Properties[]|null);

                    /** people and programs that are logged in */
                    userConnections?: (Kinova.Api.Common.Connection.$Properties[]|null);

                    /** plugins that the controller runs */
                    pluginConnections?: (Kinova.Api.Common.Connection.$Properties[]|null);

                    /** processes of the arm itself */
                    internalConnections?: (Kinova.Api.Common.Connection.$Properties[]|null);

                    /** connected, but no session */
                    unauthenticatedConnections?: (Kinova.Api.Common.Connection.$Properties[]|null);

                    /** observers */
                    monitorConnections?: (Kinova.Api.Common.Connection.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ConnectionList. */
                type $Shape = Kinova.Api.Session.ConnectionList.$Properties;
            }

            /**
             * Properties of a SessionStatusHandle.
             * @deprecated Use Kinova.Api.Session.SessionStatusHandle.$Properties instead.
             */
            interface ISessionStatusHandle extends Kinova.Api.Session.SessionStatusHandle.$Properties {
            }

            /** One open session. */
            class SessionStatusHandle {

                /**
                 * Constructs a new SessionStatusHandle.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Session.SessionStatusHandle.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SessionStatusHandle sessionIdentifier. */
                sessionIdentifier: number;

                /** SessionStatusHandle userIdentifier. */
                userIdentifier: number;

                /** temporary role included */
                roles: Kinova.Api.Common.UserRole.$Properties[];

                /**
                 * Creates a new SessionStatusHandle instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SessionStatusHandle instance
                 */
                static create(properties: Kinova.Api.Session.SessionStatusHandle.$Shape): Kinova.Api.Session.SessionStatusHandle & Kinova.Api.Session.SessionStatusHandle.$Shape;
                static create(properties?: Kinova.Api.Session.SessionStatusHandle.$Properties): Kinova.Api.Session.SessionStatusHandle;

                /**
                 * Encodes the specified SessionStatusHandle message. Does not implicitly {@link Kinova.Api.Session.SessionStatusHandle.verify|verify} messages.
                 * @param message SessionStatusHandle message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Session.SessionStatusHandle.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SessionStatusHandle message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Session.SessionStatusHandle & Kinova.Api.Session.SessionStatusHandle.$Shape} SessionStatusHandle
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Session.SessionStatusHandle & Kinova.Api.Session.SessionStatusHandle.$Shape;
            }

            namespace SessionStatusHandle {

                /** Properties of a SessionStatusHandle. */
                interface $Properties {

                    /** SessionStatusHandle sessionIdentifier */
                    sessionIdentifier?: (number|null);

                    /** SessionStatusHandle userIdentifier */
                    userIdentifier?: (number|null);

                    /** temporary role included */
                    roles?: (Kinova.Api.Common.UserRole.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SessionStatusHandle. */
                type $Shape = Kinova.Api.Session.SessionStatusHandle.$Properties;
            }

            /**
             * Properties of a PayloadSessionStatusRaw.
             * @deprecated Use Kinova.Api.Session.PayloadSessionStatusRaw.$Properties instead.
             */
            interface IPayloadSessionStatusRaw extends Kinova.Api.Session.PayloadSessionStatusRaw.$Properties {
            }

            /** All open sessions; a full list each time, never a difference. */
            class PayloadSessionStatusRaw {

                /**
                 * Constructs a new PayloadSessionStatusRaw.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Session.PayloadSessionStatusRaw.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PayloadSessionStatusRaw sessions. */
                sessions: Kinova.Api.Session.SessionStatusHandle.$Properties[];

                /**
                 * Creates a new PayloadSessionStatusRaw instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PayloadSessionStatusRaw instance
                 */
                static create(properties: Kinova.Api.Session.PayloadSessionStatusRaw.$Shape): Kinova.Api.Session.PayloadSessionStatusRaw & Kinova.Api.Session.PayloadSessionStatusRaw.$Shape;
                static create(properties?: Kinova.Api.Session.PayloadSessionStatusRaw.$Properties): Kinova.Api.Session.PayloadSessionStatusRaw;

                /**
                 * Encodes the specified PayloadSessionStatusRaw message. Does not implicitly {@link Kinova.Api.Session.PayloadSessionStatusRaw.verify|verify} messages.
                 * @param message PayloadSessionStatusRaw message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Session.PayloadSessionStatusRaw.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PayloadSessionStatusRaw message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Session.PayloadSessionStatusRaw & Kinova.Api.Session.PayloadSessionStatusRaw.$Shape} PayloadSessionStatusRaw
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Session.PayloadSessionStatusRaw & Kinova.Api.Session.PayloadSessionStatusRaw.$Shape;
            }

            namespace PayloadSessionStatusRaw {

                /** Properties of a PayloadSessionStatusRaw. */
                interface $Properties {

                    /** PayloadSessionStatusRaw sessions */
                    sessions?: (Kinova.Api.Session.SessionStatusHandle.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PayloadSessionStatusRaw. */
                type $Shape = Kinova.Api.Session.PayloadSessionStatusRaw.$Properties;
            }

            /**
             * Properties of a TemporaryRoleRequest.
             * @deprecated Use Kinova.Api.Session.TemporaryRoleRequest.$Properties instead.
             */
            interface ITemporaryRoleRequest extends Kinova.Api.Session.TemporaryRoleRequest.$Properties {
            }

            /** Raises the caller's own session. */
            class TemporaryRoleRequest {

                /**
                 * Constructs a new TemporaryRoleRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Session.TemporaryRoleRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** as Base/ReadAllUserRoles spells it */
                roleIdentifier: string;

                /** of the user the role belongs to, not of the caller */
                password: string;

                /**
                 * Creates a new TemporaryRoleRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns TemporaryRoleRequest instance
                 */
                static create(properties: Kinova.Api.Session.TemporaryRoleRequest.$Shape): Kinova.Api.Session.TemporaryRoleRequest & Kinova.Api.Session.TemporaryRoleRequest.$Shape;
                static create(properties?: Kinova.Api.Session.TemporaryRoleRequest.$Properties): Kinova.Api.Session.TemporaryRoleRequest;

                /**
                 * Encodes the specified TemporaryRoleRequest message. Does not implicitly {@link Kinova.Api.Session.TemporaryRoleRequest.verify|verify} messages.
                 * @param message TemporaryRoleRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Session.TemporaryRoleRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TemporaryRoleRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Session.TemporaryRoleRequest & Kinova.Api.Session.TemporaryRoleRequest.$Shape} TemporaryRoleRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Session.TemporaryRoleRequest & Kinova.Api.Session.TemporaryRoleRequest.$Shape;
            }

            namespace TemporaryRoleRequest {

                /** Properties of a TemporaryRoleRequest. */
                interface $Properties {

                    /** as Base/ReadAllUserRoles spells it */
                    roleIdentifier?: (string|null);

                    /** of the user the role belongs to, not of the caller */
                    password?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TemporaryRoleRequest. */
                type $Shape = Kinova.Api.Session.TemporaryRoleRequest.$Properties;
            }

            /**
             * Properties of an AccessControlOptions.
             * @deprecated Use Kinova.Api.Session.AccessControlOptions.$Properties instead.
             */
            interface IAccessControlOptions extends Kinova.Api.Session.AccessControlOptions.$Properties {
            }

            /** Both flags are always written: proto3 cannot say "leave as it is". */
            class AccessControlOptions {

                /**
                 * Constructs a new AccessControlOptions.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Session.AccessControlOptions.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** survives a restart of the arm */
                singleSourceControl: boolean;

                /** lost when the arm restarts */
                bypassRemoteAccess: boolean;

                /**
                 * Creates a new AccessControlOptions instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns AccessControlOptions instance
                 */
                static create(properties: Kinova.Api.Session.AccessControlOptions.$Shape): Kinova.Api.Session.AccessControlOptions & Kinova.Api.Session.AccessControlOptions.$Shape;
                static create(properties?: Kinova.Api.Session.AccessControlOptions.$Properties): Kinova.Api.Session.AccessControlOptions;

                /**
                 * Encodes the specified AccessControlOptions message. Does not implicitly {@link Kinova.Api.Session.AccessControlOptions.verify|verify} messages.
                 * @param message AccessControlOptions message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Session.AccessControlOptions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AccessControlOptions message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Session.AccessControlOptions & Kinova.Api.Session.AccessControlOptions.$Shape} AccessControlOptions
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Session.AccessControlOptions & Kinova.Api.Session.AccessControlOptions.$Shape;
            }

            namespace AccessControlOptions {

                /** Properties of an AccessControlOptions. */
                interface $Properties {

                    /** survives a restart of the arm */
                    singleSourceControl?: (boolean|null);

                    /** lost when the arm restarts */
                    bypassRemoteAccess?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AccessControlOptions. */
                type $Shape = Kinova.Api.Session.AccessControlOptions.$Properties;
            }
        }
    }
}
