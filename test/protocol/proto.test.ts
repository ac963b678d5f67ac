import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import protobuf from 'protobufjs';
import { KORTEX_2_METHODS, METHODS } from '../../src/protocol/services.js';
import { FRAMES, readJson, ROOT } from '../support/golden.js';

interface Package {
  enums: Record<string, Record<string, number>>;
  messages: Record<string, string[]>;
  services?: Record<string, string[]>;
}

const vendor = readJson(FRAMES, 'kortex3-messages.json') as Record<string, Package>;
const protoFolder = join(ROOT, 'proto/kortex3');
const protoFiles = readdirSync(protoFolder).filter((name) => name.endsWith('.proto'));

/** What a message has besides on Kortex 2, so that one codec reads both. */
const KORTEX_2_FIELDS: Record<string, string[]> = { Connection: ['uint32 connection_identifier = 3'] };
const kortex2 = readJson(FRAMES, 'kortex2-messages.json') as Record<string, Package>;

/** One proto file as the compiler reads it, names as written. */
function parse(file: string, packageName: string): protobuf.Namespace {
  const source = readFileSync(join(protoFolder, file), 'utf8');
  const { root } = protobuf.parse(source, { keepCase: true, alternateCommentMode: true });
  return root.lookup(packageName) as protobuf.Namespace;
}

function vendorPackage(file: string): [string, Package] {
  const found = Object.entries(vendor).find(([name]) => name.endsWith(`(${file})`));
  assert(found, `the vendor has no ${file}`);
  return [found[0].split(' ')[0]!, found[1]];
}

describe('proto/kortex3', () => {
  it('generates the committed code: run "npm run proto" where this fails', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kortex-proto-'));
    try {
      execFileSync(process.execPath, [join(ROOT, 'scripts/proto.mjs'), folder], { stdio: 'pipe' });
      for (const name of ['kortex3.js', 'kortex3.d.ts']) {
        const committed = readFileSync(join(ROOT, 'src/protocol/gen', name), 'utf8');
        assert(readFileSync(join(folder, name), 'utf8') === committed, `${name} is stale`);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  for (const file of protoFiles) {
    const [packageName, { enums, messages }] = vendorPackage(file);
    const here = parse(file, packageName);

    it(`${file} names and numbers every field as the vendor does`, () => {
      const types = here.nestedArray.filter((item) => item instanceof protobuf.Type);
      assert(types.length > 0 || file === 'Errors.proto');
      for (const type of types) {
        const fields = type.fieldsArray.map(({ type: of, repeated, name, id }) => {
          const ownMessage = !of.includes('.') && !(of in protobuf.types.basic);
          return `${repeated ? 'repeated ' : ''}${ownMessage ? `${packageName}.` : ''}${of} ${name} = ${id}`;
        });
        const stated = new Set([...(messages[type.name] ?? []), ...(KORTEX_2_FIELDS[type.name] ?? [])]);
        assert.deepEqual(new Set(fields), stated, type.name);
      }
    });

    it(`${file} names and numbers every enum value as the vendor does`, () => {
      for (const item of here.nestedArray.filter((nested) => nested instanceof protobuf.Enum)) {
        assert.deepEqual({ ...item.values }, enums[item.name], item.name);
      }
    });
  }
});

describe('what Kortex 2 has', () => {
  for (const file of ['Frame.proto', 'Common.proto', 'Session.proto', 'Base.proto']) {
    it(`is read by the codec of Kortex 3 as it stands: ${file}`, () => {
      const [packageName] = vendorPackage(file);
      const here = parse(file, packageName);
      for (const [name, fields] of Object.entries(kortex2[`${packageName} (${file})`]?.messages ?? {})) {
        const type = here.get(name);
        if (!(type instanceof protobuf.Type)) continue; // not used here
        for (const field of fields) {
          const [, fieldName = '', id] = /(\w+) = (\d+)$/.exec(field) ?? [];
          assert.equal(type.fields[fieldName]?.id, Number(id), `${name}.${fieldName}`);
        }
      }
    });
  }

  it('are methods that its services list, and word of who logs in or out', () => {
    const listed = Object.values(kortex2).flatMap(({ services = {} }) =>
      Object.entries(services).flatMap(([service, methods]) => methods.map((m) => `${service}/${m.split('(')[0]}`)),
    );
    const others = [...KORTEX_2_METHODS].filter((method) => !listed.includes(method));
    assert.deepEqual(others, ['Base/OnNotificationUserTopic']);
  });
});

describe('table of methods', () => {
  for (const [name, { request, response, serviceId, functionId }] of Object.entries(METHODS)) {
    if (name === 'Base/OnNotificationUserTopic') continue; // held by a golden frame of Kortex 2
    it(`${name} takes and returns what the vendor’s service says`, () => {
      const [serviceName, functionName] = name.split('/') as [string, string];
      const [packageName, { services }] = vendorPackage(`${serviceName}.proto`);
      const signature = services?.[serviceName]?.find((line) => line.startsWith(`${functionName}(`));
      const [, takes, returns] = /\((.*)\) -> (.*)$/.exec(signature ?? '') ?? [];
      assert.deepEqual(
        [takes, returns].map((type) => type?.split('.').at(-1)),
        [request.name, response.name],
      );
      assert.equal(serviceId, { Session: 1, Base: 2 }[serviceName]);
      const service = parse(`${serviceName}.proto`, packageName).lookupService(serviceName);
      assert.match(service.methods[functionName]?.comment ?? '', new RegExp(`^Function ${functionId}\\.`));
    });
  }
});
