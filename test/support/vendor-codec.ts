import protobuf from 'protobufjs';
import { vendorFunctions, vendorProto, type VendorFunction } from './vendor-services.js';

export type Fields = Record<string, unknown>;

const { root } = protobuf.parse(vendorProto());

/** A function by its name, as the vendor's descriptors have it. */
export function vendorFunction(name: string): VendorFunction & { serviceId: number } {
  const fn = vendorFunctions.find((one) => one.name === name);
  if (!fn) throw new Error(`the vendor has no ${name}`);
  return fn;
}

/** The bytes of a message, by a codec that shares nothing with ours. Enum values have their full names. */
export function encodeVendor(type: string, fields: Fields): Uint8Array {
  const message = root.lookupType(type.replaceAll('.', '_'));
  return message.encode(message.fromObject(fields)).finish();
}

/** The fields that the bytes set, and nothing else. */
export function decodeVendor(type: string, bytes: Uint8Array): Fields {
  const message = root.lookupType(type.replaceAll('.', '_'));
  return message.toObject(message.decode(bytes), { enums: String, longs: Number, bytes: String });
}
