import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import protobuf from 'protobufjs';
import { KORTEX_2_METHODS, METHODS } from '../../src/protocol/services.js';
import { FRAMES, readJson, ROOT } from '../support/golden.js';
import { vendorFunctions, vendorServices } from '../support/vendor-services.js';

interface Package {
  enums: Record<string, Record<string, number>>;
  messages: Record<string, string[]>;
  services?: Record<string, string[]>;
}

const vendor = readJson(FRAMES, 'kortex3-messages.json') as Record<string, Package>;
const kortex2 = readJson(FRAMES, 'kortex2-messages.json') as Record<string, Package>;

/** One folder of proto/ as the compiler reads it, names as written. */
function parse(folder: string): protobuf.Root {
  const root = new protobuf.Root();
  for (const file of readdirSync(join(ROOT, 'proto', folder))) {
    const source = readFileSync(join(ROOT, 'proto', folder, file), 'utf8');
    protobuf.parse(source, root, { keepCase: true, alternateCommentMode: true });
  }
  root.resolveAll();
  return root;
}

/** Every item of one kind, by its full name. */
function all<T extends protobuf.ReflectionObject>(
  root: protobuf.NamespaceBase,
  kind: abstract new (...args: never[]) => T,
): Map<string, T> {
  const found = new Map<string, T>();
  const look = (item: protobuf.ReflectionObject) => {
    if (item instanceof kind) found.set(item.fullName.slice(1), item);
    if (item instanceof protobuf.Namespace) item.nestedArray.forEach(look);
  };
  root.nestedArray.forEach(look);
  return found;
}

/** The fields of a message as the lists of the vendor write them. */
function fieldsOf(type: protobuf.Type): string[] {
  return type.fieldsArray.map(({ type: basic, resolvedType, repeated, name, id, partOf }) => {
    const of = resolvedType?.fullName.slice(1) ?? basic;
    return `${repeated ? 'repeated ' : ''}${of} ${name} = ${id}${partOf ? ` (oneof ${partOf.name})` : ''}`;
  });
}

/** All items of one kind in one of the vendor's lists, by its full name. */
function listed<Item>(packages: Record<string, Package>, itemsOf: (of: Package) => Record<string, Item>) {
  return Object.entries(packages).flatMap(([title, of]) =>
    Object.entries(itemsOf(of)).map(([name, item]): [string, Item] => [`${title.split(' ')[0]}.${name}`, item]),
  );
}

const enumsOf = ({ enums }: Package) => enums;
const messagesOf = ({ messages }: Package) => messages;

const kortex3Root = parse('kortex3');
const kortex2Root = parse('kortex2');

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

  const stated = new Map([...listed(vendor, messagesOf), ...Object.entries(vendorServices.messages)]);
  for (const [name, type] of all(kortex3Root, protobuf.Type)) {
    it(`names and numbers every field of ${name} as the vendor does`, () => {
      assert.deepEqual(new Set(fieldsOf(type)), new Set(stated.get(name)));
    });
  }

  it('has every message and every enum that the six services need', () => {
    const types = all(kortex3Root, protobuf.Type);
    assert.deepEqual(
      Object.keys(vendorServices.messages).filter((name) => !types.has(name)),
      [],
    );
    const enums = all(kortex3Root, protobuf.Enum);
    assert.deepEqual(
      Object.keys(vendorServices.enums).filter((name) => !enums.has(name)),
      [],
    );
  });

  it('names and numbers every enum value as the vendor does', () => {
    const values = new Map([...listed(vendor, enumsOf), ...Object.entries(vendorServices.enums)]);
    for (const [name, { values: here }] of all(kortex3Root, protobuf.Enum)) {
      assert.deepEqual({ ...here }, values.get(name), name);
    }
  });

  for (const { name, functionId, request, response } of vendorFunctions) {
    it(`${name} takes and returns what the vendor’s service says`, () => {
      const [service, rpc] = name.split('/') as [string, string];
      const method = kortex3Root
        .lookupService(`Kinova.Api.${service}.${service}`)
        .methods[rpc]!.resolve() as protobuf.Method;
      assert.equal(method.resolvedRequestType?.fullName, `.${request}`);
      assert.equal(method.resolvedResponseType?.fullName, `.${response}`);
      assert.match(method.comment ?? '', new RegExp(`^Function ${functionId}\\. [A-Z]`));
    });
  }
});

describe('proto/kortex2', () => {
  const stated = new Map(listed(kortex2, messagesOf));
  for (const [name, type] of all(kortex2Root, protobuf.Type)) {
    it(`names and numbers every field of ${name} as the vendor does`, () => {
      assert.deepEqual(new Set(fieldsOf(type)), new Set(stated.get(name)));
    });
  }

  it('names and numbers every enum value as the vendor does', () => {
    const values = new Map(listed(kortex2, enumsOf));
    for (const [name, { values: here }] of all(kortex2Root, protobuf.Enum)) {
      assert.deepEqual({ ...here }, values.get(name), name);
    }
  });
});

describe('what Kortex 2 has', () => {
  it('is read by the codec that both generations share', () => {
    const used = new Set(Object.values(METHODS).flatMap(({ request, response }) => [request.name, response.name]));
    const types = all(kortex3Root, protobuf.Type);
    for (const [name, lines] of listed(kortex2, messagesOf)) {
      const here = types.get(name);
      if (!here || !(used.has(here.name) || here.name === 'Connection')) continue;
      for (const line of lines) {
        const [, fieldName = '', id] = /(\w+) = (\d+)$/.exec(line.replace(/ \(oneof .*/, '')) ?? [];
        if (name.endsWith('.Connection') && fieldName === 'connection_identifier') continue; // held by golden frames
        assert.equal(here.fields[fieldName]?.id, Number(id), `${name}.${fieldName}`);
      }
    }
  });

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
      const services = vendor[`Kinova.Api.${serviceName} (${serviceName}.proto)`]?.services;
      const signature = services?.[serviceName]?.find((line) => line.startsWith(`${functionName}(`));
      const [, takes, returns] = /\((.*)\) -> (.*)$/.exec(signature ?? '') ?? [];
      assert.deepEqual(
        [takes, returns].map((type) => type?.split('.').at(-1)),
        [request.name, response.name],
      );
      assert.equal(serviceId, { Session: 1, Base: 2 }[serviceName]);
      const service = kortex3Root.lookupService(`Kinova.Api.${serviceName}.${serviceName}`);
      assert.match(service.methods[functionName]?.comment ?? '', new RegExp(`^Function ${functionId}\\.`));
    });
  }
});
