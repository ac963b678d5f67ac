import assert from 'node:assert/strict';
import { messagesOf } from '../../../src/protocol/catalogue/messages-of.js';
import { findFunction, functionsOf } from '../../../src/protocol/catalogue/functions.js';
import { FRAMES, readJson } from '../../support/golden.js';
import { vendorFunctions } from '../../support/vendor-services.js';

const EFFECTS = ['reads', 'changes', 'moves'];
const last = (type: string | undefined) => type?.split('.').at(-1);

describe('the catalogue of functions of Kortex 3', () => {
  it('has all 156 functions of the six services, and no other', () => {
    assert.equal(vendorFunctions.length, 156);
    const here = [...functionsOf(3)].map(({ name }) => name);
    assert.deepEqual(here.sort(), vendorFunctions.map(({ name }) => name).sort());
  });

  for (const { name, serviceId, functionId, request, response, notification } of vendorFunctions) {
    it(`${name} has the numbers and messages of the vendor, and an effect`, () => {
      const fn = findFunction(3, name)!;
      assert.equal(fn.serviceId, serviceId);
      assert.equal(fn.functionId, functionId);
      assert(EFFECTS.includes(fn.effect), `nobody has looked at what ${name} does to an arm`);
      const messages = messagesOf(fn);
      assert.deepEqual(
        [messages.request.name, messages.response.name, messages.notification?.name],
        [last(request), last(response), last(notification)],
      );
      assert.match(messages.comment, /^[A-Z].+\.$/, 'one sentence');
      assert.equal(fn.notification !== undefined, name.endsWith('Topic'));
    });
  }

  it('says of everything that may move the arm, or take it out of service, that it does', () => {
    const moving = [...functionsOf(3)].filter(({ effect }) => effect === 'moves').map(({ name }) => name);
    assert.deepEqual(moving.sort(), [
      'Base/ActivateRobot',
      'Base/ConfirmArmPosition',
      'Base/DeactivateRobot',
      'Base/ExecuteAction',
      'Base/ExecuteWaypointTrajectory',
      'Base/ExitRecoveryState',
      'Base/Reboot',
      'Base/RestoreFactoryProductConfiguration',
      'Base/RestoreFactorySettings',
      'Base/ResumeAction',
      'Base/SelectOperatingMode',
      'Base/SendJointSpeedsCommand',
      'Base/SendJointSpeedsJoystickCommand',
      'Base/SendSelectedJointSpeedCommand',
      'Base/SendSelectedJointSpeedJoystickCommand',
      'Base/SendTwistCommand',
      'Base/SendTwistJoystickCommand',
      'Base/SetHandGuidingMode',
      'Base/SetServoingMode',
      'Base/SetUpdatingMode',
      'ProgramRunner/Resume',
      'ProgramRunner/Start',
      'ProgramRunner/StartActions',
    ]);
  });

  it('reads only by functions whose name says so', () => {
    const named = /\/(Get|Read|Compute|Export|FileRead$|FileSystemList$|ValidateWaypointList$|Interpolate$)|Topic$/;
    const others = [...functionsOf(3)].filter(({ name, effect }) => effect === 'reads' && !named.test(name));
    assert.deepEqual(others, []);
  });

  it('lets a flow that may change things stop and pause a motion', () => {
    for (const name of ['Base/Stop', 'Base/StopAction', 'Base/PauseAction', 'Base/ApplyQuickStop']) {
      assert.equal(findFunction(3, name)?.effect, 'changes', name);
    }
    assert.equal(findFunction(3, 'ProgramRunner/Stop')?.effect, 'changes');
    assert.equal(findFunction(3, 'ProgramRunner/Pause')?.effect, 'changes');
  });
});

describe('the catalogue of functions of Kortex 2', () => {
  interface Package {
    services?: Record<string, string[]>;
  }
  const kortex2 = readJson(FRAMES, 'kortex2-messages.json') as Record<string, Package>;
  const listed = kortex2['Kinova.Api.Base (Base.proto)']!.services!.Base!.map((line) => {
    const [, name, request, response] = /^(\w+)\((\S+)\) -> (\S+)$/.exec(line)!;
    return { name: `Base/${name}`, request: last(request), response: last(response) };
  });

  it('has the functions that its descriptors list, and four topics', () => {
    const here = [...functionsOf(2)].map(({ name }) => name).filter((name) => !name.endsWith('Topic'));
    assert.deepEqual(here.sort(), listed.map(({ name }) => name).sort());
    for (const { name, request, response } of listed) {
      const messages = messagesOf(findFunction(2, name)!);
      assert.deepEqual([messages.request.name, messages.response.name], [request, response]);
    }
  });

  for (const fn of functionsOf(2)) {
    const other = findFunction(3, fn.name);
    if (other) {
      it(`${fn.name} has the number and the effect that it has on Kortex 3`, () => {
        assert.deepEqual({ ...fn, generation: 3 }, other);
        // Where a field has the same name or number in both, it is the same field.
        for (const kind of ['request', 'response'] as const) {
          const theirs = new Set(messagesOf(other)[kind].fields.map(({ name }) => name));
          for (const { name } of messagesOf(fn)[kind].fields) assert(theirs.has(name), `${fn.name}: ${name}`);
        }
      });
    } else {
      it(`${fn.name} means something that no function of Kortex 3 has as its name`, () => {
        assert.equal(findFunction(3, fn.name), undefined);
      });
    }
  }

  it('has no operating mode topic by the name of Kortex 3, since it says something else', () => {
    assert.equal(findFunction(2, 'Base/OperatingModeTopic'), undefined);
    assert.equal(findFunction(3, 'Base/OperatingModeTopic')?.functionId, 101);
    assert.equal(findFunction(2, 'Base/OnNotificationOperatingModeTopic')?.functionId, 101);
  });
});
