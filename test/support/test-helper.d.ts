declare module 'node-red-node-test-helper' {
  import type { Node, NodeInitializer } from 'node-red';

  interface TestHelper {
    init(runtimePath: string): void;
    load(nodes: unknown[], flow: object[], credentials: object): Promise<void>;
    unload(): Promise<void>;
    getNode(id: string): Node | null;
    startServer(done: () => void): void;
    stopServer(done: () => void): void;
    log(): { args: [{ level: number; msg: unknown }][] };
    setFlows(flow: object[], type?: 'full' | 'nodes' | 'flows'): Promise<void>;
  }

  const helper: TestHelper;
  export default helper;
}
