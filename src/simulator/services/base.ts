import { Refusal } from '../refusal.js';
import { operates, reads, type ServiceCall } from './service-handler.js';

const ACTUATORS = 6;
/** Where the arm stands, in degrees; programs move it in name only. */
const JOINT_ANGLES = [0, 15, 230, 0, 55, 90];
/** The same in meters and degrees. */
const POSE = { x: 0.45, y: 0, z: 0.43, thetaX: 180, thetaY: 0, thetaZ: 90 };

function stop(_: unknown, { cell, nowMs }: ServiceCall): void {
  cell.runner.stop(nowMs);
}

/** What Base does beyond users, roles and firmware. */
export const BASE_HANDLERS = {
  'Base/GetArmState': reads((_, { cell, stateChangedBy }) => ({
    activeState: cell.state.armState,
    connection: stateChangedBy,
  })),
  'Base/GetCurrentOperatingMode': reads((_, { cell }) => ({ operatingMode: cell.state.mode })),
  'Base/SelectOperatingMode': operates(({ operatingMode }: { operatingMode: string | number }, { cell }) => {
    if (cell.runner.program) throw new Refusal('program running');
    cell.state.select(operatingMode);
  }),
  'Base/ClearFaults': operates((_, { cell }) => cell.state.clearFaults()),
  'Base/ActivateRobot': operates((_, { cell, nowMs }) => cell.state.activate(nowMs)),
  'Base/ExitRecoveryState': operates((_, { cell }) => cell.state.exitRecovery()),
  'Base/DeactivateRobot': operates((_, { cell }) => {
    if (cell.runner.program) throw new Refusal('program running');
    cell.state.deactivate();
  }),
  'Base/Stop': operates(stop),
  'Base/StopAction': operates(stop),
  'Base/ApplyQuickStop': operates(stop),
  'Base/GetActuatorCount': reads(() => ({ count: ACTUATORS })),
  'Base/GetServoingMode': reads(() => ({ servoingMode: 'SINGLE_LEVEL_SERVOING' })),
  'Base/GetUpdatingMode': reads(() => ({ updatingMode: 'IDLE' })),
  'Base/GetMeasuredJointAngles': reads(() => ({
    jointAngles: JOINT_ANGLES.map((value, index) => ({ jointIdentifier: index, value })),
  })),
  'Base/GetMeasuredCartesianPose': reads(() => POSE),
};
