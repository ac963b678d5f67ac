import assert from 'node:assert/strict';
import type { Fields } from '../support/vendor-codec.js';
import { CellBench } from './cell-bench.js';

const PICK_AND_PLACE = 1;
const SHORT = 2;
const FAILS = 3;
const WAITS = 4;

const runnable = (identifier: number) => ({ programHandle: { identifier } });
const start = (identifier: number) => ({ handle: runnable(identifier) });

/** Status and execution events in the order in which they came. */
function story(cell: CellBench): string[] {
  return cell.heard().flatMap(([topic, fields]) => {
    if (topic === 'ProgramRunner/StatusChangeTopic') return [String((fields.statusInfo as Fields).status).slice(7)];
    if (topic === 'ProgramRunner/ExecutionEventTopic') return [`event ${String(fields.event).slice(16)}`];
    return [];
  });
}

function listening(username?: string): CellBench {
  const cell = new CellBench(username);
  cell.subscribe('ProgramRunner/StatusChangeTopic', 'ProgramRunner/ExecutionEventTopic');
  return cell;
}

const status = (cell: CellBench) => (cell.call('ProgramRunner/GetStatus') as Fields).status;

describe('simulated arm: programs', () => {
  it('lists four programs with their steps, and reads one by its handle', () => {
    const cell = new CellBench('operator');
    for (const service of ['ProgramRunner', 'ProgramConfig']) {
      const { programs } = cell.call(`${service}/ReadAllPrograms`) as { programs: Fields[] };
      assert.deepEqual(
        programs.map(({ name }) => name),
        ['pick and place', 'short', 'fails', 'waits for a person'],
      );
      const [first] = programs;
      assert.deepEqual(cell.call(`${service}/ReadProgram`, first!.handle as Fields), first);
      assert.deepEqual((first!.actions as Fields[])[0], {
        handle: { identifier: 1 },
        next: { identifier: 2 },
        name: 'move above the part',
        type: 'ACTION_TYPE_PLUGIN',
        blocking: true,
      });
      assert.equal(cell.call(`${service}/ReadProgram`, { identifier: 9 }), '1/17 Program not found');
    }
  });

  it('runs a program to its end, and reports each status and event with program and step', () => {
    const cell = listening();
    assert.deepEqual(cell.call('ProgramRunner/GetStatus'), { status: 'STATUS_IDLE' });
    assert.deepEqual(cell.call('ProgramRunner/Start', start(SHORT)), {});
    assert.equal(status(cell), 'STATUS_STARTING');
    cell.wait(500);
    assert.deepEqual(cell.call('ProgramRunner/GetStatus'), {
      status: 'STATUS_RUNNING',
      currentHandles: {
        programHandle: { identifier: SHORT, permission: 7 },
        actionHandles: [{ handle: { identifier: 1 } }],
      },
      startOperatingMode: 'OPERATING_MODE_AUTO',
    });
    cell.wait(1000);
    assert.deepEqual(story(cell), ['STARTING', 'RUNNING', 'event STARTED', 'event COMPLETED', 'IDLE']);
    assert.deepEqual(cell.call('ProgramRunner/GetStatus'), { status: 'STATUS_IDLE' });
  });

  it('takes 20 s for pick and place, without its pauses, and counts the part', () => {
    const cell = listening();
    const handle = { namespaceHandle: { identifier: 'line' }, identifier: 'part_count' };
    cell.call('ProgramRunner/Start', start(PICK_AND_PLACE));
    cell.wait(10_000);
    assert.deepEqual(cell.call('ProgramRunner/Pause'), {});
    cell.wait(30_000);
    assert.equal(status(cell), 'STATUS_PAUSED');
    assert.deepEqual(cell.call('ProgramRunner/Resume', runnable(PICK_AND_PLACE)), {});
    cell.wait(10_150);
    assert.equal(status(cell), 'STATUS_RUNNING');
    cell.wait(100);
    assert.deepEqual(story(cell).slice(2), [
      ...['event STARTED', 'PAUSED', 'event PAUSED', 'RUNNING', 'event RESUMED'],
      ...['event COMPLETED', 'IDLE'],
    ]);
    assert.equal((cell.call('VariableManager/GetVariable', handle) as Fields).numberValue, 1);
  });

  it('stops what runs, and takes a second stop for nothing', () => {
    const cell = listening();
    cell.call('ProgramRunner/Start', start(PICK_AND_PLACE));
    cell.wait(1000);
    assert.deepEqual(cell.call('ProgramRunner/Stop'), {});
    assert.equal(status(cell), 'STATUS_STOPPING');
    cell.wait(300);
    assert.deepEqual(cell.call('ProgramRunner/Stop'), {});
    assert.deepEqual(story(cell).slice(3), ['STOPPING', 'event STOPPED', 'IDLE']);
  });

  it('reports why a program failed, in JSON and as an event for people', () => {
    const cell = new CellBench();
    cell.subscribe('ProgramRunner/ExecutionEventTopic', 'EventBroker/EventTopic');
    cell.call('ProgramRunner/Start', start(FAILS));
    cell.wait(3000);
    const [, [, failed], [, { event }]] = cell.heard() as [unknown, [string, Fields], [string, { event: Fields }]];
    assert.equal(failed.event, 'EXECUTION_EVENT_FAILED');
    assert.deepEqual(failed.handle, { programHandle: { identifier: FAILS, permission: 7 } });
    assert.deepEqual(JSON.parse(String(failed.payload)), {
      program: 'fails',
      action: 'close the gripper',
      message: 'There is no part in the gripper',
    });
    assert.equal((failed.genericInfo as Fields).severity, 'NOTIF_ERROR');
    assert.equal(event.title, 'The program "fails" failed');
    assert.equal((event.eventInfo as Fields).severity, 'NOTIF_ERROR');
  });

  it('waits for a person before a program that asks for one, and before all in AUTO where the options say so', () => {
    const cell = listening();
    const acknowledge = () => cell.hear(cell.bench.arm.happen(({ runner }, nowMs) => void runner.acknowledge(nowMs)));
    cell.call('ProgramRunner/Start', start(WAITS));
    cell.wait(60_000);
    assert.equal(status(cell), 'STATUS_WAITING_FOR_ACKNOWLEDGE');
    acknowledge();
    cell.wait(2100);
    const waited = ['STARTING', 'WAITING_FOR_ACKNOWLEDGE', 'RUNNING', 'event STARTED', 'event COMPLETED', 'IDLE'];
    assert.deepEqual(story(cell), waited);

    cell.call('ProgramConfig/SetProgramOptions', { needAcknowledgeBeforeRunAuto: true });
    assert.deepEqual(cell.call('ProgramConfig/GetProgramOptions'), { needAcknowledgeBeforeRunAuto: true });
    cell.call('ProgramRunner/Start', start(SHORT));
    cell.wait(1000);
    acknowledge();
    cell.wait(1100);
    assert.deepEqual(story(cell), waited);
    cell.bench.arm.setOperatingMode('HOLD_TO_RUN');
    cell.call('ProgramRunner/Start', start(SHORT));
    cell.wait(500);
    assert.equal(status(cell), 'STATUS_RUNNING');
  });

  it('refuses what does not fit its state', () => {
    const cell = new CellBench();
    assert.equal(cell.call('ProgramRunner/Start', start(9)), '1/17 Program not found');
    assert.equal(cell.call('ProgramRunner/Start'), '1/17 Program not found');
    assert.equal(cell.call('ProgramRunner/Pause'), '3/19 No program is running');
    assert.equal(cell.call('ProgramRunner/Resume', runnable(SHORT)), '3/19 No program is paused');
    cell.call('ProgramRunner/Start', start(PICK_AND_PLACE));
    assert.equal(cell.call('ProgramRunner/Pause'), '3/19 No program is running', 'not yet');
    cell.wait(300);
    assert.equal(cell.call('ProgramRunner/Start', start(SHORT)), '3/18 A program is running');
    assert.equal(
      cell.call('Base/SelectOperatingMode', { operatingMode: 'OPERATING_MODE_JOG_MANUAL' }),
      '3/18 A program is running',
    );
    cell.call('ProgramRunner/Pause');
    assert.equal(cell.call('ProgramRunner/Resume', runnable(SHORT)), '1/17 Program not found', 'another program');
    assert.deepEqual(cell.call('ProgramRunner/Resume', {}), {}, 'the one that is paused');
    cell.call('ProgramRunner/Stop');
    cell.wait(300);
    cell.bench.arm.setOperatingMode('JOG_MANUAL');
    assert.equal(cell.call('ProgramRunner/Start', start(SHORT)), '3/143 Not in this operating mode');
    cell.bench.arm.setOperatingMode('AUTO');
    cell.bench.arm.setArmState('IDLE');
    assert.equal(cell.call('ProgramRunner/Start', start(SHORT)), '3/21 The robot is not ready');
    cell.bench.arm.setArmState('IN_FAULT');
    assert.equal(cell.call('ProgramRunner/Start', start(SHORT)), '3/22 The robot is in fault');
  });

  it('lets a program fail when the arm goes into fault, and stops it when somebody changes the mode at the arm', () => {
    const cell = listening();
    const { arm } = cell.bench;
    cell.call('ProgramRunner/Start', start(PICK_AND_PLACE));
    cell.wait(1000);
    cell.hear(arm.setArmState('IN_FAULT'));
    assert.deepEqual(story(cell).slice(3), ['event FAILED', 'IDLE']);
    cell.call('Base/ClearFaults');
    cell.call('ProgramRunner/Start', start(PICK_AND_PLACE));
    cell.wait(1000);
    cell.hear(arm.setOperatingMode('HAND_GUIDING'));
    cell.wait(300);
    assert.deepEqual(story(cell).slice(3), ['STOPPING', 'event STOPPED', 'IDLE']);
  });

  it('tells at once of a program whose session was ended by force, and blames no other client for it', () => {
    const cell = listening();
    const other = cell.bench.login('operator', { session: 600_000, connection: 600_000 });
    cell.call('ProgramRunner/Start', start(PICK_AND_PLACE), other);
    cell.wait(1000);
    cell.heard();
    cell.hear(cell.bench.arm.endSession(other));
    const [told] = cell.heard();
    assert.equal(((told?.[1].statusInfo as Fields | undefined) ?? {}).status, 'STATUS_STOPPING');
    assert.equal((told?.[1].genericInfo as Fields).connection, undefined);
  });

  it('stops what a client started that is silent for too long or is lost, and not what one that logged out has', () => {
    for (const [end, isStopped] of [
      [(cell: CellBench, id: number) => cell.hear(cell.bench.arm.endSession(id)), true],
      [(cell: CellBench) => cell.wait(2000), true],
      [(cell: CellBench, id: number) => void cell.bench.call('Session/CloseSession', {}, id), false],
    ] as const) {
      const watcher = listening();
      const id = watcher.bench.login('operator', { session: 600_000, connection: 2000 });
      watcher.call('ProgramRunner/Start', start(PICK_AND_PLACE), id);
      watcher.wait(1000);
      end(watcher, id);
      watcher.wait(1000);
      assert.equal(story(watcher).includes('event STOPPED'), isStopped);
    }
  });

  it('is switched off in the middle of a program, and comes back with nothing running', () => {
    const cell = listening();
    cell.call('ProgramRunner/Start', start(PICK_AND_PLACE));
    cell.wait(1000);
    cell.bench.arm.restart();
    const again = cell.bench.login('admin');
    assert.deepEqual(cell.call('ProgramRunner/GetStatus', {}, again), { status: 'STATUS_IDLE' });
    story(cell);
    cell.call('ProgramRunner/Start', start(SHORT), again);
    assert.deepEqual(story(cell), [], 'who subscribed before has to do it again');
  });
});
