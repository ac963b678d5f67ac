import type { Fields } from './dialog.js';

/** What the tests of the dialogs have to know about one type of node. */
export interface Row {
  type: string;
  /**
   * What is filled in; the arm is chosen besides. A password has to have a name of its own: it is looked for
   * everywhere.
   */
  fields: Fields;
  /** What has to stand in the flow file then. */
  stored: Record<string, unknown>;
  /** What has to stand in the file of the credentials. */
  credentials?: Record<string, string>;
  /** Values that are refused: what to fill in, the field that is marked, and what its reason names. */
  wrong: { fill: Fields; marked: string; reason: RegExp }[];
  /** What is shown and hidden once something was filled in, in this order. `wrong` is filled in after the last. */
  shown: { after: Fields; visible: string[]; hidden: string[] }[];
}

const actionOf = (value: string): Fields => ({ action: { kind: 'select', value } });

const NO_EVENT: Fields = Object.fromEntries(
  ['snapshot', 'sessionOpened', 'sessionClosed', 'sessionKilled', 'rolesChanged']
    .concat('connected', 'disconnected', 'loggedIn', 'loginRefused', 'sessionLost')
    .concat('state', 'armState', 'operatingMode', 'programStatus', 'armEvent')
    .map((name) => [name, { kind: 'checkbox', value: false }]),
);

