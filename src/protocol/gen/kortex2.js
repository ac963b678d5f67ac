/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
"use strict";

var $protobuf = require("protobufjs/minimal");

// Common aliases
var $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
var $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
var $root = $protobuf.roots["kortex2"] || ($protobuf.roots["kortex2"] = {});

$root.Kinova = (function() {

    /**
     * Namespace Kinova.
     * @exports Kinova
     * @namespace
     */
    var Kinova = {};

    Kinova.Api = (function() {

        /**
         * Namespace Api.
         * @memberof Kinova
         * @namespace
         */
        var Api = {};

        Api.Base = (function() {

            /**
             * Namespace Base.
             * @memberof Kinova.Api
             * @namespace
             */
            var Base = {};

            /**
             * OperatingMode enum.
             * @name Kinova.Api.Base.OperatingMode
             * @enum {number}
             * @property {number} UNSPECIFIED_OPERATING_MODE=0 UNSPECIFIED_OPERATING_MODE value
             * @property {number} MAINTENANCE_MODE=1 MAINTENANCE_MODE value
             * @property {number} UPDATE_MODE=2 UPDATE_MODE value
             * @property {number} UPDATE_COMPLETED_MODE=3 UPDATE_COMPLETED_MODE value
             * @property {number} UPDATE_FAILED_MODE=4 UPDATE_FAILED_MODE value
             * @property {number} SHUTTING_DOWN_MODE=5 SHUTTING_DOWN_MODE value
             * @property {number} RUN_MODE=6 RUN_MODE value
             * @property {number} UPDATING_DEVICE_MODE=7 UPDATING_DEVICE_MODE value
             */
            Base.OperatingMode = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "UNSPECIFIED_OPERATING_MODE"] = 0;
                values[valuesById[1] = "MAINTENANCE_MODE"] = 1;
                values[valuesById[2] = "UPDATE_MODE"] = 2;
                values[valuesById[3] = "UPDATE_COMPLETED_MODE"] = 3;
                values[valuesById[4] = "UPDATE_FAILED_MODE"] = 4;
                values[valuesById[5] = "SHUTTING_DOWN_MODE"] = 5;
                values[valuesById[6] = "RUN_MODE"] = 6;
                values[valuesById[7] = "UPDATING_DEVICE_MODE"] = 7;
                return values;
            })();

            /**
             * UserEvent enum.
             * @name Kinova.Api.Base.UserEvent
             * @enum {number}
             * @property {number} UNSPECIFIED_USER_EVENT=0 UNSPECIFIED_USER_EVENT value
             * @property {number} LOGGED_OUT=1 LOGGED_OUT value
             * @property {number} LOGGED_IN=2 LOGGED_IN value
             */
            Base.UserEvent = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "UNSPECIFIED_USER_EVENT"] = 0;
                values[valuesById[1] = "LOGGED_OUT"] = 1;
                values[valuesById[2] = "LOGGED_IN"] = 2;
                return values;
            })();

            Base.OperatingModeInformation = (function() {

                /**
                 * Properties of an OperatingModeInformation.
                 * @typedef {Object} Kinova.Api.Base.OperatingModeInformation.$Properties
                 * @property {Kinova.Api.Base.OperatingMode|null} [operatingMode] OperatingModeInformation operatingMode
                 * @property {Kinova.Api.Common.DeviceHandle.$Properties|null} [deviceHandle] OperatingModeInformation deviceHandle
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an OperatingModeInformation.
                 * @memberof Kinova.Api.Base
                 * @interface IOperatingModeInformation
                 * @augments Kinova.Api.Base.OperatingModeInformation.$Properties
                 * @deprecated Use Kinova.Api.Base.OperatingModeInformation.$Properties instead.
                 */

                /**
                 * Shape of an OperatingModeInformation.
                 * @typedef {Kinova.Api.Base.OperatingModeInformation.$Properties} Kinova.Api.Base.OperatingModeInformation.$Shape
                 */

                /**
                 * Constructs a new OperatingModeInformation.
                 * @memberof Kinova.Api.Base
                 * @classdesc Represents an OperatingModeInformation.
                 * @constructor
                 * @param {Kinova.Api.Base.OperatingModeInformation.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var OperatingModeInformation = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * OperatingModeInformation operatingMode.
                 * @member {Kinova.Api.Base.OperatingMode} operatingMode
                 * @memberof Kinova.Api.Base.OperatingModeInformation
                 * @instance
                 */
                OperatingModeInformation.prototype.operatingMode = 0;

                /**
                 * OperatingModeInformation deviceHandle.
                 * @member {Kinova.Api.Common.DeviceHandle.$Properties|null|undefined} deviceHandle
                 * @memberof Kinova.Api.Base.OperatingModeInformation
                 * @instance
                 */
                OperatingModeInformation.prototype.deviceHandle = null;

                /**
                 * Creates a new OperatingModeInformation instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Base.OperatingModeInformation
                 * @static
                 * @param {Kinova.Api.Base.OperatingModeInformation.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Base.OperatingModeInformation} OperatingModeInformation instance
                 * @type {{
                 *   (properties: Kinova.Api.Base.OperatingModeInformation.$Shape): Kinova.Api.Base.OperatingModeInformation & Kinova.Api.Base.OperatingModeInformation.$Shape;
                 *   (properties?: Kinova.Api.Base.OperatingModeInformation.$Properties): Kinova.Api.Base.OperatingModeInformation;
                 * }}
                 */
                OperatingModeInformation.create = function(properties) {
                    return new OperatingModeInformation(properties);
                };

                /**
                 * Encodes the specified OperatingModeInformation message. Does not implicitly {@link Kinova.Api.Base.OperatingModeInformation.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Base.OperatingModeInformation
                 * @static
                 * @param {Kinova.Api.Base.OperatingModeInformation.$Properties} message OperatingModeInformation message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                OperatingModeInformation.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.operatingMode != null && $Object.hasOwnProperty.call(message, "operatingMode") && message.operatingMode !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.operatingMode);
                    if (message.deviceHandle != null && $Object.hasOwnProperty.call(message, "deviceHandle"))
                        $root.Kinova.Api.Common.DeviceHandle.encode(message.deviceHandle, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an OperatingModeInformation message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Base.OperatingModeInformation
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.OperatingModeInformation & Kinova.Api.Base.OperatingModeInformation.$Shape} OperatingModeInformation
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                OperatingModeInformation.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.Kinova.Api.Base.OperatingModeInformation();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.operatingMode = value;
                                else
                                    delete message.operatingMode;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.deviceHandle = $root.Kinova.Api.Common.DeviceHandle.decode(reader, reader.size(), $undefined, _depth + 1, message.deviceHandle);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return OperatingModeInformation;
            })();

            Base.OperatingModeNotification = (function() {

                /**
                 * Properties of an OperatingModeNotification.
                 * @typedef {Object} Kinova.Api.Base.OperatingModeNotification.$Properties
                 * @property {Kinova.Api.Base.OperatingMode|null} [operatingMode] OperatingModeNotification operatingMode
                 * @property {Kinova.Api.Common.Timestamp.$Properties|null} [timestamp] OperatingModeNotification timestamp
                 * @property {Kinova.Api.Common.UserProfileHandle.$Properties|null} [userHandle] OperatingModeNotification userHandle
                 * @property {Kinova.Api.Common.Connection.$Properties|null} [connection] OperatingModeNotification connection
                 * @property {Kinova.Api.Common.DeviceHandle.$Properties|null} [deviceHandle] OperatingModeNotification deviceHandle
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an OperatingModeNotification.
                 * @memberof Kinova.Api.Base
                 * @interface IOperatingModeNotification
                 * @augments Kinova.Api.Base.OperatingModeNotification.$Properties
                 * @deprecated Use Kinova.Api.Base.OperatingModeNotification.$Properties instead.
                 */

                /**
                 * Shape of an OperatingModeNotification.
                 * @typedef {Kinova.Api.Base.OperatingModeNotification.$Properties} Kinova.Api.Base.OperatingModeNotification.$Shape
                 */

                /**
                 * Constructs a new OperatingModeNotification.
                 * @memberof Kinova.Api.Base
                 * @classdesc Represents an OperatingModeNotification.
                 * @constructor
                 * @param {Kinova.Api.Base.OperatingModeNotification.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var OperatingModeNotification = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * OperatingModeNotification operatingMode.
                 * @member {Kinova.Api.Base.OperatingMode} operatingMode
                 * @memberof Kinova.Api.Base.OperatingModeNotification
                 * @instance
                 */
                OperatingModeNotification.prototype.operatingMode = 0;

                /**
                 * OperatingModeNotification timestamp.
                 * @member {Kinova.Api.Common.Timestamp.$Properties|null|undefined} timestamp
                 * @memberof Kinova.Api.Base.OperatingModeNotification
                 * @instance
                 */
                OperatingModeNotification.prototype.timestamp = null;

                /**
                 * OperatingModeNotification userHandle.
                 * @member {Kinova.Api.Common.UserProfileHandle.$Properties|null|undefined} userHandle
                 * @memberof Kinova.Api.Base.OperatingModeNotification
                 * @instance
                 */
                OperatingModeNotification.prototype.userHandle = null;

                /**
                 * OperatingModeNotification connection.
                 * @member {Kinova.Api.Common.Connection.$Properties|null|undefined} connection
                 * @memberof Kinova.Api.Base.OperatingModeNotification
                 * @instance
                 */
                OperatingModeNotification.prototype.connection = null;

                /**
                 * OperatingModeNotification deviceHandle.
                 * @member {Kinova.Api.Common.DeviceHandle.$Properties|null|undefined} deviceHandle
                 * @memberof Kinova.Api.Base.OperatingModeNotification
                 * @instance
                 */
                OperatingModeNotification.prototype.deviceHandle = null;

                /**
                 * Creates a new OperatingModeNotification instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Base.OperatingModeNotification
                 * @static
                 * @param {Kinova.Api.Base.OperatingModeNotification.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Base.OperatingModeNotification} OperatingModeNotification instance
                 * @type {{
                 *   (properties: Kinova.Api.Base.OperatingModeNotification.$Shape): Kinova.Api.Base.OperatingModeNotification & Kinova.Api.Base.OperatingModeNotification.$Shape;
                 *   (properties?: Kinova.Api.Base.OperatingModeNotification.$Properties): Kinova.Api.Base.OperatingModeNotification;
                 * }}
                 */
                OperatingModeNotification.create = function(properties) {
                    return new OperatingModeNotification(properties);
                };

                /**
                 * Encodes the specified OperatingModeNotification message. Does not implicitly {@link Kinova.Api.Base.OperatingModeNotification.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Base.OperatingModeNotification
                 * @static
                 * @param {Kinova.Api.Base.OperatingModeNotification.$Properties} message OperatingModeNotification message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                OperatingModeNotification.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.operatingMode != null && $Object.hasOwnProperty.call(message, "operatingMode") && message.operatingMode !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.operatingMode);
                    if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp"))
                        $root.Kinova.Api.Common.Timestamp.encode(message.timestamp, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.userHandle != null && $Object.hasOwnProperty.call(message, "userHandle"))
                        $root.Kinova.Api.Common.UserProfileHandle.encode(message.userHandle, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.connection != null && $Object.hasOwnProperty.call(message, "connection"))
                        $root.Kinova.Api.Common.Connection.encode(message.connection, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.deviceHandle != null && $Object.hasOwnProperty.call(message, "deviceHandle"))
                        $root.Kinova.Api.Common.DeviceHandle.encode(message.deviceHandle, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an OperatingModeNotification message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Base.OperatingModeNotification
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.OperatingModeNotification & Kinova.Api.Base.OperatingModeNotification.$Shape} OperatingModeNotification
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                OperatingModeNotification.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.Kinova.Api.Base.OperatingModeNotification();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.operatingMode = value;
                                else
                                    delete message.operatingMode;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.timestamp = $root.Kinova.Api.Common.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.timestamp);
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.userHandle = $root.Kinova.Api.Common.UserProfileHandle.decode(reader, reader.size(), $undefined, _depth + 1, message.userHandle);
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.connection = $root.Kinova.Api.Common.Connection.decode(reader, reader.size(), $undefined, _depth + 1, message.connection);
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.deviceHandle = $root.Kinova.Api.Common.DeviceHandle.decode(reader, reader.size(), $undefined, _depth + 1, message.deviceHandle);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return OperatingModeNotification;
            })();

            Base.UserNotification = (function() {

                /**
                 * Properties of a UserNotification.
                 * @typedef {Object} Kinova.Api.Base.UserNotification.$Properties
                 * @property {Kinova.Api.Base.UserEvent|null} [userEvent] UserNotification userEvent
                 * @property {Kinova.Api.Common.UserProfileHandle.$Properties|null} [modifiedUser] UserNotification modifiedUser
                 * @property {Kinova.Api.Common.Timestamp.$Properties|null} [timestamp] UserNotification timestamp
                 * @property {Kinova.Api.Common.UserProfileHandle.$Properties|null} [userHandle] UserNotification userHandle
                 * @property {Kinova.Api.Common.Connection.$Properties|null} [connection] UserNotification connection
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a UserNotification.
                 * @memberof Kinova.Api.Base
                 * @interface IUserNotification
                 * @augments Kinova.Api.Base.UserNotification.$Properties
                 * @deprecated Use Kinova.Api.Base.UserNotification.$Properties instead.
                 */

                /**
                 * Shape of a UserNotification.
                 * @typedef {Kinova.Api.Base.UserNotification.$Properties} Kinova.Api.Base.UserNotification.$Shape
                 */

                /**
                 * Constructs a new UserNotification.
                 * @memberof Kinova.Api.Base
                 * @classdesc Represents a UserNotification.
                 * @constructor
                 * @param {Kinova.Api.Base.UserNotification.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var UserNotification = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * UserNotification userEvent.
                 * @member {Kinova.Api.Base.UserEvent} userEvent
                 * @memberof Kinova.Api.Base.UserNotification
                 * @instance
                 */
                UserNotification.prototype.userEvent = 0;

                /**
                 * UserNotification modifiedUser.
                 * @member {Kinova.Api.Common.UserProfileHandle.$Properties|null|undefined} modifiedUser
                 * @memberof Kinova.Api.Base.UserNotification
                 * @instance
                 */
                UserNotification.prototype.modifiedUser = null;

                /**
                 * UserNotification timestamp.
                 * @member {Kinova.Api.Common.Timestamp.$Properties|null|undefined} timestamp
                 * @memberof Kinova.Api.Base.UserNotification
                 * @instance
                 */
                UserNotification.prototype.timestamp = null;

                /**
                 * UserNotification userHandle.
                 * @member {Kinova.Api.Common.UserProfileHandle.$Properties|null|undefined} userHandle
                 * @memberof Kinova.Api.Base.UserNotification
                 * @instance
                 */
                UserNotification.prototype.userHandle = null;

                /**
                 * UserNotification connection.
                 * @member {Kinova.Api.Common.Connection.$Properties|null|undefined} connection
                 * @memberof Kinova.Api.Base.UserNotification
                 * @instance
                 */
                UserNotification.prototype.connection = null;

                /**
                 * Creates a new UserNotification instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Base.UserNotification
                 * @static
                 * @param {Kinova.Api.Base.UserNotification.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Base.UserNotification} UserNotification instance
                 * @type {{
                 *   (properties: Kinova.Api.Base.UserNotification.$Shape): Kinova.Api.Base.UserNotification & Kinova.Api.Base.UserNotification.$Shape;
                 *   (properties?: Kinova.Api.Base.UserNotification.$Properties): Kinova.Api.Base.UserNotification;
                 * }}
                 */
                UserNotification.create = function(properties) {
                    return new UserNotification(properties);
                };

                /**
                 * Encodes the specified UserNotification message. Does not implicitly {@link Kinova.Api.Base.UserNotification.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Base.UserNotification
                 * @static
                 * @param {Kinova.Api.Base.UserNotification.$Properties} message UserNotification message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UserNotification.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.userEvent != null && $Object.hasOwnProperty.call(message, "userEvent") && message.userEvent !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.userEvent);
                    if (message.modifiedUser != null && $Object.hasOwnProperty.call(message, "modifiedUser"))
                        $root.Kinova.Api.Common.UserProfileHandle.encode(message.modifiedUser, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp"))
                        $root.Kinova.Api.Common.Timestamp.encode(message.timestamp, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.userHandle != null && $Object.hasOwnProperty.call(message, "userHandle"))
                        $root.Kinova.Api.Common.UserProfileHandle.encode(message.userHandle, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.connection != null && $Object.hasOwnProperty.call(message, "connection"))
                        $root.Kinova.Api.Common.Connection.encode(message.connection, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a UserNotification message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Base.UserNotification
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.UserNotification & Kinova.Api.Base.UserNotification.$Shape} UserNotification
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UserNotification.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.Kinova.Api.Base.UserNotification();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.userEvent = value;
                                else
                                    delete message.userEvent;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.modifiedUser = $root.Kinova.Api.Common.UserProfileHandle.decode(reader, reader.size(), $undefined, _depth + 1, message.modifiedUser);
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.timestamp = $root.Kinova.Api.Common.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.timestamp);
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.userHandle = $root.Kinova.Api.Common.UserProfileHandle.decode(reader, reader.size(), $undefined, _depth + 1, message.userHandle);
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.connection = $root.Kinova.Api.Common.Connection.decode(reader, reader.size(), $undefined, _depth + 1, message.connection);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return UserNotification;
            })();

            Base.ArmStateInformation = (function() {

                /**
                 * Properties of an ArmStateInformation.
                 * @typedef {Object} Kinova.Api.Base.ArmStateInformation.$Properties
                 * @property {Kinova.Api.Common.ArmState|null} [activeState] ArmStateInformation activeState
                 * @property {Kinova.Api.Common.Connection.$Properties|null} [connection] ArmStateInformation connection
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an ArmStateInformation.
                 * @memberof Kinova.Api.Base
                 * @interface IArmStateInformation
                 * @augments Kinova.Api.Base.ArmStateInformation.$Properties
                 * @deprecated Use Kinova.Api.Base.ArmStateInformation.$Properties instead.
                 */

                /**
                 * Shape of an ArmStateInformation.
                 * @typedef {Kinova.Api.Base.ArmStateInformation.$Properties} Kinova.Api.Base.ArmStateInformation.$Shape
                 */

                /**
                 * Constructs a new ArmStateInformation.
                 * @memberof Kinova.Api.Base
                 * @classdesc Represents an ArmStateInformation.
                 * @constructor
                 * @param {Kinova.Api.Base.ArmStateInformation.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var ArmStateInformation = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ArmStateInformation activeState.
                 * @member {Kinova.Api.Common.ArmState} activeState
                 * @memberof Kinova.Api.Base.ArmStateInformation
                 * @instance
                 */
                ArmStateInformation.prototype.activeState = 0;

                /**
                 * ArmStateInformation connection.
                 * @member {Kinova.Api.Common.Connection.$Properties|null|undefined} connection
                 * @memberof Kinova.Api.Base.ArmStateInformation
                 * @instance
                 */
                ArmStateInformation.prototype.connection = null;

                /**
                 * Creates a new ArmStateInformation instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Base.ArmStateInformation
                 * @static
                 * @param {Kinova.Api.Base.ArmStateInformation.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Base.ArmStateInformation} ArmStateInformation instance
                 * @type {{
                 *   (properties: Kinova.Api.Base.ArmStateInformation.$Shape): Kinova.Api.Base.ArmStateInformation & Kinova.Api.Base.ArmStateInformation.$Shape;
                 *   (properties?: Kinova.Api.Base.ArmStateInformation.$Properties): Kinova.Api.Base.ArmStateInformation;
                 * }}
                 */
                ArmStateInformation.create = function(properties) {
                    return new ArmStateInformation(properties);
                };

                /**
                 * Encodes the specified ArmStateInformation message. Does not implicitly {@link Kinova.Api.Base.ArmStateInformation.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Base.ArmStateInformation
                 * @static
                 * @param {Kinova.Api.Base.ArmStateInformation.$Properties} message ArmStateInformation message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ArmStateInformation.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.activeState != null && $Object.hasOwnProperty.call(message, "activeState") && message.activeState !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.activeState);
                    if (message.connection != null && $Object.hasOwnProperty.call(message, "connection"))
                        $root.Kinova.Api.Common.Connection.encode(message.connection, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an ArmStateInformation message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Base.ArmStateInformation
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.ArmStateInformation & Kinova.Api.Base.ArmStateInformation.$Shape} ArmStateInformation
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ArmStateInformation.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.Kinova.Api.Base.ArmStateInformation();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.activeState = value;
                                else
                                    delete message.activeState;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.connection = $root.Kinova.Api.Common.Connection.decode(reader, reader.size(), $undefined, _depth + 1, message.connection);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ArmStateInformation;
            })();

            Base.ArmStateNotification = (function() {

                /**
                 * Properties of an ArmStateNotification.
                 * @typedef {Object} Kinova.Api.Base.ArmStateNotification.$Properties
                 * @property {Kinova.Api.Common.ArmState|null} [activeState] ArmStateNotification activeState
                 * @property {Kinova.Api.Common.Timestamp.$Properties|null} [timestamp] ArmStateNotification timestamp
                 * @property {Kinova.Api.Common.Connection.$Properties|null} [connection] ArmStateNotification connection
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an ArmStateNotification.
                 * @memberof Kinova.Api.Base
                 * @interface IArmStateNotification
                 * @augments Kinova.Api.Base.ArmStateNotification.$Properties
                 * @deprecated Use Kinova.Api.Base.ArmStateNotification.$Properties instead.
                 */

                /**
                 * Shape of an ArmStateNotification.
                 * @typedef {Kinova.Api.Base.ArmStateNotification.$Properties} Kinova.Api.Base.ArmStateNotification.$Shape
                 */

                /**
                 * Constructs a new ArmStateNotification.
                 * @memberof Kinova.Api.Base
                 * @classdesc Represents an ArmStateNotification.
                 * @constructor
                 * @param {Kinova.Api.Base.ArmStateNotification.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var ArmStateNotification = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ArmStateNotification activeState.
                 * @member {Kinova.Api.Common.ArmState} activeState
                 * @memberof Kinova.Api.Base.ArmStateNotification
                 * @instance
                 */
                ArmStateNotification.prototype.activeState = 0;

                /**
                 * ArmStateNotification timestamp.
                 * @member {Kinova.Api.Common.Timestamp.$Properties|null|undefined} timestamp
                 * @memberof Kinova.Api.Base.ArmStateNotification
                 * @instance
                 */
                ArmStateNotification.prototype.timestamp = null;

                /**
                 * ArmStateNotification connection.
                 * @member {Kinova.Api.Common.Connection.$Properties|null|undefined} connection
                 * @memberof Kinova.Api.Base.ArmStateNotification
                 * @instance
                 */
                ArmStateNotification.prototype.connection = null;

                /**
                 * Creates a new ArmStateNotification instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Base.ArmStateNotification
                 * @static
                 * @param {Kinova.Api.Base.ArmStateNotification.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Base.ArmStateNotification} ArmStateNotification instance
                 * @type {{
                 *   (properties: Kinova.Api.Base.ArmStateNotification.$Shape): Kinova.Api.Base.ArmStateNotification & Kinova.Api.Base.ArmStateNotification.$Shape;
                 *   (properties?: Kinova.Api.Base.ArmStateNotification.$Properties): Kinova.Api.Base.ArmStateNotification;
                 * }}
                 */
                ArmStateNotification.create = function(properties) {
                    return new ArmStateNotification(properties);
                };

                /**
                 * Encodes the specified ArmStateNotification message. Does not implicitly {@link Kinova.Api.Base.ArmStateNotification.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Base.ArmStateNotification
                 * @static
                 * @param {Kinova.Api.Base.ArmStateNotification.$Properties} message ArmStateNotification message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ArmStateNotification.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.activeState != null && $Object.hasOwnProperty.call(message, "activeState") && message.activeState !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.activeState);
                    if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp"))
                        $root.Kinova.Api.Common.Timestamp.encode(message.timestamp, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.connection != null && $Object.hasOwnProperty.call(message, "connection"))
                        $root.Kinova.Api.Common.Connection.encode(message.connection, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an ArmStateNotification message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Base.ArmStateNotification
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.ArmStateNotification & Kinova.Api.Base.ArmStateNotification.$Shape} ArmStateNotification
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ArmStateNotification.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.Kinova.Api.Base.ArmStateNotification();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.activeState = value;
                                else
                                    delete message.activeState;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.timestamp = $root.Kinova.Api.Common.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.timestamp);
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.connection = $root.Kinova.Api.Common.Connection.decode(reader, reader.size(), $undefined, _depth + 1, message.connection);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ArmStateNotification;
            })();

            return Base;
        })();

        Api.Common = (function() {

            /**
             * Namespace Common.
             * @memberof Kinova.Api
             * @namespace
             */
            var Common = {};

            /**
             * ArmState enum.
             * @name Kinova.Api.Common.ArmState
             * @enum {number}
             * @property {number} ARMSTATE_UNSPECIFIED=0 ARMSTATE_UNSPECIFIED value
             * @property {number} ARMSTATE_BASE_INITIALIZATION=1 ARMSTATE_BASE_INITIALIZATION value
             * @property {number} ARMSTATE_IDLE=2 ARMSTATE_IDLE value
             * @property {number} ARMSTATE_INITIALIZATION=3 ARMSTATE_INITIALIZATION value
             * @property {number} ARMSTATE_IN_FAULT=4 ARMSTATE_IN_FAULT value
             * @property {number} ARMSTATE_MAINTENANCE=5 ARMSTATE_MAINTENANCE value
             * @property {number} ARMSTATE_SERVOING_LOW_LEVEL=6 ARMSTATE_SERVOING_LOW_LEVEL value
             * @property {number} ARMSTATE_SERVOING_READY=7 ARMSTATE_SERVOING_READY value
             * @property {number} ARMSTATE_SERVOING_PLAYING_SEQUENCE=8 ARMSTATE_SERVOING_PLAYING_SEQUENCE value
             * @property {number} ARMSTATE_SERVOING_MANUALLY_CONTROLLED=9 ARMSTATE_SERVOING_MANUALLY_CONTROLLED value
             * @property {number} ARMSTATE_BRAKE_RELEASING=10 ARMSTATE_BRAKE_RELEASING value
             * @property {number} ARMSTATE_POSITION_UNKNOWN=11 ARMSTATE_POSITION_UNKNOWN value
             * @property {number} ARMSTATE_ARM_OPERATIONAL=12 ARMSTATE_ARM_OPERATIONAL value
             * @property {number} ARMSTATE_RECOVERY=13 ARMSTATE_RECOVERY value
             * @property {number} ARMSTATE_CONTROLLER_INITIALIZATION=14 ARMSTATE_CONTROLLER_INITIALIZATION value
             * @property {number} ARMSTATE_WAIT_FOR_POSITION_CONFIRMATION=15 ARMSTATE_WAIT_FOR_POSITION_CONFIRMATION value
             * @property {number} ARMSTATE_IN_FAULT_POWERED_OFF=16 ARMSTATE_IN_FAULT_POWERED_OFF value
             * @property {number} ARMSTATE_IN_UNRECOVERABLE_FAULT=17 ARMSTATE_IN_UNRECOVERABLE_FAULT value
             */
            Common.ArmState = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "ARMSTATE_UNSPECIFIED"] = 0;
                values[valuesById[1] = "ARMSTATE_BASE_INITIALIZATION"] = 1;
                values[valuesById[2] = "ARMSTATE_IDLE"] = 2;
                values[valuesById[3] = "ARMSTATE_INITIALIZATION"] = 3;
                values[valuesById[4] = "ARMSTATE_IN_FAULT"] = 4;
                values[valuesById[5] = "ARMSTATE_MAINTENANCE"] = 5;
                values[valuesById[6] = "ARMSTATE_SERVOING_LOW_LEVEL"] = 6;
                values[valuesById[7] = "ARMSTATE_SERVOING_READY"] = 7;
                values[valuesById[8] = "ARMSTATE_SERVOING_PLAYING_SEQUENCE"] = 8;
                values[valuesById[9] = "ARMSTATE_SERVOING_MANUALLY_CONTROLLED"] = 9;
                values[valuesById[10] = "ARMSTATE_BRAKE_RELEASING"] = 10;
                values[valuesById[11] = "ARMSTATE_POSITION_UNKNOWN"] = 11;
                values[valuesById[12] = "ARMSTATE_ARM_OPERATIONAL"] = 12;
                values[valuesById[13] = "ARMSTATE_RECOVERY"] = 13;
                values[valuesById[14] = "ARMSTATE_CONTROLLER_INITIALIZATION"] = 14;
                values[valuesById[15] = "ARMSTATE_WAIT_FOR_POSITION_CONFIRMATION"] = 15;
                values[valuesById[16] = "ARMSTATE_IN_FAULT_POWERED_OFF"] = 16;
                values[valuesById[17] = "ARMSTATE_IN_UNRECOVERABLE_FAULT"] = 17;
                return values;
            })();

            Common.DeviceHandle = (function() {

                /**
                 * Properties of a DeviceHandle.
                 * @typedef {Object} Kinova.Api.Common.DeviceHandle.$Properties
                 * @property {DeviceTypes|null} [deviceType] DeviceHandle deviceType
                 * @property {number|null} [deviceIdentifier] DeviceHandle deviceIdentifier
                 * @property {number|null} [order] DeviceHandle order
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DeviceHandle.
                 * @memberof Kinova.Api.Common
                 * @interface IDeviceHandle
                 * @augments Kinova.Api.Common.DeviceHandle.$Properties
                 * @deprecated Use Kinova.Api.Common.DeviceHandle.$Properties instead.
                 */

                /**
                 * Shape of a DeviceHandle.
                 * @typedef {Kinova.Api.Common.DeviceHandle.$Properties} Kinova.Api.Common.DeviceHandle.$Shape
                 */

                /**
                 * Constructs a new DeviceHandle.
                 * @memberof Kinova.Api.Common
                 * @classdesc Represents a DeviceHandle.
                 * @constructor
                 * @param {Kinova.Api.Common.DeviceHandle.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var DeviceHandle = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DeviceHandle deviceType.
                 * @member {DeviceTypes} deviceType
                 * @memberof Kinova.Api.Common.DeviceHandle
                 * @instance
                 */
                DeviceHandle.prototype.deviceType = 0;

                /**
                 * DeviceHandle deviceIdentifier.
                 * @member {number} deviceIdentifier
                 * @memberof Kinova.Api.Common.DeviceHandle
                 * @instance
                 */
                DeviceHandle.prototype.deviceIdentifier = 0;

                /**
                 * DeviceHandle order.
                 * @member {number} order
                 * @memberof Kinova.Api.Common.DeviceHandle
                 * @instance
                 */
                DeviceHandle.prototype.order = 0;

                /**
                 * Creates a new DeviceHandle instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Common.DeviceHandle
                 * @static
                 * @param {Kinova.Api.Common.DeviceHandle.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Common.DeviceHandle} DeviceHandle instance
                 * @type {{
                 *   (properties: Kinova.Api.Common.DeviceHandle.$Shape): Kinova.Api.Common.DeviceHandle & Kinova.Api.Common.DeviceHandle.$Shape;
                 *   (properties?: Kinova.Api.Common.DeviceHandle.$Properties): Kinova.Api.Common.DeviceHandle;
                 * }}
                 */
                DeviceHandle.create = function(properties) {
                    return new DeviceHandle(properties);
                };

                /**
                 * Encodes the specified DeviceHandle message. Does not implicitly {@link Kinova.Api.Common.DeviceHandle.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Common.DeviceHandle
                 * @static
                 * @param {Kinova.Api.Common.DeviceHandle.$Properties} message DeviceHandle message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DeviceHandle.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.deviceType != null && $Object.hasOwnProperty.call(message, "deviceType") && message.deviceType !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.deviceType);
                    if (message.deviceIdentifier != null && $Object.hasOwnProperty.call(message, "deviceIdentifier") && message.deviceIdentifier !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.deviceIdentifier);
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order") && message.order !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.order);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DeviceHandle message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Common.DeviceHandle
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.DeviceHandle & Kinova.Api.Common.DeviceHandle.$Shape} DeviceHandle
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DeviceHandle.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.Kinova.Api.Common.DeviceHandle();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.deviceType = value;
                                else
                                    delete message.deviceType;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.deviceIdentifier = value;
                                else
                                    delete message.deviceIdentifier;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.order = value;
                                else
                                    delete message.order;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DeviceHandle;
            })();

            Common.Empty = (function() {

                /**
                 * Properties of an Empty.
                 * @typedef {Object} Kinova.Api.Common.Empty.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Empty.
                 * @memberof Kinova.Api.Common
                 * @interface IEmpty
                 * @augments Kinova.Api.Common.Empty.$Properties
                 * @deprecated Use Kinova.Api.Common.Empty.$Properties instead.
                 */

                /**
                 * Shape of an Empty.
                 * @typedef {Kinova.Api.Common.Empty.$Properties} Kinova.Api.Common.Empty.$Shape
                 */

                /**
                 * Constructs a new Empty.
                 * @memberof Kinova.Api.Common
                 * @classdesc Represents an Empty.
                 * @constructor
                 * @param {Kinova.Api.Common.Empty.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var Empty = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Creates a new Empty instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Common.Empty
                 * @static
                 * @param {Kinova.Api.Common.Empty.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Common.Empty} Empty instance
                 * @type {{
                 *   (properties: Kinova.Api.Common.Empty.$Shape): Kinova.Api.Common.Empty & Kinova.Api.Common.Empty.$Shape;
                 *   (properties?: Kinova.Api.Common.Empty.$Properties): Kinova.Api.Common.Empty;
                 * }}
                 */
                Empty.create = function(properties) {
                    return new Empty(properties);
                };

                /**
                 * Encodes the specified Empty message. Does not implicitly {@link Kinova.Api.Common.Empty.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Common.Empty
                 * @static
                 * @param {Kinova.Api.Common.Empty.$Properties} message Empty message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Empty.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Empty message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Common.Empty
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.Empty & Kinova.Api.Common.Empty.$Shape} Empty
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Empty.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.Kinova.Api.Common.Empty();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Empty;
            })();

            Common.NotificationHandle = (function() {

                /**
                 * Properties of a NotificationHandle.
                 * @typedef {Object} Kinova.Api.Common.NotificationHandle.$Properties
                 * @property {number|null} [identifier] NotificationHandle identifier
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a NotificationHandle.
                 * @memberof Kinova.Api.Common
                 * @interface INotificationHandle
                 * @augments Kinova.Api.Common.NotificationHandle.$Properties
                 * @deprecated Use Kinova.Api.Common.NotificationHandle.$Properties instead.
                 */

                /**
                 * Shape of a NotificationHandle.
                 * @typedef {Kinova.Api.Common.NotificationHandle.$Properties} Kinova.Api.Common.NotificationHandle.$Shape
                 */

                /**
                 * Constructs a new NotificationHandle.
                 * @memberof Kinova.Api.Common
                 * @classdesc Represents a NotificationHandle.
                 * @constructor
                 * @param {Kinova.Api.Common.NotificationHandle.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var NotificationHandle = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * NotificationHandle identifier.
                 * @member {number} identifier
                 * @memberof Kinova.Api.Common.NotificationHandle
                 * @instance
                 */
                NotificationHandle.prototype.identifier = 0;

                /**
                 * Creates a new NotificationHandle instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Common.NotificationHandle
                 * @static
                 * @param {Kinova.Api.Common.NotificationHandle.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Common.NotificationHandle} NotificationHandle instance
                 * @type {{
                 *   (properties: Kinova.Api.Common.NotificationHandle.$Shape): Kinova.Api.Common.NotificationHandle & Kinova.Api.Common.NotificationHandle.$Shape;
                 *   (properties?: Kinova.Api.Common.NotificationHandle.$Properties): Kinova.Api.Common.NotificationHandle;
                 * }}
                 */
                NotificationHandle.create = function(properties) {
                    return new NotificationHandle(properties);
                };

                /**
                 * Encodes the specified NotificationHandle message. Does not implicitly {@link Kinova.Api.Common.NotificationHandle.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Common.NotificationHandle
                 * @static
                 * @param {Kinova.Api.Common.NotificationHandle.$Properties} message NotificationHandle message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                NotificationHandle.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.identifier != null && $Object.hasOwnProperty.call(message, "identifier") && message.identifier !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.identifier);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a NotificationHandle message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Common.NotificationHandle
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.NotificationHandle & Kinova.Api.Common.NotificationHandle.$Shape} NotificationHandle
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                NotificationHandle.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.Kinova.Api.Common.NotificationHandle();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.identifier = value;
                                else
                                    delete message.identifier;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return NotificationHandle;
            })();

            Common.Timestamp = (function() {

                /**
                 * Properties of a Timestamp.
                 * @typedef {Object} Kinova.Api.Common.Timestamp.$Properties
                 * @property {number|null} [sec] Timestamp sec
                 * @property {number|null} [usec] Timestamp usec
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Timestamp.
                 * @memberof Kinova.Api.Common
                 * @interface ITimestamp
                 * @augments Kinova.Api.Common.Timestamp.$Properties
                 * @deprecated Use Kinova.Api.Common.Timestamp.$Properties instead.
                 */

                /**
                 * Shape of a Timestamp.
                 * @typedef {Kinova.Api.Common.Timestamp.$Properties} Kinova.Api.Common.Timestamp.$Shape
                 */

                /**
                 * Constructs a new Timestamp.
                 * @memberof Kinova.Api.Common
                 * @classdesc Represents a Timestamp.
                 * @constructor
                 * @param {Kinova.Api.Common.Timestamp.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var Timestamp = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Timestamp sec.
                 * @member {number} sec
                 * @memberof Kinova.Api.Common.Timestamp
                 * @instance
                 */
                Timestamp.prototype.sec = 0;

                /**
                 * Timestamp usec.
                 * @member {number} usec
                 * @memberof Kinova.Api.Common.Timestamp
                 * @instance
                 */
                Timestamp.prototype.usec = 0;

                /**
                 * Creates a new Timestamp instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Common.Timestamp
                 * @static
                 * @param {Kinova.Api.Common.Timestamp.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Common.Timestamp} Timestamp instance
                 * @type {{
                 *   (properties: Kinova.Api.Common.Timestamp.$Shape): Kinova.Api.Common.Timestamp & Kinova.Api.Common.Timestamp.$Shape;
                 *   (properties?: Kinova.Api.Common.Timestamp.$Properties): Kinova.Api.Common.Timestamp;
                 * }}
                 */
                Timestamp.create = function(properties) {
                    return new Timestamp(properties);
                };

                /**
                 * Encodes the specified Timestamp message. Does not implicitly {@link Kinova.Api.Common.Timestamp.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Common.Timestamp
                 * @static
                 * @param {Kinova.Api.Common.Timestamp.$Properties} message Timestamp message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Timestamp.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.sec != null && $Object.hasOwnProperty.call(message, "sec") && message.sec !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.sec);
                    if (message.usec != null && $Object.hasOwnProperty.call(message, "usec") && message.usec !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.usec);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Timestamp message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Common.Timestamp
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.Timestamp & Kinova.Api.Common.Timestamp.$Shape} Timestamp
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Timestamp.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.Kinova.Api.Common.Timestamp();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.sec = value;
                                else
                                    delete message.sec;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.usec = value;
                                else
                                    delete message.usec;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Timestamp;
            })();

            Common.UserProfileHandle = (function() {

                /**
                 * Properties of a UserProfileHandle.
                 * @typedef {Object} Kinova.Api.Common.UserProfileHandle.$Properties
                 * @property {number|null} [identifier] UserProfileHandle identifier
                 * @property {number|null} [permission] UserProfileHandle permission
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a UserProfileHandle.
                 * @memberof Kinova.Api.Common
                 * @interface IUserProfileHandle
                 * @augments Kinova.Api.Common.UserProfileHandle.$Properties
                 * @deprecated Use Kinova.Api.Common.UserProfileHandle.$Properties instead.
                 */

                /**
                 * Shape of a UserProfileHandle.
                 * @typedef {Kinova.Api.Common.UserProfileHandle.$Properties} Kinova.Api.Common.UserProfileHandle.$Shape
                 */

                /**
                 * Constructs a new UserProfileHandle.
                 * @memberof Kinova.Api.Common
                 * @classdesc Represents a UserProfileHandle.
                 * @constructor
                 * @param {Kinova.Api.Common.UserProfileHandle.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var UserProfileHandle = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * UserProfileHandle identifier.
                 * @member {number} identifier
                 * @memberof Kinova.Api.Common.UserProfileHandle
                 * @instance
                 */
                UserProfileHandle.prototype.identifier = 0;

                /**
                 * UserProfileHandle permission.
                 * @member {number} permission
                 * @memberof Kinova.Api.Common.UserProfileHandle
                 * @instance
                 */
                UserProfileHandle.prototype.permission = 0;

                /**
                 * Creates a new UserProfileHandle instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Common.UserProfileHandle
                 * @static
                 * @param {Kinova.Api.Common.UserProfileHandle.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Common.UserProfileHandle} UserProfileHandle instance
                 * @type {{
                 *   (properties: Kinova.Api.Common.UserProfileHandle.$Shape): Kinova.Api.Common.UserProfileHandle & Kinova.Api.Common.UserProfileHandle.$Shape;
                 *   (properties?: Kinova.Api.Common.UserProfileHandle.$Properties): Kinova.Api.Common.UserProfileHandle;
                 * }}
                 */
                UserProfileHandle.create = function(properties) {
                    return new UserProfileHandle(properties);
                };

                /**
                 * Encodes the specified UserProfileHandle message. Does not implicitly {@link Kinova.Api.Common.UserProfileHandle.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Common.UserProfileHandle
                 * @static
                 * @param {Kinova.Api.Common.UserProfileHandle.$Properties} message UserProfileHandle message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UserProfileHandle.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.identifier != null && $Object.hasOwnProperty.call(message, "identifier") && message.identifier !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.identifier);
                    if (message.permission != null && $Object.hasOwnProperty.call(message, "permission") && message.permission !== 0)
                        writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.permission);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a UserProfileHandle message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Common.UserProfileHandle
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.UserProfileHandle & Kinova.Api.Common.UserProfileHandle.$Shape} UserProfileHandle
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UserProfileHandle.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.Kinova.Api.Common.UserProfileHandle();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.identifier = value;
                                else
                                    delete message.identifier;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 5)
                                    break;
                                if (value = reader.fixed32())
                                    message.permission = value;
                                else
                                    delete message.permission;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return UserProfileHandle;
            })();

            Common.Connection = (function() {

                /**
                 * Properties of a Connection.
                 * @typedef {Object} Kinova.Api.Common.Connection.$Properties
                 * @property {Kinova.Api.Common.UserProfileHandle.$Properties|null} [userHandle] Connection userHandle
                 * @property {string|null} [connectionInformation] Connection connectionInformation
                 * @property {number|null} [connectionIdentifier] Connection connectionIdentifier
                 * @property {boolean|null} [isLocal] Connection isLocal
                 * @property {number|null} [sessionIdentifier] Connection sessionIdentifier
                 * @property {number|null} [connectionInactivityTimeout] Connection connectionInactivityTimeout
                 * @property {Array.<UserRole.$Properties>|null} [roles] Connection roles
                 * @property {ConnectionType|null} [connectionType] Connection connectionType
                 * @property {boolean|null} [isWebapp] Connection isWebapp
                 * @property {string|null} [username] Connection username
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Connection.
                 * @memberof Kinova.Api.Common
                 * @interface IConnection
                 * @augments Kinova.Api.Common.Connection.$Properties
                 * @deprecated Use Kinova.Api.Common.Connection.$Properties instead.
                 */

                /**
                 * Shape of a Connection.
                 * @typedef {Kinova.Api.Common.Connection.$Properties} Kinova.Api.Common.Connection.$Shape
                 */

                /**
                 * Constructs a new Connection.
                 * @memberof Kinova.Api.Common
                 * @classdesc Represents a Connection.
                 * @constructor
                 * @param {Kinova.Api.Common.Connection.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var Connection = function (properties) {
                    this.roles = [];
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Connection userHandle.
                 * @member {Kinova.Api.Common.UserProfileHandle.$Properties|null|undefined} userHandle
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.userHandle = null;

                /**
                 * Connection connectionInformation.
                 * @member {string} connectionInformation
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.connectionInformation = "";

                /**
                 * Connection connectionIdentifier.
                 * @member {number} connectionIdentifier
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.connectionIdentifier = 0;

                /**
                 * Connection isLocal.
                 * @member {boolean} isLocal
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.isLocal = false;

                /**
                 * Connection sessionIdentifier.
                 * @member {number} sessionIdentifier
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.sessionIdentifier = 0;

                /**
                 * Connection connectionInactivityTimeout.
                 * @member {number} connectionInactivityTimeout
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.connectionInactivityTimeout = 0;

                /**
                 * Connection roles.
                 * @member {Array.<UserRole.$Properties>} roles
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.roles = $util.emptyArray;

                /**
                 * Connection connectionType.
                 * @member {ConnectionType} connectionType
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.connectionType = 0;

                /**
                 * Connection isWebapp.
                 * @member {boolean} isWebapp
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.isWebapp = false;

                /**
                 * Connection username.
                 * @member {string} username
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.username = "";

                /**
                 * Creates a new Connection instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Common.Connection
                 * @static
                 * @param {Kinova.Api.Common.Connection.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Common.Connection} Connection instance
                 * @type {{
                 *   (properties: Kinova.Api.Common.Connection.$Shape): Kinova.Api.Common.Connection & Kinova.Api.Common.Connection.$Shape;
                 *   (properties?: Kinova.Api.Common.Connection.$Properties): Kinova.Api.Common.Connection;
                 * }}
                 */
                Connection.create = function(properties) {
                    return new Connection(properties);
                };

                /**
                 * Encodes the specified Connection message. Does not implicitly {@link Kinova.Api.Common.Connection.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Common.Connection
                 * @static
                 * @param {Kinova.Api.Common.Connection.$Properties} message Connection message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Connection.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.userHandle != null && $Object.hasOwnProperty.call(message, "userHandle"))
                        $root.Kinova.Api.Common.UserProfileHandle.encode(message.userHandle, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.connectionInformation != null && $Object.hasOwnProperty.call(message, "connectionInformation") && message.connectionInformation !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.connectionInformation);
                    if (message.connectionIdentifier != null && $Object.hasOwnProperty.call(message, "connectionIdentifier") && message.connectionIdentifier !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.connectionIdentifier);
                    if (message.isLocal != null && $Object.hasOwnProperty.call(message, "isLocal") && message.isLocal !== false)
                        writer.uint32(/* id 4, wireType 0 =*/32).bool(message.isLocal);
                    if (message.sessionIdentifier != null && $Object.hasOwnProperty.call(message, "sessionIdentifier") && message.sessionIdentifier !== 0)
                        writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.sessionIdentifier);
                    if (message.connectionInactivityTimeout != null && $Object.hasOwnProperty.call(message, "connectionInactivityTimeout") && message.connectionInactivityTimeout !== 0)
                        writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.connectionInactivityTimeout);
                    if (message.roles != null && message.roles.length)
                        for (var i = 0; i < message.roles.length; ++i)
                            $root.UserRole.encode(message.roles[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.connectionType != null && $Object.hasOwnProperty.call(message, "connectionType") && message.connectionType !== 0)
                        writer.uint32(/* id 8, wireType 0 =*/64).int32(message.connectionType);
                    if (message.isWebapp != null && $Object.hasOwnProperty.call(message, "isWebapp") && message.isWebapp !== false)
                        writer.uint32(/* id 9, wireType 0 =*/72).bool(message.isWebapp);
                    if (message.username != null && $Object.hasOwnProperty.call(message, "username") && message.username !== "")
                        writer.uint32(/* id 10, wireType 2 =*/82).string(message.username);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Connection message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Common.Connection
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.Connection & Kinova.Api.Common.Connection.$Shape} Connection
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Connection.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.Kinova.Api.Common.Connection();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.userHandle = $root.Kinova.Api.Common.UserProfileHandle.decode(reader, reader.size(), $undefined, _depth + 1, message.userHandle);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.connectionInformation = value;
                                else
                                    delete message.connectionInformation;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.connectionIdentifier = value;
                                else
                                    delete message.connectionIdentifier;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.isLocal = value;
                                else
                                    delete message.isLocal;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.sessionIdentifier = value;
                                else
                                    delete message.sessionIdentifier;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.connectionInactivityTimeout = value;
                                else
                                    delete message.connectionInactivityTimeout;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.roles && message.roles.length))
                                    message.roles = [];
                                message.roles.push($root.UserRole.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.connectionType = value;
                                else
                                    delete message.connectionType;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.isWebapp = value;
                                else
                                    delete message.isWebapp;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.username = value;
                                else
                                    delete message.username;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Connection;
            })();

            return Common;
        })();

        return Api;
    })();

    return Kinova;
})();

module.exports = $root;
