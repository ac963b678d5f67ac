declare module 'node-red-node-test-helper' {
  import type { Node } from 'node-red';

  /** A supertest request, as far as our tests use it. */
  interface Request extends Promise<unknown> {
    type(name: string): Request;
    send(body: unknown): Request;
  }

  interface TestHelper {
    init(runtimePath: string): void;
    load(nodes: unknown[], flow: object[], credentials: object): Promise<void>;
    unload(): Promise<void>;
    /** To the admin API of the runtime. */
    request(): { get(path: string): Request; post(path: string): Request };
    getNode(id: string): Node | null;
    log(): { args: [{ level: number; msg: unknown }][] };
  }

  const helper: TestHelper;
  export default helper;
}