export const ROWS: Row[] = [
  {
    type: 'kinova-session-config',
    fields: {
      name: { kind: 'text', value: 'left arm' },
      protocol: { kind: 'select', value: 'ws' },
      host: { kind: 'text', value: '127.0.0.1' },
      port: { kind: 'text', value: '8080' },
      path: { kind: 'text', value: '/arm' },
      username: { kind: 'text', value: 'admin' },
      password: { kind: 'password', value: 'canary-of-the-arm' },
      connect: { kind: 'select', value: 'asked' },
      login: { kind: 'select', value: 'asked' },
      flowsMay: { kind: 'select', value: 'change' },
      requestTimeout: { kind: 'text', value: '4000' },
      sessionInactivityTimeout: { kind: 'text', value: '50000' },
      connectionInactivityTimeout: { kind: 'text', value: '3000' },
      brokerUsername: { kind: 'text', value: 'plant' },
      brokerPassword: { kind: 'password', value: 'canary-of-the-broker' },
      topicPrefix: { kind: 'text', value: 'line1/arm7' },
      clientId: { kind: 'text', value: 'cell 7' },
      zitiController: { kind: 'select', value: 'controller' },
      zitiService: { kind: 'text', value: 'arm-cell-7' },
      zitiWay: { kind: 'select', value: 'tunneler' },
    },
    stored: {
      version: 2,
      name: 'left arm',
      protocol: 'ws',
      host: '127.0.0.1',
      port: '8080',
      path: '/arm',
      tls: '',
      connect: 'asked',
      login: 'asked',
      flowsMay: 'change',
      requestTimeout: '4000',
      sessionInactivityTimeout: '50000',
      connectionInactivityTimeout: '3000',
      topicPrefix: 'line1/arm7',
      clientId: 'cell 7',
      zitiController: 'controller',
      zitiService: 'arm-cell-7',
      zitiWay: 'tunneler',
    },
    credentials: {
      username: 'admin',
      password: 'canary-of-the-arm',
      brokerUsername: 'plant',
      brokerPassword: 'canary-of-the-broker',
    },
    wrong: [
      { fill: { port: { kind: 'text', value: 'abc' } }, marked: 'port', reason: /whole number from 1 to 65535/ },
      {
        fill: { requestTimeout: { kind: 'text', value: '0' } },
        marked: 'requestTimeout',
        reason: /milliseconds, at least 1/,
      },
      {
        fill: { sessionInactivityTimeout: { kind: 'text', value: '1.5' } },
        marked: 'sessionInactivityTimeout',
        reason: /whole number of milliseconds/,
      },
      {
        fill: { connectionInactivityTimeout: { kind: 'text', value: '' } },
        marked: 'connectionInactivityTimeout',
        reason: /milliseconds, at least 1/,
      },
      {
        fill: { topicPrefix: { kind: 'text', value: 'line1/#' } },
        marked: 'topicPrefix',
        reason: /without # and \+/,
      },
      { fill: { clientId: { kind: 'text', value: 'a#b' } }, marked: 'clientId', reason: /without #, \+ and control/ },
      { fill: { host: { kind: 'text', value: '' } }, marked: 'host', reason: /host/i },
      {
        fill: {
          zitiController: { kind: 'select', value: 'controller' },
          zitiService: { kind: 'text', value: ' ' },
          zitiWay: { kind: 'select', value: 'tunneler' },
        },
        marked: 'zitiService',
        reason: /service/i,
      },
    ],
    shown: [
      {
        after: { protocol: { kind: 'select', value: 'tcp' } },
        visible: ['host', 'port'],
        hidden: ['path', 'tls', 'topicPrefix', 'clientId', 'brokerUsername'],
      },
      { after: { protocol: { kind: 'select', value: 'mqtt' } }, visible: ['host', 'port'], hidden: ['path', 'tls'] },
      { after: { protocol: { kind: 'select', value: 'mqtts' } }, visible: ['tls'], hidden: ['path'] },
      { after: { protocol: { kind: 'select', value: 'ws' } }, visible: ['path'], hidden: ['tls'] },
      { after: { protocol: { kind: 'select', value: 'wss' } }, visible: ['path', 'tls', 'topicPrefix'], hidden: [] },
      {
        after: { zitiController: { kind: 'select', value: 'controller' }, zitiWay: { kind: 'select', value: 'dial' } },
        visible: ['zitiWay', 'zitiService'],
        hidden: ['host', 'port'],
      },
      { after: { zitiWay: { kind: 'select', value: 'tunneler' } }, visible: ['host', 'port'], hidden: [] },
    ],
  },
  {
    type: 'kinova-call',
    fields: {
      name: { kind: 'text', value: 'start it' },
      method: { kind: 'typedInput', type: 'method', value: 'ProgramRunner/Start' },
      request: { kind: 'typedInput', type: 'json', value: '{"debugMode":false}' },
    },
    stored: {
      version: 2,
      name: 'start it',
      arm: 'arm',
      method: 'ProgramRunner/Start',
      methodType: 'method',
      request: '{"debugMode":false}',
      requestType: 'json',
    },
    wrong: [
      {
        fill: { request: { kind: 'typedInput', type: 'json', value: '{' } },
        marked: 'request',
        reason: /request/i,
      },
    ],
    shown: [],
  },
  {
    type: 'kinova-notifications',
    fields: { name: { kind: 'text', value: 'what changes' } },
    stored: { version: 2, name: 'what changes', arm: 'arm', topics: ['Base/ArmStateTopic'] },
    wrong: [],
    shown: [],
  },
  {
    type: 'kinova-create-session',
    fields: {
      name: { kind: 'text', value: 'as operator' },
      action: { kind: 'select', value: 'msg.action' },
      username: { kind: 'typedInput', type: 'msg', value: 'payload.user' },
      password: { kind: 'typedInput', type: 'cred', value: '' },
      userPassword: { kind: 'password', value: 'canary-of-the-user' },
      force: { kind: 'typedInput', type: 'bool', value: 'true' },
    },
    stored: {
      version: 2,
      name: 'as operator',
      arm: 'arm',
      action: 'msg.action',
      username: 'payload.user',
      usernameType: 'msg',
      password: '',
      passwordType: 'cred',
      force: 'true',
      forceType: 'bool',
    },
    credentials: { userPassword: 'canary-of-the-user' },
    wrong: [
      {
        fill: { username: { kind: 'typedInput', type: 'msg', value: 'payload[' } },
        marked: 'username',
        reason: /property expression/i,
      },
      {
        fill: { password: { kind: 'typedInput', type: 'flow', value: 'my password' } },
        marked: 'password',
        reason: /property expression/i,
      },
      {
        fill: { force: { kind: 'typedInput', type: 'jsonata', value: '$(' } },
        marked: 'force',
        reason: /expression/i,
      },
    ],
    shown: [
      {
        after: { action: { kind: 'select', value: 'open' } },
        visible: ['username', 'password', 'force'],
        hidden: ['userPassword'],
      },
      ...['close', 'keep-alive', 'connect', 'disconnect'].map((value) => ({
        after: actionOf(value),
        visible: ['name'],
        hidden: ['username', 'password', 'force', 'userPassword'],
      })),
      {
        after: {
          action: { kind: 'select', value: 'msg.action' },
          password: { kind: 'typedInput', type: 'cred', value: '' },
        },
        visible: ['username', 'password', 'userPassword', 'force'],
        hidden: [],
      },
      {
        after: { password: { kind: 'typedInput', type: 'env', value: 'PASSWORD' } },
        visible: ['password'],
        hidden: ['userPassword'],
      },
    ],
  },
  {
    type: 'kinova-list-connections',
    fields: {
      name: { kind: 'text', value: 'who is there' },
      user: { kind: 'checkbox', value: true },
      plugin: { kind: 'checkbox', value: false },
      internal: { kind: 'checkbox', value: false },
      unauthenticated: { kind: 'checkbox', value: true },
      monitor: { kind: 'checkbox', value: false },
      output: { kind: 'select', value: 'messages' },
    },
    stored: {
      version: 2,
      name: 'who is there',
      arm: 'arm',
      user: true,
      plugin: false,
      internal: false,
      unauthenticated: true,
      monitor: false,
      output: 'messages',
    },
    wrong: [{ fill: { arm: { kind: 'select', value: '_ADD_' } }, marked: 'arm', reason: /arm|required/i }],
    shown: [],
  },
  {
    type: 'kinova-temp-role',
    fields: {
      name: { kind: 'text', value: 'shift lead' },
      action: { kind: 'select', value: 'msg.action' },
      role: { kind: 'typedInput', type: 'msg', value: 'badge.role' },
      password: { kind: 'typedInput', type: 'cred', value: '' },
      rolePassword: { kind: 'password', value: 'canary-of-the-role' },
      removeAfter: { kind: 'typedInput', type: 'num', value: '15' },
      removeAfterUnit: { kind: 'select', value: 's' },
    },
    stored: {
      version: 2,
      name: 'shift lead',
      arm: 'arm',
      action: 'msg.action',
      role: 'badge.role',
      roleType: 'msg',
      password: '',
      passwordType: 'cred',
      removeAfter: '15',
      removeAfterType: 'num',
      removeAfterUnit: 's',
    },
    credentials: { rolePassword: 'canary-of-the-role' },
    wrong: [
      { fill: { role: { kind: 'typedInput', type: 'str', value: ' ' } }, marked: 'role', reason: /role/i },
      {
        fill: { removeAfter: { kind: 'typedInput', type: 'num', value: '-1' } },
        marked: 'removeAfter',
        reason: /0 or more/,
      },
    ],
    shown: [
      { after: actionOf('add'), visible: ['role', 'password', 'removeAfter'], hidden: [] },
      ...['remove', 'get'].map((action) => ({
        after: actionOf(action),
        visible: ['name'],
        hidden: ['role', 'password', 'rolePassword', 'removeAfter'],
      })),
      {
        after: { ...actionOf('add'), password: { kind: 'typedInput', type: 'msg', value: 'pin' } },
        visible: ['password'],
        hidden: ['rolePassword'],
      },
    ],
  },
  {
    type: 'kinova-access-control',
    fields: {
      name: { kind: 'text', value: 'guard' },
      action: { kind: 'select', value: 'enforce' },
      singleSourceControl: { kind: 'typedInput', type: 'on', value: '' },
      bypassRemoteAccess: { kind: 'typedInput', type: 'msg', value: 'payload.bypass' },
      bypassRemoteAccessOptional: { kind: 'checkbox', value: true },
      restoreOnStop: { kind: 'checkbox', value: true },
      lookEvery: { kind: 'text', value: '10' },
    },
    stored: {
      version: 2,
      name: 'guard',
      arm: 'arm',
      action: 'enforce',
      singleSourceControl: '',
      singleSourceControlType: 'on',
      bypassRemoteAccess: 'payload.bypass',
      bypassRemoteAccessType: 'msg',
      singleSourceControlOptional: false,
      bypassRemoteAccessOptional: true,
      restoreOnStop: true,
      lookEvery: '10',
    },
    wrong: [
      {
        fill: { ...actionOf('set'), bypassRemoteAccess: { kind: 'typedInput', type: 'msg', value: 'payload[' } },
        marked: 'bypassRemoteAccess',
        reason: /property expression/i,
      },
      { fill: { lookEvery: { kind: 'text', value: '1.5' } }, marked: 'lookEvery', reason: /whole number of seconds/ },
    ],
    shown: [
      {
        after: actionOf('get'),
        visible: ['name'],
        hidden: ['singleSourceControl', 'bypassRemoteAccess', 'restoreOnStop'],
      },
      {
        after: actionOf('set'),
        visible: ['singleSourceControl', 'bypassRemoteAccess', 'restoreOnStop'],
        hidden: ['singleSourceControlOptional', 'bypassRemoteAccessOptional'],
      },
      {
        after: { bypassRemoteAccess: { kind: 'typedInput', type: 'msg', value: 'payload' } },
        visible: ['bypassRemoteAccessOptional'],
        hidden: ['singleSourceControlOptional'],
      },
    ],
  },
  {
    type: 'kinova-status-listener',
    fields: {
      name: { kind: 'text', value: 'who comes' },
      snapshot: { kind: 'checkbox', value: true },
      everyStatus: { kind: 'checkbox', value: true },
      sessionOpened: { kind: 'checkbox', value: true },
      sessionClosed: { kind: 'checkbox', value: false },
      connected: { kind: 'checkbox', value: false },
    },
    stored: {
      version: 2,
      name: 'who comes',
      arm: 'arm',
      snapshot: true,
      everyStatus: true,
      sessionOpened: true,
      sessionClosed: false,
      connected: false,
      othersOnly: false,
    },
    wrong: [{ fill: NO_EVENT, marked: 'snapshot', reason: /at least one event/ }],
    shown: [],
  },
  {
    type: 'openziti-controller',
    fields: {
      name: { kind: 'text', value: 'plant' },
      authentication: { kind: 'select', value: 'password' },
      baseUrl: { kind: 'text', value: 'https://controller.example:1280' },
      username: { kind: 'text', value: 'nodered' },
      password: { kind: 'password', value: 'canary-of-the-identity' },
      session: { kind: 'select', value: 'oidc' },
      totpCode: { kind: 'password', value: 'canary-of-the-phone' },
      ca: { kind: 'text', value: '-----BEGIN CERTIFICATE-----' },
      systemRoots: { kind: 'checkbox', value: true },
      requestTimeout: { kind: 'text', value: '20000' },
    },
    stored: {
      version: 2,
      name: 'plant',
      authentication: 'password',
      session: 'oidc',
      baseUrl: 'https://controller.example:1280',
      ca: '-----BEGIN CERTIFICATE-----',
      tls: '',
      systemRoots: true,
      requestTimeout: '20000',
    },
    credentials: { username: 'nodered', password: 'canary-of-the-identity', totpCode: 'canary-of-the-phone' },
    wrong: [
      {
        fill: { baseUrl: { kind: 'text', value: 'http://controller:1280' } },
        marked: 'baseUrl',
        reason: /https:\/\/host:port/,
      },
      { fill: { ca: { kind: 'text', value: 'no certificate' } }, marked: 'ca', reason: /PEM/ },
      { fill: { requestTimeout: { kind: 'text', value: '0' } }, marked: 'requestTimeout', reason: /at least 1/ },
    ],
    shown: [
      {
        after: { authentication: { kind: 'select', value: 'identity' } },
        visible: ['identity', 'baseUrl', 'ca', 'totpCode', 'session'],
        hidden: ['username', 'password', 'externalJwt', 'ztSession', 'bearerToken'],
      },
      {
        after: { authentication: { kind: 'select', value: 'certificate' } },
        visible: ['baseUrl', 'ca', 'tls'],
        hidden: ['identity', 'username', 'password', 'externalJwt', 'ztSession', 'bearerToken'],
      },
      {
        after: { authentication: { kind: 'select', value: 'password' } },
        visible: ['username', 'password', 'totpCode'],
        hidden: ['identity', 'externalJwt', 'ztSession', 'bearerToken'],
      },
      ...['externalJwt', 'ztSession', 'bearerToken'].map((value) => ({
        after: { authentication: { kind: 'select' as const, value } },
        visible: [value, 'baseUrl', ...(value === 'externalJwt' ? ['session'] : [])],
        hidden: ['identity', 'username', 'password', ...(value === 'externalJwt' ? [] : ['session'])],
      })),
    ],
  },
  {
    type: 'openziti-session',
    fields: {
      name: { kind: 'text', value: 'window' },
      action: { kind: 'select', value: 'msg.action' },
      serviceBy: { kind: 'select', value: 'id' },
      service: { kind: 'typedInput', type: 'msg', value: 'service' },
      sessionType: { kind: 'typedInput', type: 'Bind', value: '' },
      tags: { kind: 'typedInput', type: 'msg', value: 'tags' },
      sessionId: { kind: 'typedInput', type: 'flow', value: 'window' },
      filter: { kind: 'typedInput', type: 'str', value: 'type = "Dial"' },
      sort: { kind: 'typedInput', type: 'str', value: 'createdAt desc' },
      allPages: { kind: 'checkbox', value: false },
      limit: { kind: 'typedInput', type: 'num', value: '50' },
      offset: { kind: 'typedInput', type: 'msg', value: 'offset' },
      output: { kind: 'select', value: 'messages' },
      includeToken: { kind: 'checkbox', value: true },
    },
    stored: {
      version: 2,
      name: 'window',
      controller: 'controller',
      action: 'msg.action',
      serviceBy: 'id',
      service: 'service',
      serviceType: 'msg',
      sessionType: '',
      sessionTypeType: 'Bind',
      tags: 'tags',
      tagsType: 'msg',
      sessionId: 'window',
      sessionIdType: 'flow',
      filter: 'type = "Dial"',
      filterType: 'str',
      sort: 'createdAt desc',
      sortType: 'str',
      allPages: false,
      limit: '50',
      limitType: 'num',
      offset: 'offset',
      offsetType: 'msg',
      output: 'messages',
      includeToken: true,
    },
    wrong: [
      {
        fill: { ...actionOf('msg.action'), service: { kind: 'typedInput', type: 'str', value: ' ' } },
        marked: 'service',
        reason: /service is missing/,
      },
      {
        fill: { sessionId: { kind: 'typedInput', type: 'str', value: ' ' } },
        marked: 'sessionId',
        reason: /Session id/,
      },
      {
        fill: {
          allPages: { kind: 'checkbox', value: false },
          limit: { kind: 'typedInput', type: 'num', value: '501' },
        },
        marked: 'limit',
        reason: /1 to 500/,
      },
      { fill: { offset: { kind: 'typedInput', type: 'num', value: '-1' } }, marked: 'offset', reason: /0 to 100000/ },
      { fill: { tags: { kind: 'typedInput', type: 'json', value: '{' } }, marked: 'tags', reason: /JSON/i },
    ],
    shown: [
      {
        after: actionOf('create'),
        visible: ['service', 'serviceBy', 'sessionType', 'tags', 'includeToken'],
        hidden: ['sessionId', 'filter', 'sort', 'output'],
      },
      {
        after: actionOf('detail'),
        visible: ['sessionId', 'includeToken'],
        hidden: ['service', 'sessionType', 'tags', 'filter', 'output'],
      },
      {
        after: { ...actionOf('list'), allPages: { kind: 'checkbox', value: true } },
        visible: ['filter', 'sort', 'allPages', 'output', 'includeToken'],
        hidden: ['service', 'sessionId', 'limit', 'offset'],
      },
      { after: { allPages: { kind: 'checkbox', value: false } }, visible: ['limit', 'offset'], hidden: [] },
      { after: actionOf('delete'), visible: ['sessionId'], hidden: ['service', 'filter', 'includeToken'] },
      {
        after: actionOf('msg.action'),
        visible: ['service', 'sessionId', 'filter', 'includeToken'],
        hidden: [],
      },
    ],
  },
];
