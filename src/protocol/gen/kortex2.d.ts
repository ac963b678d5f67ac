import * as $protobuf from "protobufjs/minimal";
import Long = require("long");

/** Namespace Kinova. */
export namespace Kinova {

    /** Namespace Api. */
    namespace Api {

        /** Namespace Base. */
        namespace Base {

            /** OperatingMode enum. */
            enum OperatingMode {

                /** UNSPECIFIED_OPERATING_MODE value */
                UNSPECIFIED_OPERATING_MODE = 0,

                /** MAINTENANCE_MODE value */
                MAINTENANCE_MODE = 1,

                /** UPDATE_MODE value */
                UPDATE_MODE = 2,

                /** UPDATE_COMPLETED_MODE value */
                UPDATE_COMPLETED_MODE = 3,

                /** UPDATE_FAILED_MODE value */
                UPDATE_FAILED_MODE = 4,

                /** SHUTTING_DOWN_MODE value */
                SHUTTING_DOWN_MODE = 5,

                /** RUN_MODE value */
                RUN_MODE = 6,

                /** UPDATING_DEVICE_MODE value */
                UPDATING_DEVICE_MODE = 7
            }

            /** UserEvent enum. */
            enum UserEvent {

                /** UNSPECIFIED_USER_EVENT value */
                UNSPECIFIED_USER_EVENT = 0,

                /** LOGGED_OUT value */
                LOGGED_OUT = 1,

                /** LOGGED_IN value */
                LOGGED_IN = 2
            }

            /**
             * Properties of an OperatingModeInformation.
             * @deprecated Use Kinova.Api.Base.OperatingModeInformation.$Properties instead.
             */
            interface IOperatingModeInformation extends Kinova.Api.Base.OperatingModeInformation.$Properties {
            }

            /** Represents an OperatingModeInformation. */
            class OperatingModeInformation {

                /**
                 * Constructs a new OperatingModeInformation.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Base.OperatingModeInformation.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OperatingModeInformation operatingMode. */
                operatingMode: Kinova.Api.Base.OperatingMode;

                /** OperatingModeInformation deviceHandle. */
                deviceHandle?: (Kinova.Api.Common.DeviceHandle.$Properties|null);

                /**
                 * Creates a new OperatingModeInformation instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OperatingModeInformation instance
                 */
                static create(properties: Kinova.Api.Base.OperatingModeInformation.$Shape): Kinova.Api.Base.OperatingModeInformation & Kinova.Api.Base.OperatingModeInformation.$Shape;
                static create(properties?: Kinova.Api.Base.OperatingModeInformation.$Properties): Kinova.Api.Base.OperatingModeInformation;

                /**
                 * Encodes the specified OperatingModeInformation message. Does not implicitly {@link Kinova.Api.Base.OperatingModeInformation.verify|verify} messages.
                 * @param message OperatingModeInformation message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Base.OperatingModeInformation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OperatingModeInformation message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.OperatingModeInformation & Kinova.Api.Base.OperatingModeInformation.$Shape} OperatingModeInformation
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Base.OperatingModeInformation & Kinova.Api.Base.OperatingModeInformation.$Shape;
            }

            namespace OperatingModeInformation {

                /** Properties of an OperatingModeInformation. */
                interface $Properties {

                    /** OperatingModeInformation operatingMode */
                    operatingMode?: (Kinova.Api.Base.OperatingMode|null);

                    /** OperatingModeInformation deviceHandle */
                    deviceHandle?: (Kinova.Api.Common.DeviceHandle.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OperatingModeInformation. */
                type $Shape = Kinova.Api.Base.OperatingModeInformation.$Properties;
            }

            /**
             * Properties of an OperatingModeNotification.
             * @deprecated Use Kinova.Api.Base.OperatingModeNotification.$Properties instead.
             */
            interface IOperatingModeNotification extends Kinova.Api.Base.OperatingModeNotification.$Properties {
            }

            /** Represents an OperatingModeNotification. */
            class OperatingModeNotification {

                /**
                 * Constructs a new OperatingModeNotification.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Base.OperatingModeNotification.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OperatingModeNotification operatingMode. */
                operatingMode: Kinova.Api.Base.OperatingMode;

                /** OperatingModeNotification timestamp. */
                timestamp?: (Kinova.Api.Common.Timestamp.$Properties|null);

                /** OperatingModeNotification userHandle. */
                userHandle?: (Kinova.Api.Common.UserProfileHandle.$Properties|null);

