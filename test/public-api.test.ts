import assert from 'node:assert/strict';
import { join } from 'node:path';
import ts from 'typescript';
import * as api from '../src/index.js';
import { ROOT } from './support/golden.js';

/** What scripts may use. Whoever takes one away breaks them, so that needs a new major version. */
const VALUES = [
  'AccessNotKeptError',
  'ArmError',
  'ArmReports',
  'BusyError',
  'CONNECTION_LISTS',
  'ConnectionError',
  'ConnectionState',
  'DEFAULTS',
  'InputError',
  'KortexClient',
  'KortexError',
  'MqttTransport',
  'NotAllowedError',
  'ProtocolError',
  'SessionError',
  'SessionEvents',
  'TcpTransport',
  'TimeoutError',
  'ZitiError',
  'describeMethod',
  'enforceAccess',
  'getAccess',
  'lendRole',
  'listFunctions',
  'setAccess',
  'testArm',
  'watchAccess',
  'ziti',
];
const ZITI_VALUES = [
  'ApiSession',
  'Controller',
  'createSession',
  'deleteSession',
  'dialService',
  'findServiceId',
  'listAllSessions',
  'listServices',
  'listSessions',
  'parseIdentity',
  'quote',
  'sessionDetail',
  'testController',
  'toBaseUrl',
  'trust',
  'where',
];
const TYPES = [
  'AccessChange',
  'AccessFlag',
  'AccessFlags',
  'AccessFound',
  'AccessWatchListener',
  'Allowed',
  'Arm',
  'ArmErrorCode',
  'ArmFunction',
  'ArmReport',
  'ArmReportsOptions',
  'BoundSession',
  'ClientEvents',
  'ClientOptions',
  'Counts',
  'Connection',
  'ConnectionListName',
  'Dial',
  'Effect',
  'EndReason',
  'Enforced',
  'EnforcementListener',
  'ErrorCode',
  'EventName',
  'FieldDescription',
  'FunctionDescription',
  'FunctionName',
  'Generation',
  'InvokeOptions',
  'Json',
  'JsonObject',
  'LendOptions',
  'LentRole',
  'Login',
  'Method',
  'MqttOptions',
  'MqttProtocol',
  'OpenSession',
  'Origin',
  'Probe',
  'Probing',
  'ReportName',
  'RequestOf',
  'ResponseOf',
  'Role',
  'SessionErrorCode',
  'SessionEvent',
  'SessionEventsOptions',
  'SessionInfo',
  'SessionState',
  'SessionStatus',
  'StateReport',
  'StateWord',
  'SubscribeOptions',
  'TcpOptions',
  'TestStep',
  'TlsOptions',
  'TopicName',
  'Transport',
  'TransportEvents',
  'ZitiErrorCode',
];

describe('the package, for scripts', () => {
  it('exports these values, and no others', () => {
    assert.deepEqual(Object.keys(api).sort(), VALUES);
    assert.deepEqual(Object.keys(api.ziti).sort(), ZITI_VALUES);
  });

  it('exports these types, and no others', () => {
    const file = join(ROOT, 'dist/src/index.d.ts');
    const program = ts.createProgram([file], { module: ts.ModuleKind.Node16, types: [] });
    const checker = program.getTypeChecker();
    const source = program.getSourceFile(file);
    const symbol = source && checker.getSymbolAtLocation(source);
    assert(symbol);
    const names = checker.getExportsOfModule(symbol).map(({ name }) => name);
    assert.deepEqual(names.filter((name) => !VALUES.includes(name)).sort(), TYPES.sort());
  });
});
