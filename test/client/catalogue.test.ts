import assert from 'node:assert/strict';
import { describeMethod, listFunctions } from '../../src/client/catalogue.js';
import { KortexError } from '../../src/errors.js';
import { messagesOf } from '../../src/protocol/catalogue/messages-of.js';

const code = (expected: KortexError['code']) => (error: unknown) =>
  error instanceof KortexError && error.code === expected;

describe('the catalogue for people', () => {
  it('lists what can be called, with its effect, and what can be subscribed to', () => {
    assert.equal(listFunctions().length, 156);
    const topics = listFunctions().filter(({ notification }) => notification !== undefined);
    assert.equal(topics.length, 28);
    const { name, service, effect } = listFunctions().find((fn) => fn.name === 'ProgramRunner/Start')!;
    assert.deepEqual(
      { name, service, effect },
      { name: 'ProgramRunner/Start', service: 'ProgramRunner', effect: 'moves' },
    );
  });

  it('describes a function in a sentence, with the fields of its request', () => {
    const { comment, request, template } = describeMethod('VariableManager/SetVariable');
    assert.equal(comment, 'Writes a variable; makes it if there is none.');
    const field = (name: string) => request.find((candidate) => candidate.name === name)!;
    assert.deepEqual(field('type').values, ['UNSPECIFIED', 'BOOL', 'NUMBER', 'STRING', 'JSON']);
    assert.equal(field('type').comment, 'says which value counts');
    assert.deepEqual(field('flags'), { name: 'flags', type: 'string', repeated: true });
    assert.deepEqual(
      field('handle').fields?.map(({ name, type }) => [name, type]),
      [
        ['namespaceHandle', 'NamespaceHandle'],
        ['identifier', 'string'],
      ],
    );
    assert.deepEqual(template.handle, { namespaceHandle: { identifier: '' }, identifier: '' });
  });

  it('gives each who asks a template of their own', () => {
    const { template } = describeMethod('Base/FileWrite');
    const before = structuredClone(template);
    (template.data as { data: number[] }).data.push(7);
    assert.deepEqual(describeMethod('Base/FileWrite').template, before);
  });

  it('lists functions that nobody can make harmless', () => {
    const start = listFunctions().find(({ name }) => name === 'ProgramRunner/Start')!;
    assert.throws(() => Object.assign(start, { effect: 'reads' }), TypeError);
    assert.equal(describeMethod('ProgramRunner/Start').effect, 'moves');
  });

  it('says what subscribers of a topic get', () => {
    const { notificationFields } = describeMethod('Base/ArmStateTopic');
    assert.deepEqual(
      notificationFields?.map(({ name }) => name),
      ['activeState', 'genericInfo'],
    );
    assert.equal(describeMethod('Base/GetArmState').notificationFields, undefined);
  });

  for (const generation of [3, 2] as const) {
    for (const fn of listFunctions(generation)) {
      it(`has a template for ${fn.name} of Kortex ${generation} that can be sent, also after it was JSON`, () => {
        const { template } = describeMethod(fn.name, generation);
        const { request } = messagesOf(fn);
        const bytes = request.encode(template);
        assert.deepEqual(request.encode(JSON.parse(JSON.stringify(template))), bytes);
      });
    }
  }

  it('refuses names that no arm has, and those that this generation does not have', () => {
    assert.throws(() => describeMethod('Base/Dance'), code('KORTEX_INPUT'));
    assert.throws(() => describeMethod('ProgramRunner/Start', 2), code('KORTEX_UNSUPPORTED'));
  });
});
