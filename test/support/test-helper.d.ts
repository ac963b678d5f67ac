declare module 'node-red-node-test-helper' {
  import type { Node } from 'node-red';

  interface TestHelper {
    init(runtimePath: string): void;
    load(nodes: unknown[], flow: object[], credentials: object): Promise<void>;
    unload(): Promise<void>;
    getNode(id: string): Node | null;
    log(): { args: [{ level: number; msg: unknown }][] };
  }

  const helper: TestHelper;
  export default helper;
}
