import { encodeFrame, type Frame, requestFrame } from '../../src/protocol/frame.js';
import { ErrorMessage } from '../../src/protocol/messages.js';
import { decodeVendor, encodeVendor, type Fields, vendorFunction } from '../support/vendor-codec.js';

/** The frame of a call by name, as the vendor's client sends it. */
export function callFrame(name: string, fields: Fields, sessionId: number, messageId = 1): Frame {
  const { serviceId, functionId, request } = vendorFunction(name);
  return requestFrame({ serviceId, functionId, messageId, sessionId }, encodeVendor(request, fields));
}

export function callBytes(name: string, fields: Fields, sessionId: number, messageId = 1): Uint8Array {
  return encodeFrame(callFrame(name, fields, sessionId, messageId));
}

/** What an answer says: the fields of the response, or `code/sub-code text` of the refusal. */
export function readResponse(name: string, { header, payload }: Frame): Fields | string {
  if (header.errorCode === 0) return decodeVendor(vendorFunction(name).response, payload);
  return `${header.errorCode}/${header.errorSubCode} ${ErrorMessage.decode(payload).errorSubString}`;
}

/** The fields of a notification. */
export function readNotification(name: string, { payload }: Frame): Fields {
  return decodeVendor(vendorFunction(name).notification!, payload);
}
