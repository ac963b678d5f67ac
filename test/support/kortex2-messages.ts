import protobuf from 'protobufjs';
import { FRAMES, readJson } from './golden.js';

interface Package {
  enums: Record<string, Record<string, number>>;
  messages: Record<string, string[]>;
  services?: Record<string, string[]>;
}

/** Service and function ids of the methods that a client of Kortex 2 calls here. */
const IDS = {
  'Session/CreateSession': [1, 1],
  'Session/CloseSession': [1, 2],
  'Session/KeepAlive': [1, 3],
  'Session/GetConnections': [1, 4],
  'Base/ReadUserProfile': [2, 3],
  'Base/ReadAllUserProfiles': [2, 5],
  'Base/ReadAllUsers': [2, 6],
  'Base/Unsubscribe': [2, 97],
  'Base/OnNotificationOperatingModeTopic': [2, 101],
  'Base/OnNotificationUserTopic': [2, 104],
  'Base/GetOperatingMode': [2, 151],
  'Base/GetArmState': [2, 175],
  'Base/ArmStateTopic': [2, 176],
  'Base/GetFirmwareBundleVersions': [2, 224],
} as const;

export type Kortex2Method = keyof typeof IDS;

export interface MethodIds {
  serviceId: number;
  functionId: number;
}

const packages = readJson(FRAMES, 'kortex2-messages.json') as Record<string, Package>;
const root = readPackages();
const signatures = new Map(
  Object.values(packages).flatMap(({ services = {} }) =>
    Object.entries(services).flatMap(([service, lines]) =>
      lines.map((line) => {
        const [, name = '', request = '', response = ''] = /^(\w+)\((.*)\) -> (.*)$/.exec(line) ?? [];
        return [`${service}/${name}`, { request, response }] as const;
      }),
    ),
  ),
);

export function idsOf(method: Kortex2Method): MethodIds {
  const [serviceId, functionId] = IDS[method];
  return { serviceId, functionId };
}

/** Names of the messages that a method takes and returns. The vendor's list of services leaves the topics out. */
export function signatureOf(method: Kortex2Method): { request: string; response: string } {
  const topic = { request: 'Kinova.Api.Common.NotificationOptions', response: 'Kinova.Api.Common.NotificationHandle' };
  return signatures.get(method) ?? topic;
}

/** The bytes of a message of Kortex 2. Fields are in camelCase, enum values are names or numbers. */
export function encodeKortex2(name: string, value: Record<string, unknown>): Uint8Array {
  const type = root.lookupType(name);
  return type.encode(type.fromObject(value)).finish();
}

/** The fields that the bytes set, and nothing else. Throws if the bytes are not such a message. */
export function decodeKortex2(name: string, bytes: Uint8Array): Record<string, unknown> {
  const type = root.lookupType(name);
  return type.toObject(type.decode(bytes), { enums: String });
}

/** A codec made from the vendor's list, so that it has nothing in common with the codec of the package. */
function readPackages(): protobuf.Root {
  const all = new protobuf.Root();
  for (const [title, { enums, messages }] of Object.entries(packages)) {
    const enumTexts = Object.entries(enums).map(([name, values]) => {
      return `enum ${name} { ${Object.entries(values)
        .map(([value, number]) => `${value} = ${number};`)
        .join(' ')} }`;
    });
    const messageTexts = Object.entries(messages).map(([name, fields]) => {
      return `message ${name} { ${fields.map((field) => `${field.replace(/ \(oneof .*\)$/, '')};`).join(' ')} }`;
    });
    const source = ['syntax = "proto3";', `package ${title.split(' ')[0]};`, ...enumTexts, ...messageTexts].join('\n');
    protobuf.parse(source, all);
  }
  return all;
}
