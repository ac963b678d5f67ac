import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import protobuf from 'protobufjs';
import { decodeFrame } from '../../src/protocol/frame.js';
import { FrameSplitter } from '../../src/protocol/frame-splitter.js';
import { UserNotification } from '../../src/protocol/kortex2-messages.js';
import { FRAMES, kortex2Frames, readJson, ROOT } from '../support/golden.js';

interface Package {
  enums: Record<string, Record<string, number>>;
  messages: Record<string, string[]>;
  services: Record<string, string[]>;
}

const PACKAGE = 'Kinova.Api.Base';
const vendor = (readJson(FRAMES, 'kortex2-messages.json') as Record<string, Package>)[`${PACKAGE} (Base.proto)`]!;
const source = readFileSync(join(ROOT, 'proto/kortex2/Base.proto'), 'utf8');
const here = protobuf.parse(source, { keepCase: true }).root.lookup(PACKAGE) as protobuf.Namespace;

describe('proto/kortex2', () => {
  const itemsOf = <T extends protobuf.ReflectionObject>(kind: new (...args: never[]) => T) =>
    here.nestedArray.filter((item): item is T => item instanceof kind);

  it('names and numbers every field as the vendor does', () => {
    const messages = itemsOf(protobuf.Type as unknown as new () => protobuf.Type);
    assert(messages.length > 0);
    for (const { name, fieldsArray } of messages) {
      const fields = fieldsArray.map(({ type, name: field, id }) => {
        return `${type.includes('.') ? type : `${PACKAGE}.${type}`} ${field} = ${id}`;
      });
      assert.deepEqual(fields, vendor.messages[name], name);
    }
  });

  it('names and numbers every enum value as the vendor does', () => {
    const enums = itemsOf(protobuf.Enum as unknown as new () => protobuf.Enum);
    assert(enums.length > 0);
    for (const { name, values } of enums) assert.deepEqual({ ...values }, vendor.enums[name], name);
  });

  it('gives each method the messages that the vendor’s service says', () => {
    const fullName = (type: string) => (type.includes('.') ? type : `${PACKAGE}.${type}`);
    for (const { name, requestType, responseType } of here.lookupService('Base').methodsArray) {
      assert(vendor.services.Base!.includes(`${name}(${fullName(requestType)}) -> ${fullName(responseType)}`), name);
    }
  });

  it('reads the frame that reports a login', () => {
    const { hex } = kortex2Frames.find(({ name }) => name === 'user logged in')!;
    const [bytes] = new FrameSplitter().push(Buffer.from(hex, 'hex'));
    const { userEvent, modifiedUser, timestamp, connection } = UserNotification.decode(decodeFrame(bytes!).payload);
    assert.deepEqual([userEvent, modifiedUser?.identifier, timestamp?.sec], [2, 3, 1_700_000_000]);
    assert.equal(connection?.connectionIdentifier, 33);
  });
});