                /** OperatingModeNotification connection. */
                connection?: (Kinova.Api.Common.Connection.$Properties|null);

                /** OperatingModeNotification deviceHandle. */
                deviceHandle?: (Kinova.Api.Common.DeviceHandle.$Properties|null);

                /**
                 * Creates a new OperatingModeNotification instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OperatingModeNotification instance
                 */
                static create(properties: Kinova.Api.Base.OperatingModeNotification.$Shape): Kinova.Api.Base.OperatingModeNotification & Kinova.Api.Base.OperatingModeNotification.$Shape;
                static create(properties?: Kinova.Api.Base.OperatingModeNotification.$Properties): Kinova.Api.Base.OperatingModeNotification;

                /**
                 * Encodes the specified OperatingModeNotification message. Does not implicitly {@link Kinova.Api.Base.OperatingModeNotification.verify|verify} messages.
                 * @param message OperatingModeNotification message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Base.OperatingModeNotification.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OperatingModeNotification message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.OperatingModeNotification & Kinova.Api.Base.OperatingModeNotification.$Shape} OperatingModeNotification
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Base.OperatingModeNotification & Kinova.Api.Base.OperatingModeNotification.$Shape;
            }

            namespace OperatingModeNotification {

                /** Properties of an OperatingModeNotification. */
                interface $Properties {

                    /** OperatingModeNotification operatingMode */
                    operatingMode?: (Kinova.Api.Base.OperatingMode|null);

                    /** OperatingModeNotification timestamp */
                    timestamp?: (Kinova.Api.Common.Timestamp.$Properties|null);

                    /** OperatingModeNotification userHandle */
                    userHandle?: (Kinova.Api.Common.UserProfileHandle.$Properties|null);

                    /** OperatingModeNotification connection */
                    connection?: (Kinova.Api.Common.Connection.$Properties|null);

                    /** OperatingModeNotification deviceHandle */
                    deviceHandle?: (Kinova.Api.Common.DeviceHandle.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OperatingModeNotification. */
                type $Shape = Kinova.Api.Base.OperatingModeNotification.$Properties;
            }

            /**
             * Properties of a UserNotification.
             * @deprecated Use Kinova.Api.Base.UserNotification.$Properties instead.
             */
            interface IUserNotification extends Kinova.Api.Base.UserNotification.$Properties {
            }

            /** Represents a UserNotification. */
            class UserNotification {

                /**
                 * Constructs a new UserNotification.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Base.UserNotification.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UserNotification userEvent. */
                userEvent: Kinova.Api.Base.UserEvent;

                /** UserNotification modifiedUser. */
                modifiedUser?: (Kinova.Api.Common.UserProfileHandle.$Properties|null);

                /** UserNotification timestamp. */
                timestamp?: (Kinova.Api.Common.Timestamp.$Properties|null);

                /** UserNotification userHandle. */
                userHandle?: (Kinova.Api.Common.UserProfileHandle.$Properties|null);

                /** UserNotification connection. */
                connection?: (Kinova.Api.Common.Connection.$Properties|null);

                /**
                 * Creates a new UserNotification instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UserNotification instance
                 */
                static create(properties: Kinova.Api.Base.UserNotification.$Shape): Kinova.Api.Base.UserNotification & Kinova.Api.Base.UserNotification.$Shape;
                static create(properties?: Kinova.Api.Base.UserNotification.$Properties): Kinova.Api.Base.UserNotification;

                /**
                 * Encodes the specified UserNotification message. Does not implicitly {@link Kinova.Api.Base.UserNotification.verify|verify} messages.
                 * @param message UserNotification message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Base.UserNotification.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UserNotification message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.UserNotification & Kinova.Api.Base.UserNotification.$Shape} UserNotification
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Base.UserNotification & Kinova.Api.Base.UserNotification.$Shape;
            }

            namespace UserNotification {

                /** Properties of a UserNotification. */
                interface $Properties {

                    /** UserNotification userEvent */
                    userEvent?: (Kinova.Api.Base.UserEvent|null);

                    /** UserNotification modifiedUser */
                    modifiedUser?: (Kinova.Api.Common.UserProfileHandle.$Properties|null);

                    /** UserNotification timestamp */
                    timestamp?: (Kinova.Api.Common.Timestamp.$Properties|null);

                    /** UserNotification userHandle */
                    userHandle?: (Kinova.Api.Common.UserProfileHandle.$Properties|null);

