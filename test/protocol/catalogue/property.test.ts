import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import protobuf from 'protobufjs';
import { InputError } from '../../../src/errors.js';
import { findFunction } from '../../../src/protocol/catalogue/functions.js';
import { messagesOf } from '../../../src/protocol/catalogue/messages-of.js';
import { vendorFunctions, vendorProto } from '../../support/vendor-services.js';
import { RandomRequests } from './random-requests.js';

const REQUESTS = 100_000;
const SEED = Number(process.env.SEED ?? 20_261_127);

const vendor = protobuf.parse(vendorProto(), { keepCase: true }).root;
vendor.resolveAll();
const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The fault in what the vendor's descriptor reads, against what was asked for; undefined if there is none. */
function difference(type: protobuf.Type, asked: Record<string, unknown>, read: protobuf.Message): string | undefined {
  for (const field of type.fieldsArray) {
    const wanted = asked[field.name] ?? asked[camel(field.name)];
    const got = (read as unknown as Record<string, unknown>)[field.name];
    const place = `${type.name}.${field.name}`;
    if (wanted === undefined || wanted === null) {
      if (field.repeated ? (got as unknown[]).length > 0 : Object.hasOwn(read, field.name))
        return `${place} was not asked`;
    } else if (field.repeated) {
      const [list, items] = [wanted as unknown[], got as unknown[]];
      if (list.length !== items.length) return `${place} has ${items.length} items`;
      for (const [index, item] of list.entries()) {
        const fault = differs(field, item, items[index]);
        if (fault !== undefined) return `${place}[${index}]: ${fault}`;
      }
    } else {
      if (field.partOf && !Object.hasOwn(read, field.name)) return `${place} was lost`;
      const fault = differs(field, wanted, got);
      if (fault !== undefined) return `${place}: ${fault}`;
    }
  }
  return undefined;
}

function differs({ resolvedType, type }: protobuf.Field, wanted: unknown, got: unknown): string | undefined {
  if (resolvedType instanceof protobuf.Type) {
    return got ? difference(resolvedType, wanted as Record<string, unknown>, got as protobuf.Message) : 'was lost';
  }
  const fault = `${inspect(wanted)} became ${inspect(got)}`;
  if (resolvedType) {
    const name = resolvedType.valuesById[got as number];
    return wanted === got || (name !== undefined && name.endsWith(wanted as string)) ? undefined : fault;
  }
  if (type === 'bytes') {
    const bytes = wanted instanceof Uint8Array ? wanted : (wanted as { data: number[] }).data;
    return Buffer.from(bytes).equals(Buffer.from(got as Uint8Array)) ? undefined : fault;
  }
  if (type === 'uint64') return String(wanted) === String(got) ? undefined : fault;
  if (typeof got === 'number' && !Number.isFinite(got)) return fault;
  if (type === 'float') return Math.fround(wanted as number) === got ? undefined : fault;
  return wanted === got ? undefined : fault;
}

describe('any request, right, wrong or hostile', () => {
  it('becomes KORTEX_INPUT with a path, or bytes that the vendor’s descriptor reads as the same values', () => {
    const requests = new RandomRequests(SEED);
    const count = { right: 0, wrong: 0, hostile: 0, refused: 0 };
    for (let i = 0; i < REQUESTS; i++) {
      const { name, request: typeName } = requests.pick(vendorFunctions);
      const type = vendor.lookupType(typeName.replaceAll('.', '_'));
      const kind = requests.pick(['right', 'wrong', 'hostile'] as const);
      let asked: unknown = requests.right(type);
      if (kind === 'wrong') asked = requests.spoilt(asked, requests.wrong());
      if (kind === 'hostile') asked = requests.hostile(asked);
      count[kind]++;
      const where = `request ${i} of seed ${SEED}, ${kind}, ${name}`;

      let bytes: Uint8Array;
      try {
        bytes = messagesOf(findFunction(3, name)!).request.encode(asked);
      } catch (error) {
        assert(error instanceof InputError, `${where}: ${String(error)}`);
        assert.match(error.property, /^request($|[.[])/, where);
        assert(error.message.length < 3_000, where);
        assert.notEqual(kind, 'right', `${where}: ${error.message}`);
        count.refused++;
        continue;
      }
      const fault = difference(type, asked as Record<string, unknown>, type.decode(bytes));
      assert.equal(fault, undefined, where);
    }
    assert(count.right > REQUESTS / 4 && count.refused > REQUESTS / 4, JSON.stringify(count));
  });
});
