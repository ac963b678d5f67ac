declare module 'node-red-node-test-helper' {
  import type { EventEmitter } from 'node:events';
  import type { Node } from 'node-red';

  /** A supertest request, as far as our tests use it. */
  interface Request extends Promise<unknown> {
    type(name: string): Request;
    send(body: unknown): Request;
  }

  interface TestHelper {
    init(runtimePath: string): void;
    load(nodes: unknown[], flow: object[], credentials: object): Promise<void>;
    setFlows(flow: object[], type: 'full' | 'flows' | 'nodes', credentials: object): Promise<void>;
    unload(): Promise<void>;
    /** The events of the runtime. */
    _events: EventEmitter;
    /** Of the runtime, besides its defaults; counts from the next load on. */
    settings(more: object): object;
    /** To the admin API of the runtime. */
    request(): { get(path: string): Request; post(path: string): Request };
    getNode(id: string): Node | null;
    log(): { args: [{ level: number; msg: unknown }][] };
  }

  const helper: TestHelper;
  export default helper;
}

/** Node-RED's own list of global environment variables. */
declare module '@node-red/nodes/core/common/91-global-config.js' {
  import type { NodeAPI } from 'node-red';

  const register: (RED: NodeAPI) => void;
  export default register;
}

/** Node-RED's own split and join nodes. */
declare module '@node-red/nodes/core/sequence/17-split.js' {
  import type { NodeAPI } from 'node-red';

  const register: (RED: NodeAPI) => void;
  export default register;
}