                    /** UserNotification connection */
                    connection?: (Kinova.Api.Common.Connection.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a UserNotification. */
                type $Shape = Kinova.Api.Base.UserNotification.$Properties;
            }

            /**
             * Properties of an ArmStateInformation.
             * @deprecated Use Kinova.Api.Base.ArmStateInformation.$Properties instead.
             */
            interface IArmStateInformation extends Kinova.Api.Base.ArmStateInformation.$Properties {
            }

            /** Represents an ArmStateInformation. */
            class ArmStateInformation {

                /**
                 * Constructs a new ArmStateInformation.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Base.ArmStateInformation.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ArmStateInformation activeState. */
                activeState: Kinova.Api.Common.ArmState;

                /** ArmStateInformation connection. */
                connection?: (Kinova.Api.Common.Connection.$Properties|null);

                /**
                 * Creates a new ArmStateInformation instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ArmStateInformation instance
                 */
                static create(properties: Kinova.Api.Base.ArmStateInformation.$Shape): Kinova.Api.Base.ArmStateInformation & Kinova.Api.Base.ArmStateInformation.$Shape;
                static create(properties?: Kinova.Api.Base.ArmStateInformation.$Properties): Kinova.Api.Base.ArmStateInformation;

                /**
                 * Encodes the specified ArmStateInformation message. Does not implicitly {@link Kinova.Api.Base.ArmStateInformation.verify|verify} messages.
                 * @param message ArmStateInformation message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Base.ArmStateInformation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ArmStateInformation message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.ArmStateInformation & Kinova.Api.Base.ArmStateInformation.$Shape} ArmStateInformation
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Base.ArmStateInformation & Kinova.Api.Base.ArmStateInformation.$Shape;
            }

            namespace ArmStateInformation {

                /** Properties of an ArmStateInformation. */
                interface $Properties {

                    /** ArmStateInformation activeState */
                    activeState?: (Kinova.Api.Common.ArmState|null);

                    /** ArmStateInformation connection */
                    connection?: (Kinova.Api.Common.Connection.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ArmStateInformation. */
                type $Shape = Kinova.Api.Base.ArmStateInformation.$Properties;
            }

            /**
             * Properties of an ArmStateNotification.
             * @deprecated Use Kinova.Api.Base.ArmStateNotification.$Properties instead.
             */
            interface IArmStateNotification extends Kinova.Api.Base.ArmStateNotification.$Properties {
            }

            /** Represents an ArmStateNotification. */
            class ArmStateNotification {

                /**
                 * Constructs a new ArmStateNotification.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Base.ArmStateNotification.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ArmStateNotification activeState. */
                activeState: Kinova.Api.Common.ArmState;

                /** ArmStateNotification timestamp. */
                timestamp?: (Kinova.Api.Common.Timestamp.$Properties|null);

                /** ArmStateNotification connection. */
                connection?: (Kinova.Api.Common.Connection.$Properties|null);

                /**
                 * Creates a new ArmStateNotification instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ArmStateNotification instance
                 */
                static create(properties: Kinova.Api.Base.ArmStateNotification.$Shape): Kinova.Api.Base.ArmStateNotification & Kinova.Api.Base.ArmStateNotification.$Shape;
                static create(properties?: Kinova.Api.Base.ArmStateNotification.$Properties): Kinova.Api.Base.ArmStateNotification;

                /**
                 * Encodes the specified ArmStateNotification message. Does not implicitly {@link Kinova.Api.Base.ArmStateNotification.verify|verify} messages.
                 * @param message ArmStateNotification message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Base.ArmStateNotification.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ArmStateNotification message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.ArmStateNotification & Kinova.Api.Base.ArmStateNotification.$Shape} ArmStateNotification
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Base.ArmStateNotification & Kinova.Api.Base.ArmStateNotification.$Shape;
            }

            namespace ArmStateNotification {

                /** Properties of an ArmStateNotification. */
                interface $Properties {

                    /** ArmStateNotification activeState */
                    activeState?: (Kinova.Api.Common.ArmState|null);

                    /** ArmStateNotification timestamp */
                    timestamp?: (Kinova.Api.Common.Timestamp.$Properties|null);

                    /** ArmStateNotification connection */
                    connection?: (Kinova.Api.Common.Connection.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ArmStateNotification. */
                type $Shape = Kinova.Api.Base.ArmStateNotification.$Properties;
            }
        }

