/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
"use strict";

var $protobuf = require("protobufjs/minimal");

// Common aliases
var $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
var $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
var $root = $protobuf.roots["kortex3"] || ($protobuf.roots["kortex3"] = {});

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

            Base.UserProfile = (function() {

                /**
                 * Properties of a UserProfile.
                 * @typedef {Object} Kinova.Api.Base.UserProfile.$Properties
                 * @property {Kinova.Api.Common.UserProfileHandle.$Properties|null} [handle] UserProfile handle
                 * @property {string|null} [username] UserProfile username
                 * @property {string|null} [firstname] UserProfile firstname
                 * @property {string|null} [lastname] UserProfile lastname
                 * @property {string|null} [applicationData] free text of the web application
                 * @property {Array.<Kinova.Api.Common.UserRole.$Properties>|null} [roles] read only
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a UserProfile.
                 * @memberof Kinova.Api.Base
                 * @interface IUserProfile
                 * @augments Kinova.Api.Base.UserProfile.$Properties
                 * @deprecated Use Kinova.Api.Base.UserProfile.$Properties instead.
                 */

                /**
                 * Shape of a UserProfile.
                 * @typedef {Kinova.Api.Base.UserProfile.$Properties} Kinova.Api.Base.UserProfile.$Shape
                 */

                /**
                 * Constructs a new UserProfile.
                 * @memberof Kinova.Api.Base
                 * @classdesc A user.
                 * @constructor
                 * @param {Kinova.Api.Base.UserProfile.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var UserProfile = function (properties) {
                    this.roles = [];
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * UserProfile handle.
                 * @member {Kinova.Api.Common.UserProfileHandle.$Properties|null|undefined} handle
                 * @memberof Kinova.Api.Base.UserProfile
                 * @instance
                 */
                UserProfile.prototype.handle = null;

                /**
                 * UserProfile username.
                 * @member {string} username
                 * @memberof Kinova.Api.Base.UserProfile
                 * @instance
                 */
                UserProfile.prototype.username = "";

                /**
                 * UserProfile firstname.
                 * @member {string} firstname
                 * @memberof Kinova.Api.Base.UserProfile
                 * @instance
                 */
                UserProfile.prototype.firstname = "";

                /**
                 * UserProfile lastname.
                 * @member {string} lastname
                 * @memberof Kinova.Api.Base.UserProfile
                 * @instance
                 */
                UserProfile.prototype.lastname = "";

                /**
                 * free text of the web application
                 * @member {string} applicationData
                 * @memberof Kinova.Api.Base.UserProfile
                 * @instance
                 */
                UserProfile.prototype.applicationData = "";

                /**
                 * read only
                 * @member {Array.<Kinova.Api.Common.UserRole.$Properties>} roles
                 * @memberof Kinova.Api.Base.UserProfile
                 * @instance
                 */
                UserProfile.prototype.roles = $util.emptyArray;

                /**
                 * Creates a new UserProfile instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Base.UserProfile
                 * @static
                 * @param {Kinova.Api.Base.UserProfile.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Base.UserProfile} UserProfile instance
                 * @type {{
                 *   (properties: Kinova.Api.Base.UserProfile.$Shape): Kinova.Api.Base.UserProfile & Kinova.Api.Base.UserProfile.$Shape;
                 *   (properties?: Kinova.Api.Base.UserProfile.$Properties): Kinova.Api.Base.UserProfile;
                 * }}
                 */
                UserProfile.create = function(properties) {
                    return new UserProfile(properties);
                };

                /**
                 * Encodes the specified UserProfile message. Does not implicitly {@link Kinova.Api.Base.UserProfile.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Base.UserProfile
                 * @static
                 * @param {Kinova.Api.Base.UserProfile.$Properties} message UserProfile message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UserProfile.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.handle != null && $Object.hasOwnProperty.call(message, "handle"))
                        $root.Kinova.Api.Common.UserProfileHandle.encode(message.handle, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.username != null && $Object.hasOwnProperty.call(message, "username") && message.username !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.username);
                    if (message.firstname != null && $Object.hasOwnProperty.call(message, "firstname") && message.firstname !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.firstname);
                    if (message.lastname != null && $Object.hasOwnProperty.call(message, "lastname") && message.lastname !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.lastname);
                    if (message.applicationData != null && $Object.hasOwnProperty.call(message, "applicationData") && message.applicationData !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.applicationData);
                    if (message.roles != null && message.roles.length)
                        for (var i = 0; i < message.roles.length; ++i)
                            $root.Kinova.Api.Common.UserRole.encode(message.roles[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a UserProfile message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Base.UserProfile
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.UserProfile & Kinova.Api.Base.UserProfile.$Shape} UserProfile
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UserProfile.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.Kinova.Api.Base.UserProfile();
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
                                message.handle = $root.Kinova.Api.Common.UserProfileHandle.decode(reader, reader.size(), $undefined, _depth + 1, message.handle);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.username = value;
                                else
                                    delete message.username;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.firstname = value;
                                else
                                    delete message.firstname;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.lastname = value;
                                else
                                    delete message.lastname;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.applicationData = value;
                                else
                                    delete message.applicationData;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.roles && message.roles.length))
                                    message.roles = [];
                                message.roles.push($root.Kinova.Api.Common.UserRole.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return UserProfile;
            })();

            Base.UserProfileList = (function() {

                /**
                 * Properties of a UserProfileList.
                 * @typedef {Object} Kinova.Api.Base.UserProfileList.$Properties
                 * @property {Array.<Kinova.Api.Base.UserProfile.$Properties>|null} [userProfiles] UserProfileList userProfiles
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a UserProfileList.
                 * @memberof Kinova.Api.Base
                 * @interface IUserProfileList
                 * @augments Kinova.Api.Base.UserProfileList.$Properties
                 * @deprecated Use Kinova.Api.Base.UserProfileList.$Properties instead.
                 */

                /**
                 * Shape of a UserProfileList.
                 * @typedef {Kinova.Api.Base.UserProfileList.$Properties} Kinova.Api.Base.UserProfileList.$Shape
                 */

                /**
                 * Constructs a new UserProfileList.
                 * @memberof Kinova.Api.Base
                 * @classdesc Represents a UserProfileList.
                 * @constructor
                 * @param {Kinova.Api.Base.UserProfileList.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var UserProfileList = function (properties) {
                    this.userProfiles = [];
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * UserProfileList userProfiles.
                 * @member {Array.<Kinova.Api.Base.UserProfile.$Properties>} userProfiles
                 * @memberof Kinova.Api.Base.UserProfileList
                 * @instance
                 */
                UserProfileList.prototype.userProfiles = $util.emptyArray;

                /**
                 * Creates a new UserProfileList instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Base.UserProfileList
                 * @static
                 * @param {Kinova.Api.Base.UserProfileList.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Base.UserProfileList} UserProfileList instance
                 * @type {{
                 *   (properties: Kinova.Api.Base.UserProfileList.$Shape): Kinova.Api.Base.UserProfileList & Kinova.Api.Base.UserProfileList.$Shape;
                 *   (properties?: Kinova.Api.Base.UserProfileList.$Properties): Kinova.Api.Base.UserProfileList;
                 * }}
                 */
                UserProfileList.create = function(properties) {
                    return new UserProfileList(properties);
                };

                /**
                 * Encodes the specified UserProfileList message. Does not implicitly {@link Kinova.Api.Base.UserProfileList.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Base.UserProfileList
                 * @static
                 * @param {Kinova.Api.Base.UserProfileList.$Properties} message UserProfileList message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UserProfileList.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.userProfiles != null && message.userProfiles.length)
                        for (var i = 0; i < message.userProfiles.length; ++i)
                            $root.Kinova.Api.Base.UserProfile.encode(message.userProfiles[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a UserProfileList message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Base.UserProfileList
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.UserProfileList & Kinova.Api.Base.UserProfileList.$Shape} UserProfileList
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UserProfileList.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.Kinova.Api.Base.UserProfileList();
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
                                if (!(message.userProfiles && message.userProfiles.length))
                                    message.userProfiles = [];
                                message.userProfiles.push($root.Kinova.Api.Base.UserProfile.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return UserProfileList;
            })();

            Base.UserList = (function() {

                /**
                 * Properties of a UserList.
                 * @typedef {Object} Kinova.Api.Base.UserList.$Properties
                 * @property {Array.<Kinova.Api.Common.UserProfileHandle.$Properties>|null} [userHandles] UserList userHandles
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a UserList.
                 * @memberof Kinova.Api.Base
                 * @interface IUserList
                 * @augments Kinova.Api.Base.UserList.$Properties
                 * @deprecated Use Kinova.Api.Base.UserList.$Properties instead.
                 */

                /**
                 * Shape of a UserList.
                 * @typedef {Kinova.Api.Base.UserList.$Properties} Kinova.Api.Base.UserList.$Shape
                 */

                /**
                 * Constructs a new UserList.
                 * @memberof Kinova.Api.Base
                 * @classdesc Represents a UserList.
                 * @constructor
                 * @param {Kinova.Api.Base.UserList.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var UserList = function (properties) {
                    this.userHandles = [];
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * UserList userHandles.
                 * @member {Array.<Kinova.Api.Common.UserProfileHandle.$Properties>} userHandles
                 * @memberof Kinova.Api.Base.UserList
                 * @instance
                 */
                UserList.prototype.userHandles = $util.emptyArray;

                /**
                 * Creates a new UserList instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Base.UserList
                 * @static
                 * @param {Kinova.Api.Base.UserList.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Base.UserList} UserList instance
                 * @type {{
                 *   (properties: Kinova.Api.Base.UserList.$Shape): Kinova.Api.Base.UserList & Kinova.Api.Base.UserList.$Shape;
                 *   (properties?: Kinova.Api.Base.UserList.$Properties): Kinova.Api.Base.UserList;
                 * }}
                 */
                UserList.create = function(properties) {
                    return new UserList(properties);
                };

                /**
                 * Encodes the specified UserList message. Does not implicitly {@link Kinova.Api.Base.UserList.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Base.UserList
                 * @static
                 * @param {Kinova.Api.Base.UserList.$Properties} message UserList message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UserList.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.userHandles != null && message.userHandles.length)
                        for (var i = 0; i < message.userHandles.length; ++i)
                            $root.Kinova.Api.Common.UserProfileHandle.encode(message.userHandles[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a UserList message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Base.UserList
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.UserList & Kinova.Api.Base.UserList.$Shape} UserList
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UserList.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.Kinova.Api.Base.UserList();
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
                                if (!(message.userHandles && message.userHandles.length))
                                    message.userHandles = [];
                                message.userHandles.push($root.Kinova.Api.Common.UserProfileHandle.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return UserList;
            })();

            Base.FirmwareBundleVersions = (function() {

                /**
                 * Properties of a FirmwareBundleVersions.
                 * @typedef {Object} Kinova.Api.Base.FirmwareBundleVersions.$Properties
                 * @property {string|null} [mainBundleVersion] FirmwareBundleVersions mainBundleVersion
                 * @property {Array.<Kinova.Api.Base.FirmwareComponentVersion.$Properties>|null} [componentsVersions] FirmwareBundleVersions componentsVersions
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FirmwareBundleVersions.
                 * @memberof Kinova.Api.Base
                 * @interface IFirmwareBundleVersions
                 * @augments Kinova.Api.Base.FirmwareBundleVersions.$Properties
                 * @deprecated Use Kinova.Api.Base.FirmwareBundleVersions.$Properties instead.
                 */

                /**
                 * Shape of a FirmwareBundleVersions.
                 * @typedef {Kinova.Api.Base.FirmwareBundleVersions.$Properties} Kinova.Api.Base.FirmwareBundleVersions.$Shape
                 */

                /**
                 * Constructs a new FirmwareBundleVersions.
                 * @memberof Kinova.Api.Base
                 * @classdesc What runs on the arm.
                 * @constructor
                 * @param {Kinova.Api.Base.FirmwareBundleVersions.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var FirmwareBundleVersions = function (properties) {
                    this.componentsVersions = [];
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FirmwareBundleVersions mainBundleVersion.
                 * @member {string} mainBundleVersion
                 * @memberof Kinova.Api.Base.FirmwareBundleVersions
                 * @instance
                 */
                FirmwareBundleVersions.prototype.mainBundleVersion = "";

                /**
                 * FirmwareBundleVersions componentsVersions.
                 * @member {Array.<Kinova.Api.Base.FirmwareComponentVersion.$Properties>} componentsVersions
                 * @memberof Kinova.Api.Base.FirmwareBundleVersions
                 * @instance
                 */
                FirmwareBundleVersions.prototype.componentsVersions = $util.emptyArray;

                /**
                 * Creates a new FirmwareBundleVersions instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Base.FirmwareBundleVersions
                 * @static
                 * @param {Kinova.Api.Base.FirmwareBundleVersions.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Base.FirmwareBundleVersions} FirmwareBundleVersions instance
                 * @type {{
                 *   (properties: Kinova.Api.Base.FirmwareBundleVersions.$Shape): Kinova.Api.Base.FirmwareBundleVersions & Kinova.Api.Base.FirmwareBundleVersions.$Shape;
                 *   (properties?: Kinova.Api.Base.FirmwareBundleVersions.$Properties): Kinova.Api.Base.FirmwareBundleVersions;
                 * }}
                 */
                FirmwareBundleVersions.create = function(properties) {
                    return new FirmwareBundleVersions(properties);
                };

                /**
                 * Encodes the specified FirmwareBundleVersions message. Does not implicitly {@link Kinova.Api.Base.FirmwareBundleVersions.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Base.FirmwareBundleVersions
                 * @static
                 * @param {Kinova.Api.Base.FirmwareBundleVersions.$Properties} message FirmwareBundleVersions message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FirmwareBundleVersions.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.mainBundleVersion != null && $Object.hasOwnProperty.call(message, "mainBundleVersion") && message.mainBundleVersion !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.mainBundleVersion);
                    if (message.componentsVersions != null && message.componentsVersions.length)
                        for (var i = 0; i < message.componentsVersions.length; ++i)
                            $root.Kinova.Api.Base.FirmwareComponentVersion.encode(message.componentsVersions[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FirmwareBundleVersions message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Base.FirmwareBundleVersions
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.FirmwareBundleVersions & Kinova.Api.Base.FirmwareBundleVersions.$Shape} FirmwareBundleVersions
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FirmwareBundleVersions.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.Kinova.Api.Base.FirmwareBundleVersions();
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
                                if ((value = reader.stringVerify()).length)
                                    message.mainBundleVersion = value;
                                else
                                    delete message.mainBundleVersion;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.componentsVersions && message.componentsVersions.length))
                                    message.componentsVersions = [];
                                message.componentsVersions.push($root.Kinova.Api.Base.FirmwareComponentVersion.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return FirmwareBundleVersions;
            })();

            Base.FirmwareComponentVersion = (function() {

                /**
                 * Properties of a FirmwareComponentVersion.
                 * @typedef {Object} Kinova.Api.Base.FirmwareComponentVersion.$Properties
                 * @property {string|null} [name] FirmwareComponentVersion name
                 * @property {string|null} [version] FirmwareComponentVersion version
                 * @property {number|null} [deviceId] 0 is the base
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FirmwareComponentVersion.
                 * @memberof Kinova.Api.Base
                 * @interface IFirmwareComponentVersion
                 * @augments Kinova.Api.Base.FirmwareComponentVersion.$Properties
                 * @deprecated Use Kinova.Api.Base.FirmwareComponentVersion.$Properties instead.
                 */

                /**
                 * Shape of a FirmwareComponentVersion.
                 * @typedef {Kinova.Api.Base.FirmwareComponentVersion.$Properties} Kinova.Api.Base.FirmwareComponentVersion.$Shape
                 */

                /**
                 * Constructs a new FirmwareComponentVersion.
                 * @memberof Kinova.Api.Base
                 * @classdesc Represents a FirmwareComponentVersion.
                 * @constructor
                 * @param {Kinova.Api.Base.FirmwareComponentVersion.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var FirmwareComponentVersion = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FirmwareComponentVersion name.
                 * @member {string} name
                 * @memberof Kinova.Api.Base.FirmwareComponentVersion
                 * @instance
                 */
                FirmwareComponentVersion.prototype.name = "";

                /**
                 * FirmwareComponentVersion version.
                 * @member {string} version
                 * @memberof Kinova.Api.Base.FirmwareComponentVersion
                 * @instance
                 */
                FirmwareComponentVersion.prototype.version = "";

                /**
                 * 0 is the base
                 * @member {number} deviceId
                 * @memberof Kinova.Api.Base.FirmwareComponentVersion
                 * @instance
                 */
                FirmwareComponentVersion.prototype.deviceId = 0;

                /**
                 * Creates a new FirmwareComponentVersion instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Base.FirmwareComponentVersion
                 * @static
                 * @param {Kinova.Api.Base.FirmwareComponentVersion.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Base.FirmwareComponentVersion} FirmwareComponentVersion instance
                 * @type {{
                 *   (properties: Kinova.Api.Base.FirmwareComponentVersion.$Shape): Kinova.Api.Base.FirmwareComponentVersion & Kinova.Api.Base.FirmwareComponentVersion.$Shape;
                 *   (properties?: Kinova.Api.Base.FirmwareComponentVersion.$Properties): Kinova.Api.Base.FirmwareComponentVersion;
                 * }}
                 */
                FirmwareComponentVersion.create = function(properties) {
                    return new FirmwareComponentVersion(properties);
                };

                /**
                 * Encodes the specified FirmwareComponentVersion message. Does not implicitly {@link Kinova.Api.Base.FirmwareComponentVersion.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Base.FirmwareComponentVersion
                 * @static
                 * @param {Kinova.Api.Base.FirmwareComponentVersion.$Properties} message FirmwareComponentVersion message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FirmwareComponentVersion.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.version);
                    if (message.deviceId != null && $Object.hasOwnProperty.call(message, "deviceId") && message.deviceId !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.deviceId);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FirmwareComponentVersion message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Base.FirmwareComponentVersion
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Base.FirmwareComponentVersion & Kinova.Api.Base.FirmwareComponentVersion.$Shape} FirmwareComponentVersion
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FirmwareComponentVersion.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.Kinova.Api.Base.FirmwareComponentVersion();
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
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.deviceId = value;
                                else
                                    delete message.deviceId;
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

                return FirmwareComponentVersion;
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
             * Not ordered by strength.
             * @name Kinova.Api.Common.UserPermission
             * @enum {number}
             * @property {number} USER_PERMISSION_UNSPECIFIED=0 USER_PERMISSION_UNSPECIFIED value
             * @property {number} USER_PERMISSION_OPERATE=1 USER_PERMISSION_OPERATE value
             * @property {number} USER_PERMISSION_CONFIGURE=2 USER_PERMISSION_CONFIGURE value
             * @property {number} USER_PERMISSION_SAFETIES=3 USER_PERMISSION_SAFETIES value
             * @property {number} USER_PERMISSION_SYSTEM=4 USER_PERMISSION_SYSTEM value
             * @property {number} USER_PERMISSION_READ_ONLY=5 USER_PERMISSION_READ_ONLY value
             */
            Common.UserPermission = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "USER_PERMISSION_UNSPECIFIED"] = 0;
                values[valuesById[1] = "USER_PERMISSION_OPERATE"] = 1;
                values[valuesById[2] = "USER_PERMISSION_CONFIGURE"] = 2;
                values[valuesById[3] = "USER_PERMISSION_SAFETIES"] = 3;
                values[valuesById[4] = "USER_PERMISSION_SYSTEM"] = 4;
                values[valuesById[5] = "USER_PERMISSION_READ_ONLY"] = 5;
                return values;
            })();

            /**
             * NotificationType enum.
             * @name Kinova.Api.Common.NotificationType
             * @enum {number}
             * @property {number} NOTIFICATION_TYPE_UNSPECIFIED=0 NOTIFICATION_TYPE_UNSPECIFIED value
             * @property {number} NOTIFICATION_TYPE_FIX_RATE=2 NOTIFICATION_TYPE_FIX_RATE value
             * @property {number} NOTIFICATION_TYPE_EVENT=3 NOTIFICATION_TYPE_EVENT value
             */
            Common.NotificationType = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "NOTIFICATION_TYPE_UNSPECIFIED"] = 0;
                values[valuesById[2] = "NOTIFICATION_TYPE_FIX_RATE"] = 2;
                values[valuesById[3] = "NOTIFICATION_TYPE_EVENT"] = 3;
                return values;
            })();

            /**
             * How somebody is connected.
             * @name Kinova.Api.Common.ConnectionType
             * @enum {number}
             * @property {number} CONNECTION_TYPE_UNSPECIFIED=0 CONNECTION_TYPE_UNSPECIFIED value
             * @property {number} CONNECTION_TYPE_MQTT_TCP=1 CONNECTION_TYPE_MQTT_TCP value
             * @property {number} CONNECTION_TYPE_MQTT_WEBSOCKET=2 CONNECTION_TYPE_MQTT_WEBSOCKET value
             * @property {number} CONNECTION_TYPE_UDP=3 CONNECTION_TYPE_UDP value
             */
            Common.ConnectionType = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "CONNECTION_TYPE_UNSPECIFIED"] = 0;
                values[valuesById[1] = "CONNECTION_TYPE_MQTT_TCP"] = 1;
                values[valuesById[2] = "CONNECTION_TYPE_MQTT_WEBSOCKET"] = 2;
                values[valuesById[3] = "CONNECTION_TYPE_UDP"] = 3;
                return values;
            })();

            Common.UserProfileHandle = (function() {

                /**
                 * Properties of a UserProfileHandle.
                 * @typedef {Object} Kinova.Api.Common.UserProfileHandle.$Properties
                 * @property {number|null} [identifier] UserProfileHandle identifier
                 * @property {number|null} [permission] bit mask of Permission
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
                 * @classdesc Names a user; 0 is nobody.
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
                 * bit mask of Permission
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

            Common.UserRole = (function() {

                /**
                 * Properties of a UserRole.
                 * @typedef {Object} Kinova.Api.Common.UserRole.$Properties
                 * @property {string|null} [identifier] UserRole identifier
                 * @property {Array.<Kinova.Api.Common.UserPermission>|null} [permissions] UserRole permissions
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a UserRole.
                 * @memberof Kinova.Api.Common
                 * @interface IUserRole
                 * @augments Kinova.Api.Common.UserRole.$Properties
                 * @deprecated Use Kinova.Api.Common.UserRole.$Properties instead.
                 */

                /**
                 * Shape of a UserRole.
                 * @typedef {Kinova.Api.Common.UserRole.$Properties} Kinova.Api.Common.UserRole.$Shape
                 */

                /**
                 * Constructs a new UserRole.
                 * @memberof Kinova.Api.Common
                 * @classdesc A role and what it allows. Permissions of several roles add up.
                 * @constructor
                 * @param {Kinova.Api.Common.UserRole.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var UserRole = function (properties) {
                    this.permissions = [];
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * UserRole identifier.
                 * @member {string} identifier
                 * @memberof Kinova.Api.Common.UserRole
                 * @instance
                 */
                UserRole.prototype.identifier = "";

                /**
                 * UserRole permissions.
                 * @member {Array.<Kinova.Api.Common.UserPermission>} permissions
                 * @memberof Kinova.Api.Common.UserRole
                 * @instance
                 */
                UserRole.prototype.permissions = $util.emptyArray;

                /**
                 * Creates a new UserRole instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Common.UserRole
                 * @static
                 * @param {Kinova.Api.Common.UserRole.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Common.UserRole} UserRole instance
                 * @type {{
                 *   (properties: Kinova.Api.Common.UserRole.$Shape): Kinova.Api.Common.UserRole & Kinova.Api.Common.UserRole.$Shape;
                 *   (properties?: Kinova.Api.Common.UserRole.$Properties): Kinova.Api.Common.UserRole;
                 * }}
                 */
                UserRole.create = function(properties) {
                    return new UserRole(properties);
                };

                /**
                 * Encodes the specified UserRole message. Does not implicitly {@link Kinova.Api.Common.UserRole.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Common.UserRole
                 * @static
                 * @param {Kinova.Api.Common.UserRole.$Properties} message UserRole message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UserRole.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.identifier != null && $Object.hasOwnProperty.call(message, "identifier") && message.identifier !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.identifier);
                    if (message.permissions != null && message.permissions.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).int32s(message.permissions);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a UserRole message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Common.UserRole
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.UserRole & Kinova.Api.Common.UserRole.$Shape} UserRole
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UserRole.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.Kinova.Api.Common.UserRole();
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
                                if ((value = reader.stringVerify()).length)
                                    message.identifier = value;
                                else
                                    delete message.identifier;
                                continue;
                            }
                        case 2: {
                                if (wireType === 2) {
                                    if (!(message.permissions && message.permissions.length))
                                        message.permissions = [];
                                    reader.int32s(message.permissions);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.permissions && message.permissions.length))
                                    message.permissions = [];
                                message.permissions.push(reader.int32());
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

                return UserRole;
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
                 * @classdesc For methods that take or return nothing.
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
                 * @classdesc Names one subscription.
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

            Common.NotificationOptions = (function() {

                /**
                 * Properties of a NotificationOptions.
                 * @typedef {Object} Kinova.Api.Common.NotificationOptions.$Properties
                 * @property {Kinova.Api.Common.NotificationType|null} [type] NotificationOptions type
                 * @property {number|null} [rateMSec] ms
                 * @property {number|null} [thresholdValue] NotificationOptions thresholdValue
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a NotificationOptions.
                 * @memberof Kinova.Api.Common
                 * @interface INotificationOptions
                 * @augments Kinova.Api.Common.NotificationOptions.$Properties
                 * @deprecated Use Kinova.Api.Common.NotificationOptions.$Properties instead.
                 */

                /**
                 * Shape of a NotificationOptions.
                 * @typedef {Kinova.Api.Common.NotificationOptions.$Properties} Kinova.Api.Common.NotificationOptions.$Shape
                 */

                /**
                 * Constructs a new NotificationOptions.
                 * @memberof Kinova.Api.Common
                 * @classdesc How a notification is asked for; the arm expects it left empty.
                 * @constructor
                 * @param {Kinova.Api.Common.NotificationOptions.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var NotificationOptions = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * NotificationOptions type.
                 * @member {Kinova.Api.Common.NotificationType} type
                 * @memberof Kinova.Api.Common.NotificationOptions
                 * @instance
                 */
                NotificationOptions.prototype.type = 0;

                /**
                 * ms
                 * @member {number} rateMSec
                 * @memberof Kinova.Api.Common.NotificationOptions
                 * @instance
                 */
                NotificationOptions.prototype.rateMSec = 0;

                /**
                 * NotificationOptions thresholdValue.
                 * @member {number} thresholdValue
                 * @memberof Kinova.Api.Common.NotificationOptions
                 * @instance
                 */
                NotificationOptions.prototype.thresholdValue = 0;

                /**
                 * Creates a new NotificationOptions instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Common.NotificationOptions
                 * @static
                 * @param {Kinova.Api.Common.NotificationOptions.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Common.NotificationOptions} NotificationOptions instance
                 * @type {{
                 *   (properties: Kinova.Api.Common.NotificationOptions.$Shape): Kinova.Api.Common.NotificationOptions & Kinova.Api.Common.NotificationOptions.$Shape;
                 *   (properties?: Kinova.Api.Common.NotificationOptions.$Properties): Kinova.Api.Common.NotificationOptions;
                 * }}
                 */
                NotificationOptions.create = function(properties) {
                    return new NotificationOptions(properties);
                };

                /**
                 * Encodes the specified NotificationOptions message. Does not implicitly {@link Kinova.Api.Common.NotificationOptions.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Common.NotificationOptions
                 * @static
                 * @param {Kinova.Api.Common.NotificationOptions.$Properties} message NotificationOptions message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                NotificationOptions.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.type);
                    if (message.rateMSec != null && $Object.hasOwnProperty.call(message, "rateMSec") && message.rateMSec !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.rateMSec);
                    if (message.thresholdValue != null && $Object.hasOwnProperty.call(message, "thresholdValue") && !$Object.is(message.thresholdValue, 0))
                        writer.uint32(/* id 3, wireType 5 =*/29).float(message.thresholdValue);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a NotificationOptions message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Common.NotificationOptions
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.NotificationOptions & Kinova.Api.Common.NotificationOptions.$Shape} NotificationOptions
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                NotificationOptions.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.Kinova.Api.Common.NotificationOptions();
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
                                    message.type = value;
                                else
                                    delete message.type;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.rateMSec = value;
                                else
                                    delete message.rateMSec;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 5)
                                    break;
                                if (!$Object.is(value = reader.float(), 0))
                                    message.thresholdValue = value;
                                else
                                    delete message.thresholdValue;
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

                return NotificationOptions;
            })();

            Common.Connection = (function() {

                /**
                 * Properties of a Connection.
                 * @typedef {Object} Kinova.Api.Common.Connection.$Properties
                 * @property {Kinova.Api.Common.UserProfileHandle.$Properties|null} [userHandle] 0 where nobody is logged in
                 * @property {string|null} [connectionInformation] free text: an address with its port, in several spellings
                 * @property {boolean|null} [isLocal] started inside the arm's controller
                 * @property {number|null} [sessionIdentifier] 0 without a session
                 * @property {number|null} [connectionInactivityTimeout] ms
                 * @property {Array.<Kinova.Api.Common.UserRole.$Properties>|null} [roles] Connection roles
                 * @property {Kinova.Api.Common.ConnectionType|null} [connectionType] Connection connectionType
                 * @property {boolean|null} [isWebapp] a client of the web application
                 * @property {string|null} [username] Connection username
                 * @property {number|null} [connectionIdentifier] Connection connectionIdentifier
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
                 * @classdesc Somebody connected to the arm. Without a session the handle, the session identifier, the timeout and the roles are empty.
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
                 * 0 where nobody is logged in
                 * @member {Kinova.Api.Common.UserProfileHandle.$Properties|null|undefined} userHandle
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.userHandle = null;

                /**
                 * free text: an address with its port, in several spellings
                 * @member {string} connectionInformation
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.connectionInformation = "";

                /**
                 * started inside the arm's controller
                 * @member {boolean} isLocal
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.isLocal = false;

                /**
                 * 0 without a session
                 * @member {number} sessionIdentifier
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.sessionIdentifier = 0;

                /**
                 * ms
                 * @member {number} connectionInactivityTimeout
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.connectionInactivityTimeout = 0;

                /**
                 * Connection roles.
                 * @member {Array.<Kinova.Api.Common.UserRole.$Properties>} roles
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.roles = $util.emptyArray;

                /**
                 * Connection connectionType.
                 * @member {Kinova.Api.Common.ConnectionType} connectionType
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.connectionType = 0;

                /**
                 * a client of the web application
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
                 * Connection connectionIdentifier.
                 * @member {number} connectionIdentifier
                 * @memberof Kinova.Api.Common.Connection
                 * @instance
                 */
                Connection.prototype.connectionIdentifier = 0;

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
                            $root.Kinova.Api.Common.UserRole.encode(message.roles[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
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
                                message.roles.push($root.Kinova.Api.Common.UserRole.decode(reader, reader.size(), $undefined, _depth + 1));
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
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.connectionIdentifier = value;
                                else
                                    delete message.connectionIdentifier;
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

            Common.UserRoleList = (function() {

                /**
                 * Properties of a UserRoleList.
                 * @typedef {Object} Kinova.Api.Common.UserRoleList.$Properties
                 * @property {Array.<Kinova.Api.Common.UserRole.$Properties>|null} [roles] UserRoleList roles
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a UserRoleList.
                 * @memberof Kinova.Api.Common
                 * @interface IUserRoleList
                 * @augments Kinova.Api.Common.UserRoleList.$Properties
                 * @deprecated Use Kinova.Api.Common.UserRoleList.$Properties instead.
                 */

                /**
                 * Shape of a UserRoleList.
                 * @typedef {Kinova.Api.Common.UserRoleList.$Properties} Kinova.Api.Common.UserRoleList.$Shape
                 */

                /**
                 * Constructs a new UserRoleList.
                 * @memberof Kinova.Api.Common
                 * @classdesc Represents a UserRoleList.
                 * @constructor
                 * @param {Kinova.Api.Common.UserRoleList.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var UserRoleList = function (properties) {
                    this.roles = [];
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * UserRoleList roles.
                 * @member {Array.<Kinova.Api.Common.UserRole.$Properties>} roles
                 * @memberof Kinova.Api.Common.UserRoleList
                 * @instance
                 */
                UserRoleList.prototype.roles = $util.emptyArray;

                /**
                 * Creates a new UserRoleList instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Common.UserRoleList
                 * @static
                 * @param {Kinova.Api.Common.UserRoleList.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Common.UserRoleList} UserRoleList instance
                 * @type {{
                 *   (properties: Kinova.Api.Common.UserRoleList.$Shape): Kinova.Api.Common.UserRoleList & Kinova.Api.Common.UserRoleList.$Shape;
                 *   (properties?: Kinova.Api.Common.UserRoleList.$Properties): Kinova.Api.Common.UserRoleList;
                 * }}
                 */
                UserRoleList.create = function(properties) {
                    return new UserRoleList(properties);
                };

                /**
                 * Encodes the specified UserRoleList message. Does not implicitly {@link Kinova.Api.Common.UserRoleList.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Common.UserRoleList
                 * @static
                 * @param {Kinova.Api.Common.UserRoleList.$Properties} message UserRoleList message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UserRoleList.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.roles != null && message.roles.length)
                        for (var i = 0; i < message.roles.length; ++i)
                            $root.Kinova.Api.Common.UserRole.encode(message.roles[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a UserRoleList message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Common.UserRoleList
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Common.UserRoleList & Kinova.Api.Common.UserRoleList.$Shape} UserRoleList
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UserRoleList.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.Kinova.Api.Common.UserRoleList();
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
                                if (!(message.roles && message.roles.length))
                                    message.roles = [];
                                message.roles.push($root.Kinova.Api.Common.UserRole.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return UserRoleList;
            })();

            return Common;
        })();

        /**
         * Who refused.
         * @name Kinova.Api.ErrorCodes
         * @enum {number}
         * @property {number} ERROR_NONE=0 ERROR_NONE value
         * @property {number} ERROR_PROTOCOL_SERVER=1 ERROR_PROTOCOL_SERVER value
         * @property {number} ERROR_PROTOCOL_CLIENT=2 ERROR_PROTOCOL_CLIENT value
         * @property {number} ERROR_DEVICE=3 ERROR_DEVICE value
         * @property {number} ERROR_INTERNAL=4 ERROR_INTERNAL value
         */
        Api.ErrorCodes = (function() {
            var valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ERROR_NONE"] = 0;
            values[valuesById[1] = "ERROR_PROTOCOL_SERVER"] = 1;
            values[valuesById[2] = "ERROR_PROTOCOL_CLIENT"] = 2;
            values[valuesById[3] = "ERROR_DEVICE"] = 3;
            values[valuesById[4] = "ERROR_INTERNAL"] = 4;
            return values;
        })();

        /**
         * The detail behind an error code; stands in the header and in Error.
         * @name Kinova.Api.SubErrorCodes
         * @enum {number}
         * @property {number} SUB_ERROR_NONE=0 SUB_ERROR_NONE value
         * @property {number} METHOD_FAILED=1 METHOD_FAILED value
         * @property {number} UNIMPLEMENTED=2 UNIMPLEMENTED value
         * @property {number} INVALID_PARAM=3 INVALID_PARAM value
         * @property {number} UNSUPPORTED_SERVICE=4 UNSUPPORTED_SERVICE value
         * @property {number} UNSUPPORTED_METHOD=5 UNSUPPORTED_METHOD value
         * @property {number} TOO_LARGE_ENCODED_FRAME_BUFFER=6 TOO_LARGE_ENCODED_FRAME_BUFFER value
         * @property {number} FRAME_ENCODING_ERR=7 FRAME_ENCODING_ERR value
         * @property {number} FRAME_DECODING_ERR=8 FRAME_DECODING_ERR value
         * @property {number} INCOMPATIBLE_HEADER_VERSION=9 INCOMPATIBLE_HEADER_VERSION value
         * @property {number} UNSUPPORTED_FRAME_TYPE=10 UNSUPPORTED_FRAME_TYPE value
         * @property {number} UNREGISTERED_NOTIFICATION_RECEIVED=11 UNREGISTERED_NOTIFICATION_RECEIVED value
         * @property {number} INVALID_SESSION=12 INVALID_SESSION value
         * @property {number} PAYLOAD_DECODING_ERR=13 PAYLOAD_DECODING_ERR value
         * @property {number} UNREGISTERED_FRAME_RECEIVED=14 UNREGISTERED_FRAME_RECEIVED value
         * @property {number} INVALID_PASSWORD=15 INVALID_PASSWORD value
         * @property {number} USER_NOT_FOUND=16 USER_NOT_FOUND value
         * @property {number} ENTITY_NOT_FOUND=17 ENTITY_NOT_FOUND value
         * @property {number} ROBOT_MOVEMENT_IN_PROGRESS=18 ROBOT_MOVEMENT_IN_PROGRESS value
         * @property {number} ROBOT_NOT_MOVING=19 ROBOT_NOT_MOVING value
         * @property {number} NO_MORE_STORAGE_SPACE=20 NO_MORE_STORAGE_SPACE value
         * @property {number} ROBOT_NOT_READY=21 ROBOT_NOT_READY value
         * @property {number} ROBOT_IN_FAULT=22 ROBOT_IN_FAULT value
         * @property {number} ROBOT_IN_MAINTENANCE=23 ROBOT_IN_MAINTENANCE value
         * @property {number} ROBOT_IN_UPDATE_MODE=24 ROBOT_IN_UPDATE_MODE value
         * @property {number} ROBOT_IN_EMERGENCY_STOP=25 ROBOT_IN_EMERGENCY_STOP value
         * @property {number} SINGLE_LEVEL_SERVOING=26 SINGLE_LEVEL_SERVOING value
         * @property {number} LOW_LEVEL_SERVOING=27 LOW_LEVEL_SERVOING value
         * @property {number} MAPPING_GROUP_NON_ROOT=28 MAPPING_GROUP_NON_ROOT value
         * @property {number} MAPPING_INVALID_GROUP=29 MAPPING_INVALID_GROUP value
         * @property {number} MAPPING_INVALID_MAP=30 MAPPING_INVALID_MAP value
         * @property {number} MAP_GROUP_INVALID_MAP=31 MAP_GROUP_INVALID_MAP value
         * @property {number} MAP_GROUP_INVALID_PARENT=32 MAP_GROUP_INVALID_PARENT value
         * @property {number} MAP_GROUP_INVALID_CHILD=33 MAP_GROUP_INVALID_CHILD value
         * @property {number} MAP_GROUP_INVALID_MOVE=34 MAP_GROUP_INVALID_MOVE value
         * @property {number} MAP_IN_USE=35 MAP_IN_USE value
         * @property {number} WIFI_CONNECT_ERROR=36 WIFI_CONNECT_ERROR value
         * @property {number} UNSUPPORTED_NETWORK_TYPE=37 UNSUPPORTED_NETWORK_TYPE value
         * @property {number} TOO_LARGE_ENCODED_PAYLOAD_BUFFER=38 TOO_LARGE_ENCODED_PAYLOAD_BUFFER value
         * @property {number} UPDATE_PERMISSION_DENIED=39 UPDATE_PERMISSION_DENIED value
         * @property {number} DELETE_PERMISSION_DENIED=40 DELETE_PERMISSION_DENIED value
         * @property {number} DATABASE_ERROR=41 DATABASE_ERROR value
         * @property {number} UNSUPPORTED_OPTION=42 UNSUPPORTED_OPTION value
         * @property {number} UNSUPPORTED_RESOLUTION=43 UNSUPPORTED_RESOLUTION value
         * @property {number} UNSUPPORTED_FRAME_RATE=44 UNSUPPORTED_FRAME_RATE value
         * @property {number} UNSUPPORTED_BIT_RATE=45 UNSUPPORTED_BIT_RATE value
         * @property {number} UNSUPPORTED_ACTION=46 UNSUPPORTED_ACTION value
         * @property {number} UNSUPPORTED_FOCUS_ACTION=47 UNSUPPORTED_FOCUS_ACTION value
         * @property {number} VALUE_IS_ABOVE_MAXIMUM=48 VALUE_IS_ABOVE_MAXIMUM value
         * @property {number} VALUE_IS_BELOW_MINIMUM=49 VALUE_IS_BELOW_MINIMUM value
         * @property {number} DEVICE_DISCONNECTED=50 DEVICE_DISCONNECTED value
         * @property {number} DEVICE_NOT_READY=51 DEVICE_NOT_READY value
         * @property {number} INVALID_DEVICE=52 INVALID_DEVICE value
         * @property {number} SAFETY_THRESHOLD_REACHED=53 SAFETY_THRESHOLD_REACHED value
         * @property {number} INVALID_USER_SESSION_ACCESS=54 INVALID_USER_SESSION_ACCESS value
         * @property {number} CONTROL_MANUAL_STOP=55 CONTROL_MANUAL_STOP value
         * @property {number} CONTROL_OUTSIDE_WORKSPACE=56 CONTROL_OUTSIDE_WORKSPACE value
         * @property {number} CONTROL_ACTUATOR_COUNT_MISMATCH=57 CONTROL_ACTUATOR_COUNT_MISMATCH value
         * @property {number} CONTROL_INVALID_DURATION=58 CONTROL_INVALID_DURATION value
         * @property {number} CONTROL_INVALID_SPEED=59 CONTROL_INVALID_SPEED value
         * @property {number} CONTROL_LARGE_SPEED=60 CONTROL_LARGE_SPEED value
         * @property {number} CONTROL_INVALID_ACCELERATION=61 CONTROL_INVALID_ACCELERATION value
         * @property {number} CONTROL_INVALID_TIME_STEP=62 CONTROL_INVALID_TIME_STEP value
         * @property {number} CONTROL_LARGE_SIZE=63 CONTROL_LARGE_SIZE value
         * @property {number} CONTROL_WRONG_MODE=64 CONTROL_WRONG_MODE value
         * @property {number} CONTROL_JOINT_POSITION_LIMIT=65 CONTROL_JOINT_POSITION_LIMIT value
         * @property {number} CONTROL_NO_FILE_IN_MEMORY=66 CONTROL_NO_FILE_IN_MEMORY value
         * @property {number} CONTROL_INDEX_OUT_OF_TRAJECTORY=67 CONTROL_INDEX_OUT_OF_TRAJECTORY value
         * @property {number} CONTROL_ALREADY_RUNNING=68 CONTROL_ALREADY_RUNNING value
         * @property {number} CONTROL_WRONG_STARTING_POINT=69 CONTROL_WRONG_STARTING_POINT value
         * @property {number} CONTROL_CARTESIAN_CANNOT_START=70 CONTROL_CARTESIAN_CANNOT_START value
         * @property {number} CONTROL_UNDEFINED_CONSTRAINT=71 CONTROL_UNDEFINED_CONSTRAINT value
         * @property {number} CONTROL_UNINITIALIZED=72 CONTROL_UNINITIALIZED value
         * @property {number} CONTROL_NO_ACTION=73 CONTROL_NO_ACTION value
         * @property {number} CONTROL_UNDEFINED=74 CONTROL_UNDEFINED value
         * @property {number} WRONG_SERVOING_MODE=75 WRONG_SERVOING_MODE value
         * @property {number} CONTROL_WRONG_STARTING_SPEED=76 CONTROL_WRONG_STARTING_SPEED value
         * @property {number} USERNAME_LENGTH_EXCEEDED=100 USERNAME_LENGTH_EXCEEDED value
         * @property {number} FIRSTNAME_LENGTH_EXCEEDED=101 FIRSTNAME_LENGTH_EXCEEDED value
         * @property {number} LASTNAME_LENGTH_EXCEEDED=102 LASTNAME_LENGTH_EXCEEDED value
         * @property {number} PASSWORD_LENGTH_EXCEEDED=103 PASSWORD_LENGTH_EXCEEDED value
         * @property {number} USERNAME_ALREADY_EXISTS=104 USERNAME_ALREADY_EXISTS value
         * @property {number} USERNAME_EMPTY=105 USERNAME_EMPTY value
         * @property {number} PASSWORD_NOT_CHANGED=106 PASSWORD_NOT_CHANGED value
         * @property {number} MAXIMUM_USER_PROFILES_USED=107 MAXIMUM_USER_PROFILES_USED value
         * @property {number} ROUTER_UNVAILABLE=108 ROUTER_UNVAILABLE value
         * @property {number} ADDRESS_NOT_IN_VALID_RANGE=120 ADDRESS_NOT_IN_VALID_RANGE value
         * @property {number} ADDRESS_NOT_CONFIGURABLE=121 ADDRESS_NOT_CONFIGURABLE value
         * @property {number} SESSION_NOT_IN_CONTROL=130 SESSION_NOT_IN_CONTROL value
         * @property {number} METHOD_TIMEOUT=131 METHOD_TIMEOUT value
         * @property {number} UNSUPPORTED_ROBOT_CONFIGURATION=132 UNSUPPORTED_ROBOT_CONFIGURATION value
         * @property {number} NVRAM_READ_FAIL=133 NVRAM_READ_FAIL value
         * @property {number} NVRAM_WRITE_FAIL=134 NVRAM_WRITE_FAIL value
         * @property {number} NETWORK_NO_ADDRESS_ASSIGNED=135 NETWORK_NO_ADDRESS_ASSIGNED value
         * @property {number} READ_PERMISSION_DENIED=136 READ_PERMISSION_DENIED value
         * @property {number} CONTROLLER_INVALID_MAPPING=137 CONTROLLER_INVALID_MAPPING value
         * @property {number} ACTION_IN_USE=138 ACTION_IN_USE value
         * @property {number} SEND_FAILED=139 SEND_FAILED value
         * @property {number} CONTROL_WAYPOINT_TRAJECTORY_ABORTED=140 CONTROL_WAYPOINT_TRAJECTORY_ABORTED value
         * @property {number} CONTROL_PERMISSION_DENIED=141 CONTROL_PERMISSION_DENIED value
         * @property {number} COLLISION_DETECTED=142 COLLISION_DETECTED value
         * @property {number} WRONG_MODE=143 WRONG_MODE value
         */
        Api.SubErrorCodes = (function() {
            var valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SUB_ERROR_NONE"] = 0;
            values[valuesById[1] = "METHOD_FAILED"] = 1;
            values[valuesById[2] = "UNIMPLEMENTED"] = 2;
            values[valuesById[3] = "INVALID_PARAM"] = 3;
            values[valuesById[4] = "UNSUPPORTED_SERVICE"] = 4;
            values[valuesById[5] = "UNSUPPORTED_METHOD"] = 5;
            values[valuesById[6] = "TOO_LARGE_ENCODED_FRAME_BUFFER"] = 6;
            values[valuesById[7] = "FRAME_ENCODING_ERR"] = 7;
            values[valuesById[8] = "FRAME_DECODING_ERR"] = 8;
            values[valuesById[9] = "INCOMPATIBLE_HEADER_VERSION"] = 9;
            values[valuesById[10] = "UNSUPPORTED_FRAME_TYPE"] = 10;
            values[valuesById[11] = "UNREGISTERED_NOTIFICATION_RECEIVED"] = 11;
            values[valuesById[12] = "INVALID_SESSION"] = 12;
            values[valuesById[13] = "PAYLOAD_DECODING_ERR"] = 13;
            values[valuesById[14] = "UNREGISTERED_FRAME_RECEIVED"] = 14;
            values[valuesById[15] = "INVALID_PASSWORD"] = 15;
            values[valuesById[16] = "USER_NOT_FOUND"] = 16;
            values[valuesById[17] = "ENTITY_NOT_FOUND"] = 17;
            values[valuesById[18] = "ROBOT_MOVEMENT_IN_PROGRESS"] = 18;
            values[valuesById[19] = "ROBOT_NOT_MOVING"] = 19;
            values[valuesById[20] = "NO_MORE_STORAGE_SPACE"] = 20;
            values[valuesById[21] = "ROBOT_NOT_READY"] = 21;
            values[valuesById[22] = "ROBOT_IN_FAULT"] = 22;
            values[valuesById[23] = "ROBOT_IN_MAINTENANCE"] = 23;
            values[valuesById[24] = "ROBOT_IN_UPDATE_MODE"] = 24;
            values[valuesById[25] = "ROBOT_IN_EMERGENCY_STOP"] = 25;
            values[valuesById[26] = "SINGLE_LEVEL_SERVOING"] = 26;
            values[valuesById[27] = "LOW_LEVEL_SERVOING"] = 27;
            values[valuesById[28] = "MAPPING_GROUP_NON_ROOT"] = 28;
            values[valuesById[29] = "MAPPING_INVALID_GROUP"] = 29;
            values[valuesById[30] = "MAPPING_INVALID_MAP"] = 30;
            values[valuesById[31] = "MAP_GROUP_INVALID_MAP"] = 31;
            values[valuesById[32] = "MAP_GROUP_INVALID_PARENT"] = 32;
            values[valuesById[33] = "MAP_GROUP_INVALID_CHILD"] = 33;
            values[valuesById[34] = "MAP_GROUP_INVALID_MOVE"] = 34;
            values[valuesById[35] = "MAP_IN_USE"] = 35;
            values[valuesById[36] = "WIFI_CONNECT_ERROR"] = 36;
            values[valuesById[37] = "UNSUPPORTED_NETWORK_TYPE"] = 37;
            values[valuesById[38] = "TOO_LARGE_ENCODED_PAYLOAD_BUFFER"] = 38;
            values[valuesById[39] = "UPDATE_PERMISSION_DENIED"] = 39;
            values[valuesById[40] = "DELETE_PERMISSION_DENIED"] = 40;
            values[valuesById[41] = "DATABASE_ERROR"] = 41;
            values[valuesById[42] = "UNSUPPORTED_OPTION"] = 42;
            values[valuesById[43] = "UNSUPPORTED_RESOLUTION"] = 43;
            values[valuesById[44] = "UNSUPPORTED_FRAME_RATE"] = 44;
            values[valuesById[45] = "UNSUPPORTED_BIT_RATE"] = 45;
            values[valuesById[46] = "UNSUPPORTED_ACTION"] = 46;
            values[valuesById[47] = "UNSUPPORTED_FOCUS_ACTION"] = 47;
            values[valuesById[48] = "VALUE_IS_ABOVE_MAXIMUM"] = 48;
            values[valuesById[49] = "VALUE_IS_BELOW_MINIMUM"] = 49;
            values[valuesById[50] = "DEVICE_DISCONNECTED"] = 50;
            values[valuesById[51] = "DEVICE_NOT_READY"] = 51;
            values[valuesById[52] = "INVALID_DEVICE"] = 52;
            values[valuesById[53] = "SAFETY_THRESHOLD_REACHED"] = 53;
            values[valuesById[54] = "INVALID_USER_SESSION_ACCESS"] = 54;
            values[valuesById[55] = "CONTROL_MANUAL_STOP"] = 55;
            values[valuesById[56] = "CONTROL_OUTSIDE_WORKSPACE"] = 56;
            values[valuesById[57] = "CONTROL_ACTUATOR_COUNT_MISMATCH"] = 57;
            values[valuesById[58] = "CONTROL_INVALID_DURATION"] = 58;
            values[valuesById[59] = "CONTROL_INVALID_SPEED"] = 59;
            values[valuesById[60] = "CONTROL_LARGE_SPEED"] = 60;
            values[valuesById[61] = "CONTROL_INVALID_ACCELERATION"] = 61;
            values[valuesById[62] = "CONTROL_INVALID_TIME_STEP"] = 62;
            values[valuesById[63] = "CONTROL_LARGE_SIZE"] = 63;
            values[valuesById[64] = "CONTROL_WRONG_MODE"] = 64;
            values[valuesById[65] = "CONTROL_JOINT_POSITION_LIMIT"] = 65;
            values[valuesById[66] = "CONTROL_NO_FILE_IN_MEMORY"] = 66;
            values[valuesById[67] = "CONTROL_INDEX_OUT_OF_TRAJECTORY"] = 67;
            values[valuesById[68] = "CONTROL_ALREADY_RUNNING"] = 68;
            values[valuesById[69] = "CONTROL_WRONG_STARTING_POINT"] = 69;
            values[valuesById[70] = "CONTROL_CARTESIAN_CANNOT_START"] = 70;
            values[valuesById[71] = "CONTROL_UNDEFINED_CONSTRAINT"] = 71;
            values[valuesById[72] = "CONTROL_UNINITIALIZED"] = 72;
            values[valuesById[73] = "CONTROL_NO_ACTION"] = 73;
            values[valuesById[74] = "CONTROL_UNDEFINED"] = 74;
            values[valuesById[75] = "WRONG_SERVOING_MODE"] = 75;
            values[valuesById[76] = "CONTROL_WRONG_STARTING_SPEED"] = 76;
            values[valuesById[100] = "USERNAME_LENGTH_EXCEEDED"] = 100;
            values[valuesById[101] = "FIRSTNAME_LENGTH_EXCEEDED"] = 101;
            values[valuesById[102] = "LASTNAME_LENGTH_EXCEEDED"] = 102;
            values[valuesById[103] = "PASSWORD_LENGTH_EXCEEDED"] = 103;
            values[valuesById[104] = "USERNAME_ALREADY_EXISTS"] = 104;
            values[valuesById[105] = "USERNAME_EMPTY"] = 105;
            values[valuesById[106] = "PASSWORD_NOT_CHANGED"] = 106;
            values[valuesById[107] = "MAXIMUM_USER_PROFILES_USED"] = 107;
            values[valuesById[108] = "ROUTER_UNVAILABLE"] = 108;
            values[valuesById[120] = "ADDRESS_NOT_IN_VALID_RANGE"] = 120;
            values[valuesById[121] = "ADDRESS_NOT_CONFIGURABLE"] = 121;
            values[valuesById[130] = "SESSION_NOT_IN_CONTROL"] = 130;
            values[valuesById[131] = "METHOD_TIMEOUT"] = 131;
            values[valuesById[132] = "UNSUPPORTED_ROBOT_CONFIGURATION"] = 132;
            values[valuesById[133] = "NVRAM_READ_FAIL"] = 133;
            values[valuesById[134] = "NVRAM_WRITE_FAIL"] = 134;
            values[valuesById[135] = "NETWORK_NO_ADDRESS_ASSIGNED"] = 135;
            values[valuesById[136] = "READ_PERMISSION_DENIED"] = 136;
            values[valuesById[137] = "CONTROLLER_INVALID_MAPPING"] = 137;
            values[valuesById[138] = "ACTION_IN_USE"] = 138;
            values[valuesById[139] = "SEND_FAILED"] = 139;
            values[valuesById[140] = "CONTROL_WAYPOINT_TRAJECTORY_ABORTED"] = 140;
            values[valuesById[141] = "CONTROL_PERMISSION_DENIED"] = 141;
            values[valuesById[142] = "COLLISION_DETECTED"] = 142;
            values[valuesById[143] = "WRONG_MODE"] = 143;
            return values;
        })();

        /**
         * What a frame is.
         * @name Kinova.Api.FrameTypes
         * @enum {number}
         * @property {number} RESERVED=0 RESERVED value
         * @property {number} MSG_FRAME_REQUEST=1 MSG_FRAME_REQUEST value
         * @property {number} MSG_FRAME_RAW=2 MSG_FRAME_RAW value
         * @property {number} MSG_FRAME_RESPONSE=3 MSG_FRAME_RESPONSE value
         * @property {number} MSG_FRAME_NOTIFICATION=5 MSG_FRAME_NOTIFICATION value
         * @property {number} MSG_FRAME_PING=7 MSG_FRAME_PING value
         * @property {number} MSG_FRAME_PONG=8 MSG_FRAME_PONG value
         */
        Api.FrameTypes = (function() {
            var valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "RESERVED"] = 0;
            values[valuesById[1] = "MSG_FRAME_REQUEST"] = 1;
            values[valuesById[2] = "MSG_FRAME_RAW"] = 2;
            values[valuesById[3] = "MSG_FRAME_RESPONSE"] = 3;
            values[valuesById[5] = "MSG_FRAME_NOTIFICATION"] = 5;
            values[valuesById[7] = "MSG_FRAME_PING"] = 7;
            values[valuesById[8] = "MSG_FRAME_PONG"] = 8;
            return values;
        })();

        Api.Frame = (function() {

            /**
             * Properties of a Frame.
             * @typedef {Object} Kinova.Api.Frame.$Properties
             * @property {Kinova.Api.Header.$Properties|null} [header] Frame header
             * @property {Uint8Array|null} [payload] Frame payload
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Frame.
             * @memberof Kinova.Api
             * @interface IFrame
             * @augments Kinova.Api.Frame.$Properties
             * @deprecated Use Kinova.Api.Frame.$Properties instead.
             */

            /**
             * Shape of a Frame.
             * @typedef {Kinova.Api.Frame.$Properties} Kinova.Api.Frame.$Shape
             */

            /**
             * Constructs a new Frame.
             * @memberof Kinova.Api
             * @classdesc One message on the wire, in either direction.
             * @constructor
             * @param {Kinova.Api.Frame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            var Frame = function (properties) {
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Frame header.
             * @member {Kinova.Api.Header.$Properties|null|undefined} header
             * @memberof Kinova.Api.Frame
             * @instance
             */
            Frame.prototype.header = null;

            /**
             * Frame payload.
             * @member {Uint8Array} payload
             * @memberof Kinova.Api.Frame
             * @instance
             */
            Frame.prototype.payload = $util.newBuffer([]);

            /**
             * Creates a new Frame instance using the specified properties.
             * @function create
             * @memberof Kinova.Api.Frame
             * @static
             * @param {Kinova.Api.Frame.$Properties=} [properties] Properties to set
             * @returns {Kinova.Api.Frame} Frame instance
             * @type {{
             *   (properties: Kinova.Api.Frame.$Shape): Kinova.Api.Frame & Kinova.Api.Frame.$Shape;
             *   (properties?: Kinova.Api.Frame.$Properties): Kinova.Api.Frame;
             * }}
             */
            Frame.create = function(properties) {
                return new Frame(properties);
            };

            /**
             * Encodes the specified Frame message. Does not implicitly {@link Kinova.Api.Frame.verify|verify} messages.
             * @function encode
             * @memberof Kinova.Api.Frame
             * @static
             * @param {Kinova.Api.Frame.$Properties} message Frame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Frame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                    $root.Kinova.Api.Header.encode(message.header, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.payload);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Frame message from the specified reader or buffer.
             * @function decode
             * @memberof Kinova.Api.Frame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {Kinova.Api.Frame & Kinova.Api.Frame.$Shape} Frame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Frame.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.Kinova.Api.Frame();
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
                            message.header = $root.Kinova.Api.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.payload = value;
                            else
                                delete message.payload;
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

            return Frame;
        })();

        Api.Header = (function() {

            /**
             * Properties of a Header.
             * @typedef {Object} Kinova.Api.Header.$Properties
             * @property {number|null} [frameInfo] error sub-code 12 | error code 4 | device id 8 | frame type 4 | header version 4 (bits, lowest first)
             * @property {number|null} [messageInfo] message id 16 | session id 16
             * @property {number|null} [serviceInfo] function id 16 | service id 12 | service version 4
             * @property {number|null} [payloadInfo] payload length in bytes 24 | reserved 8
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Header.
             * @memberof Kinova.Api
             * @interface IHeader
             * @augments Kinova.Api.Header.$Properties
             * @deprecated Use Kinova.Api.Header.$Properties instead.
             */

            /**
             * Shape of a Header.
             * @typedef {Kinova.Api.Header.$Properties} Kinova.Api.Header.$Shape
             */

            /**
             * Constructs a new Header.
             * @memberof Kinova.Api
             * @classdesc Four bit-packed words; src/protocol/header.ts holds the layout.
             * @constructor
             * @param {Kinova.Api.Header.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            var Header = function (properties) {
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * error sub-code 12 | error code 4 | device id 8 | frame type 4 | header version 4 (bits, lowest first)
             * @member {number} frameInfo
             * @memberof Kinova.Api.Header
             * @instance
             */
            Header.prototype.frameInfo = 0;

            /**
             * message id 16 | session id 16
             * @member {number} messageInfo
             * @memberof Kinova.Api.Header
             * @instance
             */
            Header.prototype.messageInfo = 0;

            /**
             * function id 16 | service id 12 | service version 4
             * @member {number} serviceInfo
             * @memberof Kinova.Api.Header
             * @instance
             */
            Header.prototype.serviceInfo = 0;

            /**
             * payload length in bytes 24 | reserved 8
             * @member {number} payloadInfo
             * @memberof Kinova.Api.Header
             * @instance
             */
            Header.prototype.payloadInfo = 0;

            /**
             * Creates a new Header instance using the specified properties.
             * @function create
             * @memberof Kinova.Api.Header
             * @static
             * @param {Kinova.Api.Header.$Properties=} [properties] Properties to set
             * @returns {Kinova.Api.Header} Header instance
             * @type {{
             *   (properties: Kinova.Api.Header.$Shape): Kinova.Api.Header & Kinova.Api.Header.$Shape;
             *   (properties?: Kinova.Api.Header.$Properties): Kinova.Api.Header;
             * }}
             */
            Header.create = function(properties) {
                return new Header(properties);
            };

            /**
             * Encodes the specified Header message. Does not implicitly {@link Kinova.Api.Header.verify|verify} messages.
             * @function encode
             * @memberof Kinova.Api.Header
             * @static
             * @param {Kinova.Api.Header.$Properties} message Header message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Header.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.frameInfo != null && $Object.hasOwnProperty.call(message, "frameInfo") && message.frameInfo !== 0)
                    writer.uint32(/* id 1, wireType 5 =*/13).fixed32(message.frameInfo);
                if (message.messageInfo != null && $Object.hasOwnProperty.call(message, "messageInfo") && message.messageInfo !== 0)
                    writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.messageInfo);
                if (message.serviceInfo != null && $Object.hasOwnProperty.call(message, "serviceInfo") && message.serviceInfo !== 0)
                    writer.uint32(/* id 3, wireType 5 =*/29).fixed32(message.serviceInfo);
                if (message.payloadInfo != null && $Object.hasOwnProperty.call(message, "payloadInfo") && message.payloadInfo !== 0)
                    writer.uint32(/* id 4, wireType 5 =*/37).fixed32(message.payloadInfo);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Header message from the specified reader or buffer.
             * @function decode
             * @memberof Kinova.Api.Header
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {Kinova.Api.Header & Kinova.Api.Header.$Shape} Header
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Header.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.Kinova.Api.Header();
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
                            if (wireType !== 5)
                                break;
                            if (value = reader.fixed32())
                                message.frameInfo = value;
                            else
                                delete message.frameInfo;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.fixed32())
                                message.messageInfo = value;
                            else
                                delete message.messageInfo;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.fixed32())
                                message.serviceInfo = value;
                            else
                                delete message.serviceInfo;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.fixed32())
                                message.payloadInfo = value;
                            else
                                delete message.payloadInfo;
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

            return Header;
        })();

        Api.Error = (function() {

            /**
             * Properties of an Error.
             * @typedef {Object} Kinova.Api.Error.$Properties
             * @property {Kinova.Api.ErrorCodes|null} [errorCode] Error errorCode
             * @property {number|null} [errorSubCode] Error errorSubCode
             * @property {string|null} [errorSubString] Error errorSubString
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Error.
             * @memberof Kinova.Api
             * @interface IError
             * @augments Kinova.Api.Error.$Properties
             * @deprecated Use Kinova.Api.Error.$Properties instead.
             */

            /**
             * Shape of an Error.
             * @typedef {Kinova.Api.Error.$Properties} Kinova.Api.Error.$Shape
             */

            /**
             * Constructs a new Error.
             * @memberof Kinova.Api
             * @classdesc What the arm says of a refusal. The codes stand in the frame header too; the text may be missing.
             * @constructor
             * @param {Kinova.Api.Error.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            var Error = function (properties) {
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Error errorCode.
             * @member {Kinova.Api.ErrorCodes} errorCode
             * @memberof Kinova.Api.Error
             * @instance
             */
            Error.prototype.errorCode = 0;

            /**
             * Error errorSubCode.
             * @member {number} errorSubCode
             * @memberof Kinova.Api.Error
             * @instance
             */
            Error.prototype.errorSubCode = 0;

            /**
             * Error errorSubString.
             * @member {string} errorSubString
             * @memberof Kinova.Api.Error
             * @instance
             */
            Error.prototype.errorSubString = "";

            /**
             * Creates a new Error instance using the specified properties.
             * @function create
             * @memberof Kinova.Api.Error
             * @static
             * @param {Kinova.Api.Error.$Properties=} [properties] Properties to set
             * @returns {Kinova.Api.Error} Error instance
             * @type {{
             *   (properties: Kinova.Api.Error.$Shape): Kinova.Api.Error & Kinova.Api.Error.$Shape;
             *   (properties?: Kinova.Api.Error.$Properties): Kinova.Api.Error;
             * }}
             */
            Error.create = function(properties) {
                return new Error(properties);
            };

            /**
             * Encodes the specified Error message. Does not implicitly {@link Kinova.Api.Error.verify|verify} messages.
             * @function encode
             * @memberof Kinova.Api.Error
             * @static
             * @param {Kinova.Api.Error.$Properties} message Error message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Error.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.errorCode != null && $Object.hasOwnProperty.call(message, "errorCode") && message.errorCode !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.errorCode);
                if (message.errorSubCode != null && $Object.hasOwnProperty.call(message, "errorSubCode") && message.errorSubCode !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.errorSubCode);
                if (message.errorSubString != null && $Object.hasOwnProperty.call(message, "errorSubString") && message.errorSubString !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.errorSubString);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Error message from the specified reader or buffer.
             * @function decode
             * @memberof Kinova.Api.Error
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {Kinova.Api.Error & Kinova.Api.Error.$Shape} Error
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Error.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.Kinova.Api.Error();
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
                                message.errorCode = value;
                            else
                                delete message.errorCode;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.errorSubCode = value;
                            else
                                delete message.errorSubCode;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.errorSubString = value;
                            else
                                delete message.errorSubString;
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

            return Error;
        })();

        Api.PayloadFrameTypeRaw = (function() {

            /**
             * Properties of a PayloadFrameTypeRaw.
             * @typedef {Object} Kinova.Api.PayloadFrameTypeRaw.$Properties
             * @property {string|null} [topic] the topic it was published on
             * @property {Uint8Array|null} [payload] PayloadFrameTypeRaw payload
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PayloadFrameTypeRaw.
             * @memberof Kinova.Api
             * @interface IPayloadFrameTypeRaw
             * @augments Kinova.Api.PayloadFrameTypeRaw.$Properties
             * @deprecated Use Kinova.Api.PayloadFrameTypeRaw.$Properties instead.
             */

            /**
             * Shape of a PayloadFrameTypeRaw.
             * @typedef {Kinova.Api.PayloadFrameTypeRaw.$Properties} Kinova.Api.PayloadFrameTypeRaw.$Shape
             */

            /**
             * Constructs a new PayloadFrameTypeRaw.
             * @memberof Kinova.Api
             * @classdesc Envelope of a RAW frame: what is published on a topic that belongs to no service.
             * @constructor
             * @param {Kinova.Api.PayloadFrameTypeRaw.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            var PayloadFrameTypeRaw = function (properties) {
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * the topic it was published on
             * @member {string} topic
             * @memberof Kinova.Api.PayloadFrameTypeRaw
             * @instance
             */
            PayloadFrameTypeRaw.prototype.topic = "";

            /**
             * PayloadFrameTypeRaw payload.
             * @member {Uint8Array} payload
             * @memberof Kinova.Api.PayloadFrameTypeRaw
             * @instance
             */
            PayloadFrameTypeRaw.prototype.payload = $util.newBuffer([]);

            /**
             * Creates a new PayloadFrameTypeRaw instance using the specified properties.
             * @function create
             * @memberof Kinova.Api.PayloadFrameTypeRaw
             * @static
             * @param {Kinova.Api.PayloadFrameTypeRaw.$Properties=} [properties] Properties to set
             * @returns {Kinova.Api.PayloadFrameTypeRaw} PayloadFrameTypeRaw instance
             * @type {{
             *   (properties: Kinova.Api.PayloadFrameTypeRaw.$Shape): Kinova.Api.PayloadFrameTypeRaw & Kinova.Api.PayloadFrameTypeRaw.$Shape;
             *   (properties?: Kinova.Api.PayloadFrameTypeRaw.$Properties): Kinova.Api.PayloadFrameTypeRaw;
             * }}
             */
            PayloadFrameTypeRaw.create = function(properties) {
                return new PayloadFrameTypeRaw(properties);
            };

            /**
             * Encodes the specified PayloadFrameTypeRaw message. Does not implicitly {@link Kinova.Api.PayloadFrameTypeRaw.verify|verify} messages.
             * @function encode
             * @memberof Kinova.Api.PayloadFrameTypeRaw
             * @static
             * @param {Kinova.Api.PayloadFrameTypeRaw.$Properties} message PayloadFrameTypeRaw message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PayloadFrameTypeRaw.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.payload);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PayloadFrameTypeRaw message from the specified reader or buffer.
             * @function decode
             * @memberof Kinova.Api.PayloadFrameTypeRaw
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {Kinova.Api.PayloadFrameTypeRaw & Kinova.Api.PayloadFrameTypeRaw.$Shape} PayloadFrameTypeRaw
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PayloadFrameTypeRaw.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.Kinova.Api.PayloadFrameTypeRaw();
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
                            if ((value = reader.stringVerify()).length)
                                message.topic = value;
                            else
                                delete message.topic;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.payload = value;
                            else
                                delete message.payload;
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

            return PayloadFrameTypeRaw;
        })();

        Api.Session = (function() {

            /**
             * Namespace Session.
             * @memberof Kinova.Api
             * @namespace
             */
            var Session = {};

            Session.CreateSessionInfo = (function() {

                /**
                 * Properties of a CreateSessionInfo.
                 * @typedef {Object} Kinova.Api.Session.CreateSessionInfo.$Properties
                 * @property {string|null} [username] CreateSessionInfo username
                 * @property {number|null} [sessionInactivityTimeout] ms without traffic before the session ends by itself
                 * @property {string|null} [password] CreateSessionInfo password
                 * @property {number|null} [connectionInactivityTimeout] ms without traffic before motion started by this session stops
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CreateSessionInfo.
                 * @memberof Kinova.Api.Session
                 * @interface ICreateSessionInfo
                 * @augments Kinova.Api.Session.CreateSessionInfo.$Properties
                 * @deprecated Use Kinova.Api.Session.CreateSessionInfo.$Properties instead.
                 */

                /**
                 * Shape of a CreateSessionInfo.
                 * @typedef {Kinova.Api.Session.CreateSessionInfo.$Properties} Kinova.Api.Session.CreateSessionInfo.$Shape
                 */

                /**
                 * Constructs a new CreateSessionInfo.
                 * @memberof Kinova.Api.Session
                 * @classdesc A login. Mind the order: the password stands between the two timeouts.
                 * @constructor
                 * @param {Kinova.Api.Session.CreateSessionInfo.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var CreateSessionInfo = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CreateSessionInfo username.
                 * @member {string} username
                 * @memberof Kinova.Api.Session.CreateSessionInfo
                 * @instance
                 */
                CreateSessionInfo.prototype.username = "";

                /**
                 * ms without traffic before the session ends by itself
                 * @member {number} sessionInactivityTimeout
                 * @memberof Kinova.Api.Session.CreateSessionInfo
                 * @instance
                 */
                CreateSessionInfo.prototype.sessionInactivityTimeout = 0;

                /**
                 * CreateSessionInfo password.
                 * @member {string} password
                 * @memberof Kinova.Api.Session.CreateSessionInfo
                 * @instance
                 */
                CreateSessionInfo.prototype.password = "";

                /**
                 * ms without traffic before motion started by this session stops
                 * @member {number} connectionInactivityTimeout
                 * @memberof Kinova.Api.Session.CreateSessionInfo
                 * @instance
                 */
                CreateSessionInfo.prototype.connectionInactivityTimeout = 0;

                /**
                 * Creates a new CreateSessionInfo instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Session.CreateSessionInfo
                 * @static
                 * @param {Kinova.Api.Session.CreateSessionInfo.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Session.CreateSessionInfo} CreateSessionInfo instance
                 * @type {{
                 *   (properties: Kinova.Api.Session.CreateSessionInfo.$Shape): Kinova.Api.Session.CreateSessionInfo & Kinova.Api.Session.CreateSessionInfo.$Shape;
                 *   (properties?: Kinova.Api.Session.CreateSessionInfo.$Properties): Kinova.Api.Session.CreateSessionInfo;
                 * }}
                 */
                CreateSessionInfo.create = function(properties) {
                    return new CreateSessionInfo(properties);
                };

                /**
                 * Encodes the specified CreateSessionInfo message. Does not implicitly {@link Kinova.Api.Session.CreateSessionInfo.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Session.CreateSessionInfo
                 * @static
                 * @param {Kinova.Api.Session.CreateSessionInfo.$Properties} message CreateSessionInfo message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CreateSessionInfo.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.username != null && $Object.hasOwnProperty.call(message, "username") && message.username !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.username);
                    if (message.sessionInactivityTimeout != null && $Object.hasOwnProperty.call(message, "sessionInactivityTimeout") && message.sessionInactivityTimeout !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.sessionInactivityTimeout);
                    if (message.password != null && $Object.hasOwnProperty.call(message, "password") && message.password !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.password);
                    if (message.connectionInactivityTimeout != null && $Object.hasOwnProperty.call(message, "connectionInactivityTimeout") && message.connectionInactivityTimeout !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.connectionInactivityTimeout);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a CreateSessionInfo message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Session.CreateSessionInfo
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Session.CreateSessionInfo & Kinova.Api.Session.CreateSessionInfo.$Shape} CreateSessionInfo
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CreateSessionInfo.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.Kinova.Api.Session.CreateSessionInfo();
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
                                if ((value = reader.stringVerify()).length)
                                    message.username = value;
                                else
                                    delete message.username;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.sessionInactivityTimeout = value;
                                else
                                    delete message.sessionInactivityTimeout;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.password = value;
                                else
                                    delete message.password;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.connectionInactivityTimeout = value;
                                else
                                    delete message.connectionInactivityTimeout;
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

                return CreateSessionInfo;
            })();

            Session.ConnectionList = (function() {

                /**
                 * Properties of a ConnectionList.
                 * @typedef {Object} Kinova.Api.Session.ConnectionList.$Properties
                 * @property {Array.<Kinova.Api.Common.Connection.$Properties>|null} [connection] deprecated; older arms fill only this list
                 * @property {Array.<Kinova.Api.Common.Connection.$Properties>|null} [userConnections] people and programs that are logged in
                 * @property {Array.<Kinova.Api.Common.Connection.$Properties>|null} [pluginConnections] plugins that the controller runs
                 * @property {Array.<Kinova.Api.Common.Connection.$Properties>|null} [internalConnections] processes of the arm itself
                 * @property {Array.<Kinova.Api.Common.Connection.$Properties>|null} [unauthenticatedConnections] connected, but no session
                 * @property {Array.<Kinova.Api.Common.Connection.$Properties>|null} [monitorConnections] observers
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ConnectionList.
                 * @memberof Kinova.Api.Session
                 * @interface IConnectionList
                 * @augments Kinova.Api.Session.ConnectionList.$Properties
                 * @deprecated Use Kinova.Api.Session.ConnectionList.$Properties instead.
                 */

                /**
                 * Shape of a ConnectionList.
                 * @typedef {Kinova.Api.Session.ConnectionList.$Properties} Kinova.Api.Session.ConnectionList.$Shape
                 */

                /**
                 * Constructs a new ConnectionList.
                 * @memberof Kinova.Api.Session
                 * @classdesc Who is connected, by kind.
                 * @constructor
                 * @param {Kinova.Api.Session.ConnectionList.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var ConnectionList = function (properties) {
                    this.connection = [];
                    this.userConnections = [];
                    this.pluginConnections = [];
                    this.internalConnections = [];
                    this.unauthenticatedConnections = [];
                    this.monitorConnections = [];
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * deprecated; older arms fill only this list
                 * @member {Array.<Kinova.Api.Common.Connection.$Properties>} connection
                 * @memberof Kinova.Api.Session.ConnectionList
                 * @instance
                 */
                ConnectionList.prototype.connection = $util.emptyArray;

                /**
                 * people and programs that are logged in
                 * @member {Array.<Kinova.Api.Common.Connection.$Properties>} userConnections
                 * @memberof Kinova.Api.Session.ConnectionList
                 * @instance
                 */
                ConnectionList.prototype.userConnections = $util.emptyArray;

                /**
                 * plugins that the controller runs
                 * @member {Array.<Kinova.Api.Common.Connection.$Properties>} pluginConnections
                 * @memberof Kinova.Api.Session.ConnectionList
                 * @instance
                 */
                ConnectionList.prototype.pluginConnections = $util.emptyArray;

                /**
                 * processes of the arm itself
                 * @member {Array.<Kinova.Api.Common.Connection.$Properties>} internalConnections
                 * @memberof Kinova.Api.Session.ConnectionList
                 * @instance
                 */
                ConnectionList.prototype.internalConnections = $util.emptyArray;

                /**
                 * connected, but no session
                 * @member {Array.<Kinova.Api.Common.Connection.$Properties>} unauthenticatedConnections
                 * @memberof Kinova.Api.Session.ConnectionList
                 * @instance
                 */
                ConnectionList.prototype.unauthenticatedConnections = $util.emptyArray;

                /**
                 * observers
                 * @member {Array.<Kinova.Api.Common.Connection.$Properties>} monitorConnections
                 * @memberof Kinova.Api.Session.ConnectionList
                 * @instance
                 */
                ConnectionList.prototype.monitorConnections = $util.emptyArray;

                /**
                 * Creates a new ConnectionList instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Session.ConnectionList
                 * @static
                 * @param {Kinova.Api.Session.ConnectionList.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Session.ConnectionList} ConnectionList instance
                 * @type {{
                 *   (properties: Kinova.Api.Session.ConnectionList.$Shape): Kinova.Api.Session.ConnectionList & Kinova.Api.Session.ConnectionList.$Shape;
                 *   (properties?: Kinova.Api.Session.ConnectionList.$Properties): Kinova.Api.Session.ConnectionList;
                 * }}
                 */
                ConnectionList.create = function(properties) {
                    return new ConnectionList(properties);
                };

                /**
                 * Encodes the specified ConnectionList message. Does not implicitly {@link Kinova.Api.Session.ConnectionList.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Session.ConnectionList
                 * @static
                 * @param {Kinova.Api.Session.ConnectionList.$Properties} message ConnectionList message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ConnectionList.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.connection != null && message.connection.length)
                        for (var i = 0; i < message.connection.length; ++i)
                            $root.Kinova.Api.Common.Connection.encode(message.connection[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.userConnections != null && message.userConnections.length)
                        for (var i = 0; i < message.userConnections.length; ++i)
                            $root.Kinova.Api.Common.Connection.encode(message.userConnections[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.pluginConnections != null && message.pluginConnections.length)
                        for (var i = 0; i < message.pluginConnections.length; ++i)
                            $root.Kinova.Api.Common.Connection.encode(message.pluginConnections[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.internalConnections != null && message.internalConnections.length)
                        for (var i = 0; i < message.internalConnections.length; ++i)
                            $root.Kinova.Api.Common.Connection.encode(message.internalConnections[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.unauthenticatedConnections != null && message.unauthenticatedConnections.length)
                        for (var i = 0; i < message.unauthenticatedConnections.length; ++i)
                            $root.Kinova.Api.Common.Connection.encode(message.unauthenticatedConnections[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.monitorConnections != null && message.monitorConnections.length)
                        for (var i = 0; i < message.monitorConnections.length; ++i)
                            $root.Kinova.Api.Common.Connection.encode(message.monitorConnections[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ConnectionList message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Session.ConnectionList
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Session.ConnectionList & Kinova.Api.Session.ConnectionList.$Shape} ConnectionList
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ConnectionList.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.Kinova.Api.Session.ConnectionList();
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
                                if (!(message.connection && message.connection.length))
                                    message.connection = [];
                                message.connection.push($root.Kinova.Api.Common.Connection.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.userConnections && message.userConnections.length))
                                    message.userConnections = [];
                                message.userConnections.push($root.Kinova.Api.Common.Connection.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.pluginConnections && message.pluginConnections.length))
                                    message.pluginConnections = [];
                                message.pluginConnections.push($root.Kinova.Api.Common.Connection.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.internalConnections && message.internalConnections.length))
                                    message.internalConnections = [];
                                message.internalConnections.push($root.Kinova.Api.Common.Connection.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.unauthenticatedConnections && message.unauthenticatedConnections.length))
                                    message.unauthenticatedConnections = [];
                                message.unauthenticatedConnections.push($root.Kinova.Api.Common.Connection.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.monitorConnections && message.monitorConnections.length))
                                    message.monitorConnections = [];
                                message.monitorConnections.push($root.Kinova.Api.Common.Connection.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return ConnectionList;
            })();

            Session.SessionStatusHandle = (function() {

                /**
                 * Properties of a SessionStatusHandle.
                 * @typedef {Object} Kinova.Api.Session.SessionStatusHandle.$Properties
                 * @property {number|null} [sessionIdentifier] SessionStatusHandle sessionIdentifier
                 * @property {number|null} [userIdentifier] SessionStatusHandle userIdentifier
                 * @property {Array.<Kinova.Api.Common.UserRole.$Properties>|null} [roles] temporary role included
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SessionStatusHandle.
                 * @memberof Kinova.Api.Session
                 * @interface ISessionStatusHandle
                 * @augments Kinova.Api.Session.SessionStatusHandle.$Properties
                 * @deprecated Use Kinova.Api.Session.SessionStatusHandle.$Properties instead.
                 */

                /**
                 * Shape of a SessionStatusHandle.
                 * @typedef {Kinova.Api.Session.SessionStatusHandle.$Properties} Kinova.Api.Session.SessionStatusHandle.$Shape
                 */

                /**
                 * Constructs a new SessionStatusHandle.
                 * @memberof Kinova.Api.Session
                 * @classdesc One open session.
                 * @constructor
                 * @param {Kinova.Api.Session.SessionStatusHandle.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var SessionStatusHandle = function (properties) {
                    this.roles = [];
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SessionStatusHandle sessionIdentifier.
                 * @member {number} sessionIdentifier
                 * @memberof Kinova.Api.Session.SessionStatusHandle
                 * @instance
                 */
                SessionStatusHandle.prototype.sessionIdentifier = 0;

                /**
                 * SessionStatusHandle userIdentifier.
                 * @member {number} userIdentifier
                 * @memberof Kinova.Api.Session.SessionStatusHandle
                 * @instance
                 */
                SessionStatusHandle.prototype.userIdentifier = 0;

                /**
                 * temporary role included
                 * @member {Array.<Kinova.Api.Common.UserRole.$Properties>} roles
                 * @memberof Kinova.Api.Session.SessionStatusHandle
                 * @instance
                 */
                SessionStatusHandle.prototype.roles = $util.emptyArray;

                /**
                 * Creates a new SessionStatusHandle instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Session.SessionStatusHandle
                 * @static
                 * @param {Kinova.Api.Session.SessionStatusHandle.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Session.SessionStatusHandle} SessionStatusHandle instance
                 * @type {{
                 *   (properties: Kinova.Api.Session.SessionStatusHandle.$Shape): Kinova.Api.Session.SessionStatusHandle & Kinova.Api.Session.SessionStatusHandle.$Shape;
                 *   (properties?: Kinova.Api.Session.SessionStatusHandle.$Properties): Kinova.Api.Session.SessionStatusHandle;
                 * }}
                 */
                SessionStatusHandle.create = function(properties) {
                    return new SessionStatusHandle(properties);
                };

                /**
                 * Encodes the specified SessionStatusHandle message. Does not implicitly {@link Kinova.Api.Session.SessionStatusHandle.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Session.SessionStatusHandle
                 * @static
                 * @param {Kinova.Api.Session.SessionStatusHandle.$Properties} message SessionStatusHandle message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SessionStatusHandle.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.sessionIdentifier != null && $Object.hasOwnProperty.call(message, "sessionIdentifier") && message.sessionIdentifier !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.sessionIdentifier);
                    if (message.userIdentifier != null && $Object.hasOwnProperty.call(message, "userIdentifier") && message.userIdentifier !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.userIdentifier);
                    if (message.roles != null && message.roles.length)
                        for (var i = 0; i < message.roles.length; ++i)
                            $root.Kinova.Api.Common.UserRole.encode(message.roles[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a SessionStatusHandle message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Session.SessionStatusHandle
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Session.SessionStatusHandle & Kinova.Api.Session.SessionStatusHandle.$Shape} SessionStatusHandle
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SessionStatusHandle.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.Kinova.Api.Session.SessionStatusHandle();
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
                                    message.sessionIdentifier = value;
                                else
                                    delete message.sessionIdentifier;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.userIdentifier = value;
                                else
                                    delete message.userIdentifier;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.roles && message.roles.length))
                                    message.roles = [];
                                message.roles.push($root.Kinova.Api.Common.UserRole.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return SessionStatusHandle;
            })();

            Session.PayloadSessionStatusRaw = (function() {

                /**
                 * Properties of a PayloadSessionStatusRaw.
                 * @typedef {Object} Kinova.Api.Session.PayloadSessionStatusRaw.$Properties
                 * @property {Array.<Kinova.Api.Session.SessionStatusHandle.$Properties>|null} [sessions] PayloadSessionStatusRaw sessions
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PayloadSessionStatusRaw.
                 * @memberof Kinova.Api.Session
                 * @interface IPayloadSessionStatusRaw
                 * @augments Kinova.Api.Session.PayloadSessionStatusRaw.$Properties
                 * @deprecated Use Kinova.Api.Session.PayloadSessionStatusRaw.$Properties instead.
                 */

                /**
                 * Shape of a PayloadSessionStatusRaw.
                 * @typedef {Kinova.Api.Session.PayloadSessionStatusRaw.$Properties} Kinova.Api.Session.PayloadSessionStatusRaw.$Shape
                 */

                /**
                 * Constructs a new PayloadSessionStatusRaw.
                 * @memberof Kinova.Api.Session
                 * @classdesc All open sessions; a full list each time, never a difference.
                 * @constructor
                 * @param {Kinova.Api.Session.PayloadSessionStatusRaw.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var PayloadSessionStatusRaw = function (properties) {
                    this.sessions = [];
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PayloadSessionStatusRaw sessions.
                 * @member {Array.<Kinova.Api.Session.SessionStatusHandle.$Properties>} sessions
                 * @memberof Kinova.Api.Session.PayloadSessionStatusRaw
                 * @instance
                 */
                PayloadSessionStatusRaw.prototype.sessions = $util.emptyArray;

                /**
                 * Creates a new PayloadSessionStatusRaw instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Session.PayloadSessionStatusRaw
                 * @static
                 * @param {Kinova.Api.Session.PayloadSessionStatusRaw.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Session.PayloadSessionStatusRaw} PayloadSessionStatusRaw instance
                 * @type {{
                 *   (properties: Kinova.Api.Session.PayloadSessionStatusRaw.$Shape): Kinova.Api.Session.PayloadSessionStatusRaw & Kinova.Api.Session.PayloadSessionStatusRaw.$Shape;
                 *   (properties?: Kinova.Api.Session.PayloadSessionStatusRaw.$Properties): Kinova.Api.Session.PayloadSessionStatusRaw;
                 * }}
                 */
                PayloadSessionStatusRaw.create = function(properties) {
                    return new PayloadSessionStatusRaw(properties);
                };

                /**
                 * Encodes the specified PayloadSessionStatusRaw message. Does not implicitly {@link Kinova.Api.Session.PayloadSessionStatusRaw.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Session.PayloadSessionStatusRaw
                 * @static
                 * @param {Kinova.Api.Session.PayloadSessionStatusRaw.$Properties} message PayloadSessionStatusRaw message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PayloadSessionStatusRaw.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.sessions != null && message.sessions.length)
                        for (var i = 0; i < message.sessions.length; ++i)
                            $root.Kinova.Api.Session.SessionStatusHandle.encode(message.sessions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a PayloadSessionStatusRaw message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Session.PayloadSessionStatusRaw
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Session.PayloadSessionStatusRaw & Kinova.Api.Session.PayloadSessionStatusRaw.$Shape} PayloadSessionStatusRaw
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PayloadSessionStatusRaw.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.Kinova.Api.Session.PayloadSessionStatusRaw();
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
                                if (!(message.sessions && message.sessions.length))
                                    message.sessions = [];
                                message.sessions.push($root.Kinova.Api.Session.SessionStatusHandle.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return PayloadSessionStatusRaw;
            })();

            Session.TemporaryRoleRequest = (function() {

                /**
                 * Properties of a TemporaryRoleRequest.
                 * @typedef {Object} Kinova.Api.Session.TemporaryRoleRequest.$Properties
                 * @property {string|null} [roleIdentifier] as Base/ReadAllUserRoles spells it
                 * @property {string|null} [password] of the user the role belongs to, not of the caller
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a TemporaryRoleRequest.
                 * @memberof Kinova.Api.Session
                 * @interface ITemporaryRoleRequest
                 * @augments Kinova.Api.Session.TemporaryRoleRequest.$Properties
                 * @deprecated Use Kinova.Api.Session.TemporaryRoleRequest.$Properties instead.
                 */

                /**
                 * Shape of a TemporaryRoleRequest.
                 * @typedef {Kinova.Api.Session.TemporaryRoleRequest.$Properties} Kinova.Api.Session.TemporaryRoleRequest.$Shape
                 */

                /**
                 * Constructs a new TemporaryRoleRequest.
                 * @memberof Kinova.Api.Session
                 * @classdesc Raises the caller's own session.
                 * @constructor
                 * @param {Kinova.Api.Session.TemporaryRoleRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var TemporaryRoleRequest = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * as Base/ReadAllUserRoles spells it
                 * @member {string} roleIdentifier
                 * @memberof Kinova.Api.Session.TemporaryRoleRequest
                 * @instance
                 */
                TemporaryRoleRequest.prototype.roleIdentifier = "";

                /**
                 * of the user the role belongs to, not of the caller
                 * @member {string} password
                 * @memberof Kinova.Api.Session.TemporaryRoleRequest
                 * @instance
                 */
                TemporaryRoleRequest.prototype.password = "";

                /**
                 * Creates a new TemporaryRoleRequest instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Session.TemporaryRoleRequest
                 * @static
                 * @param {Kinova.Api.Session.TemporaryRoleRequest.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Session.TemporaryRoleRequest} TemporaryRoleRequest instance
                 * @type {{
                 *   (properties: Kinova.Api.Session.TemporaryRoleRequest.$Shape): Kinova.Api.Session.TemporaryRoleRequest & Kinova.Api.Session.TemporaryRoleRequest.$Shape;
                 *   (properties?: Kinova.Api.Session.TemporaryRoleRequest.$Properties): Kinova.Api.Session.TemporaryRoleRequest;
                 * }}
                 */
                TemporaryRoleRequest.create = function(properties) {
                    return new TemporaryRoleRequest(properties);
                };

                /**
                 * Encodes the specified TemporaryRoleRequest message. Does not implicitly {@link Kinova.Api.Session.TemporaryRoleRequest.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Session.TemporaryRoleRequest
                 * @static
                 * @param {Kinova.Api.Session.TemporaryRoleRequest.$Properties} message TemporaryRoleRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                TemporaryRoleRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.roleIdentifier != null && $Object.hasOwnProperty.call(message, "roleIdentifier") && message.roleIdentifier !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.roleIdentifier);
                    if (message.password != null && $Object.hasOwnProperty.call(message, "password") && message.password !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.password);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a TemporaryRoleRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Session.TemporaryRoleRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Session.TemporaryRoleRequest & Kinova.Api.Session.TemporaryRoleRequest.$Shape} TemporaryRoleRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                TemporaryRoleRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.Kinova.Api.Session.TemporaryRoleRequest();
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
                                if ((value = reader.stringVerify()).length)
                                    message.roleIdentifier = value;
                                else
                                    delete message.roleIdentifier;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.password = value;
                                else
                                    delete message.password;
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

                return TemporaryRoleRequest;
            })();

            Session.AccessControlOptions = (function() {

                /**
                 * Properties of an AccessControlOptions.
                 * @typedef {Object} Kinova.Api.Session.AccessControlOptions.$Properties
                 * @property {boolean|null} [singleSourceControl] survives a restart of the arm
                 * @property {boolean|null} [bypassRemoteAccess] lost when the arm restarts
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AccessControlOptions.
                 * @memberof Kinova.Api.Session
                 * @interface IAccessControlOptions
                 * @augments Kinova.Api.Session.AccessControlOptions.$Properties
                 * @deprecated Use Kinova.Api.Session.AccessControlOptions.$Properties instead.
                 */

                /**
                 * Shape of an AccessControlOptions.
                 * @typedef {Kinova.Api.Session.AccessControlOptions.$Properties} Kinova.Api.Session.AccessControlOptions.$Shape
                 */

                /**
                 * Constructs a new AccessControlOptions.
                 * @memberof Kinova.Api.Session
                 * @classdesc Both flags are always written: proto3 cannot say "leave as it is".
                 * @constructor
                 * @param {Kinova.Api.Session.AccessControlOptions.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                var AccessControlOptions = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * survives a restart of the arm
                 * @member {boolean} singleSourceControl
                 * @memberof Kinova.Api.Session.AccessControlOptions
                 * @instance
                 */
                AccessControlOptions.prototype.singleSourceControl = false;

                /**
                 * lost when the arm restarts
                 * @member {boolean} bypassRemoteAccess
                 * @memberof Kinova.Api.Session.AccessControlOptions
                 * @instance
                 */
                AccessControlOptions.prototype.bypassRemoteAccess = false;

                /**
                 * Creates a new AccessControlOptions instance using the specified properties.
                 * @function create
                 * @memberof Kinova.Api.Session.AccessControlOptions
                 * @static
                 * @param {Kinova.Api.Session.AccessControlOptions.$Properties=} [properties] Properties to set
                 * @returns {Kinova.Api.Session.AccessControlOptions} AccessControlOptions instance
                 * @type {{
                 *   (properties: Kinova.Api.Session.AccessControlOptions.$Shape): Kinova.Api.Session.AccessControlOptions & Kinova.Api.Session.AccessControlOptions.$Shape;
                 *   (properties?: Kinova.Api.Session.AccessControlOptions.$Properties): Kinova.Api.Session.AccessControlOptions;
                 * }}
                 */
                AccessControlOptions.create = function(properties) {
                    return new AccessControlOptions(properties);
                };

                /**
                 * Encodes the specified AccessControlOptions message. Does not implicitly {@link Kinova.Api.Session.AccessControlOptions.verify|verify} messages.
                 * @function encode
                 * @memberof Kinova.Api.Session.AccessControlOptions
                 * @static
                 * @param {Kinova.Api.Session.AccessControlOptions.$Properties} message AccessControlOptions message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AccessControlOptions.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.singleSourceControl != null && $Object.hasOwnProperty.call(message, "singleSourceControl") && message.singleSourceControl !== false)
                        writer.uint32(/* id 1, wireType 0 =*/8).bool(message.singleSourceControl);
                    if (message.bypassRemoteAccess != null && $Object.hasOwnProperty.call(message, "bypassRemoteAccess") && message.bypassRemoteAccess !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.bypassRemoteAccess);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AccessControlOptions message from the specified reader or buffer.
                 * @function decode
                 * @memberof Kinova.Api.Session.AccessControlOptions
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {Kinova.Api.Session.AccessControlOptions & Kinova.Api.Session.AccessControlOptions.$Shape} AccessControlOptions
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AccessControlOptions.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.Kinova.Api.Session.AccessControlOptions();
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
                                if (value = reader.bool())
                                    message.singleSourceControl = value;
                                else
                                    delete message.singleSourceControl;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.bypassRemoteAccess = value;
                                else
                                    delete message.bypassRemoteAccess;
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

                return AccessControlOptions;
            })();

            return Session;
        })();

        return Api;
    })();

    return Kinova;
})();

module.exports = $root;