        /** Namespace Common. */
        namespace Common {

            /** ArmState enum. */
            enum ArmState {

                /** ARMSTATE_UNSPECIFIED value */
                ARMSTATE_UNSPECIFIED = 0,

                /** ARMSTATE_BASE_INITIALIZATION value */
                ARMSTATE_BASE_INITIALIZATION = 1,

                /** ARMSTATE_IDLE value */
                ARMSTATE_IDLE = 2,

                /** ARMSTATE_INITIALIZATION value */
                ARMSTATE_INITIALIZATION = 3,

                /** ARMSTATE_IN_FAULT value */
                ARMSTATE_IN_FAULT = 4,

                /** ARMSTATE_MAINTENANCE value */
                ARMSTATE_MAINTENANCE = 5,

                /** ARMSTATE_SERVOING_LOW_LEVEL value */
                ARMSTATE_SERVOING_LOW_LEVEL = 6,

                /** ARMSTATE_SERVOING_READY value */
                ARMSTATE_SERVOING_READY = 7,

                /** ARMSTATE_SERVOING_PLAYING_SEQUENCE value */
                ARMSTATE_SERVOING_PLAYING_SEQUENCE = 8,

                /** ARMSTATE_SERVOING_MANUALLY_CONTROLLED value */
                ARMSTATE_SERVOING_MANUALLY_CONTROLLED = 9,

                /** ARMSTATE_BRAKE_RELEASING value */
                ARMSTATE_BRAKE_RELEASING = 10,

                /** ARMSTATE_POSITION_UNKNOWN value */
                ARMSTATE_POSITION_UNKNOWN = 11,

                /** ARMSTATE_ARM_OPERATIONAL value */
                ARMSTATE_ARM_OPERATIONAL = 12,

                /** ARMSTATE_RECOVERY value */
                ARMSTATE_RECOVERY = 13,

                /** ARMSTATE_CONTROLLER_INITIALIZATION value */
                ARMSTATE_CONTROLLER_INITIALIZATION = 14,

                /** ARMSTATE_WAIT_FOR_POSITION_CONFIRMATION value */
                ARMSTATE_WAIT_FOR_POSITION_CONFIRMATION = 15,

                /** ARMSTATE_IN_FAULT_POWERED_OFF value */
                ARMSTATE_IN_FAULT_POWERED_OFF = 16,

                /** ARMSTATE_IN_UNRECOVERABLE_FAULT value */
                ARMSTATE_IN_UNRECOVERABLE_FAULT = 17
            }

            /**
             * Properties of a DeviceHandle.
             * @deprecated Use Kinova.Api.Common.DeviceHandle.$Properties instead.
             */
            interface IDeviceHandle extends Kinova.Api.Common.DeviceHandle.$Properties {
            }

            /** Represents a DeviceHandle. */
            class DeviceHandle {

                /**
                 * Constructs a new DeviceHandle.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Common.DeviceHandle.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeviceHandle deviceType. */
                deviceType: DeviceTypes;

                /** DeviceHandle deviceIdentifier. */
                deviceIdentifier: number;

                /** DeviceHandle order. */
                order: number;

                /**
                 * Creates a new DeviceHandle instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns DeviceHandle instance
                 */
                static create(properties: Kinova.Api.Common.DeviceHandle.$Shape): Kinova.Api.Common.DeviceHandle & Kinova.Api.Common.DeviceHandle.$Shape;
                static create(properties?: Kinova.Api.Common.DeviceHandle.$Properties): Kinova.Api.Common.DeviceHandle;

                /**
                 * Encodes the specified DeviceHandle message. Does not implicitly {@link Kinova.Api.Common.DeviceHandle.verify|verify} messages.
                 * @param message DeviceHandle message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Common.DeviceHandle.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeviceHandle message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.DeviceHandle & Kinova.Api.Common.DeviceHandle.$Shape} DeviceHandle
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Common.DeviceHandle & Kinova.Api.Common.DeviceHandle.$Shape;
            }

            namespace DeviceHandle {

                /** Properties of a DeviceHandle. */
                interface $Properties {

                    /** DeviceHandle deviceType */
                    deviceType?: (DeviceTypes|null);

                    /** DeviceHandle deviceIdentifier */
                    deviceIdentifier?: (number|null);

                    /** DeviceHandle order */
                    order?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeviceHandle. */
                type $Shape = Kinova.Api.Common.DeviceHandle.$Properties;
            }

            /**
             * Properties of an Empty.
             * @deprecated Use Kinova.Api.Common.Empty.$Properties instead.
             */
            interface IEmpty extends Kinova.Api.Common.Empty.$Properties {
            }

            /** Represents an Empty. */
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

            /** Represents a NotificationHandle. */
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
             * Properties of a Timestamp.
             * @deprecated Use Kinova.Api.Common.Timestamp.$Properties instead.
             */
            interface ITimestamp extends Kinova.Api.Common.Timestamp.$Properties {
            }

            /** Represents a Timestamp. */
            class Timestamp {

                /**
                 * Constructs a new Timestamp.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Common.Timestamp.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Timestamp sec. */
                sec: number;

                /** Timestamp usec. */
                usec: number;

                /**
                 * Creates a new Timestamp instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Timestamp instance
                 */
                static create(properties: Kinova.Api.Common.Timestamp.$Shape): Kinova.Api.Common.Timestamp & Kinova.Api.Common.Timestamp.$Shape;
                static create(properties?: Kinova.Api.Common.Timestamp.$Properties): Kinova.Api.Common.Timestamp;

                /**
                 * Encodes the specified Timestamp message. Does not implicitly {@link Kinova.Api.Common.Timestamp.verify|verify} messages.
                 * @param message Timestamp message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: Kinova.Api.Common.Timestamp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Timestamp message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.Timestamp & Kinova.Api.Common.Timestamp.$Shape} Timestamp
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): Kinova.Api.Common.Timestamp & Kinova.Api.Common.Timestamp.$Shape;
            }

            namespace Timestamp {

                /** Properties of a Timestamp. */
                interface $Properties {

                    /** Timestamp sec */
                    sec?: (number|null);

                    /** Timestamp usec */
                    usec?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Timestamp. */
                type $Shape = Kinova.Api.Common.Timestamp.$Properties;
            }

            /**
             * Properties of a UserProfileHandle.
             * @deprecated Use Kinova.Api.Common.UserProfileHandle.$Properties instead.
             */
            interface IUserProfileHandle extends Kinova.Api.Common.UserProfileHandle.$Properties {
            }

            /** Represents a UserProfileHandle. */
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

                /** UserProfileHandle permission. */
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

                    /** UserProfileHandle permission */
                    permission?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a UserProfileHandle. */
                type $Shape = Kinova.Api.Common.UserProfileHandle.$Properties;
            }

            /**
             * Properties of a Connection.
             * @deprecated Use Kinova.Api.Common.Connection.$Properties instead.
             */
            interface IConnection extends Kinova.Api.Common.Connection.$Properties {
            }

            /** Represents a Connection. */
            class Connection {

                /**
                 * Constructs a new Connection.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: Kinova.Api.Common.Connection.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Connection userHandle. */
                userHandle?: (Kinova.Api.Common.UserProfileHandle.$Properties|null);

                /** Connection connectionInformation. */
                connectionInformation: string;

                /** Connection connectionIdentifier. */
                connectionIdentifier: number;

                /** Connection isLocal. */
                isLocal: boolean;

                /** Connection sessionIdentifier. */
                sessionIdentifier: number;

                /** Connection connectionInactivityTimeout. */
                connectionInactivityTimeout: number;

                /** Connection roles. */
                roles: UserRole.$Properties[];

                /** Connection connectionType. */
                connectionType: ConnectionType;

                /** Connection isWebapp. */
                isWebapp: boolean;

                /** Connection username. */
                username: string;

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

                    /** Connection userHandle */
                    userHandle?: (Kinova.Api.Common.UserProfileHandle.$Properties|null);

                    /** Connection connectionInformation */
                    connectionInformation?: (string|null);

                    /** Connection connectionIdentifier */
                    connectionIdentifier?: (number|null);

                    /** Connection isLocal */
                    isLocal?: (boolean|null);

                    /** Connection sessionIdentifier */
                    sessionIdentifier?: (number|null);

                    /** Connection connectionInactivityTimeout */
                    connectionInactivityTimeout?: (number|null);

                    /** Connection roles */
                    roles?: (UserRole.$Properties[]|null);

                    /** Connection connectionType */
                    connectionType?: (ConnectionType|null);

                    /** Connection isWebapp */
                    isWebapp?: (boolean|null);

                    /** Connection username */
                    username?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Connection. */
                type $Shape = Kinova.Api.Common.Connection.$Properties;
            }
        }
    }
}
