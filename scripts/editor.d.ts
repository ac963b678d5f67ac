// What Node-RED's editor gives to the scripts of dialogs, as far as ours use it. The published types know no validators
// with two parameters, no menus and no typedInputs. What dialogs ask of Node-RED has the types of who answers.

/** What a property of a node may hold at first. */
type Value = string | number | boolean | string[];

/** A property of a node, or a credential. */
interface Property {
  /** If this is not empty, the property holds the id of a config node of that type; of a credential: text or password. */
  type?: string;
  required?: boolean;
  /** Returns true, or false or the reason if `value` is wrong. The reason is shown only if there are two parameters. */
  validate?: (value: unknown, opt: ValidateOptions | undefined) => boolean | string;
}

/** What is undefined if the editor asks only whether the value is right. */
interface ValidateOptions {
  label?: string;
}

/** A node as the editor has it. */
type EditorNode = {
  id: string;
  type: string;
  /** The tab or subflow, and the group, where it stands. */
  z?: string;
  g?: string;
  /** Not deployed as it stands. */
  changed?: boolean;
  credentials?: Record<string, unknown>;
  _def: {
    category: string;
    defaults: Record<string, Property & { value: Value }>;
    credentials?: Record<string, Property>;
    set: { module: string };
  };
  /** The text for `key` in the language of the user. */
  _(key: string, values?: Record<string, string | undefined>): string;
};

/** What a property that is `V` at first may be later. */
type Wide<V> = V extends string ? string : V extends number ? number | string : V extends boolean ? boolean : V;

/** A node with properties that were `P` at first. A flow that a script wrote may leave out any of them. */
type NodeOf<P> = EditorNode & { [K in keyof P]?: Wide<P[K]> } & {
  _def: { defaults: { [K in keyof P]: { value: Wide<P[K]> } } };
};

/** What is registered for a type of node, with the first values `P` of its properties. */
interface NodeDefinition<P> {
  category: string;
  categoryDescription?: string;
  color: string;
  defaults: { [K in keyof P]: Property & { value: P[K] } };
  credentials?: Record<string, Property & { type: 'text' | 'password' }>;
  inputs?: 0 | 1;
  outputs?: number;
  icon?: string;
  paletteLabel?: string;
  label: () => string;
  labelStyle: () => string;
  inputLabels?: (port: number) => string;
  outputLabels?: (port: number) => string;
  oneditprepare?: () => void;
  oneditsave?: () => void;
}

declare const RED: {
  nodes: {
    registerType<P extends Record<keyof P, Value>>(
      type: string,
      definition: NodeDefinition<P> & ThisType<NodeOf<P>>,
    ): void;
    /** Of a config node; null if there is none. */
    node(id: unknown): (EditorNode & { protocol?: string }) | null;
  };
  validators: {
    /** `typeField` is the property that holds the type. */
    typedInput(typeField: string): (value: unknown, opt: ValidateOptions | undefined) => boolean | string;
  };
  editor: { getEditStack(): EditorNode[] };
  popover: {
    menu(options: { class: string; maxHeight: number; options: { label: JQuery; onselect: () => void }[] }): {
      show(place: { target: JQuery; align: 'left'; offset: [number, number] }): void;
    };
  };
  i18n?: { lang?: () => string };
};

/** A type of typedInput: one of the editor's own, or one of the dialog. */
type InputType =
  | 'str'
  | 'num'
  | 'bool'
  | 'json'
  | 'msg'
  | 'flow'
  | 'global'
  | 'env'
  | 'jsonata'
  | {
      value: string;
      label: string;
      hasValue?: boolean;
      autoComplete?: (text: string, done: (choices: Completion[]) => void) => void;
    };

/** What a field offers to complete what is typed. */
interface Completion {
  value: string;
  label: JQuery;
}

interface JQuery {
  typedInput(options: { types: InputType[]; typeField: string }): this;
  typedInput(property: 'type' | 'value'): string;
  typedInput(property: 'type' | 'value', value: string): this;
  autoComplete(options: {
    search: (text: string, done: (choices: Completion[]) => void) => void;
    minLength: number;
  }): this;
}

/** A function or topic that a dialog offers. */
interface CatalogueEntry {
  name: string;
  comment: string;
}

/** What dialogs offer to choose from, by the path that serves it. */
interface Choices {
  services: import('../src/ziti/services.js').Service;
  roles: import('../src/client/roles.js').Role;
  connections: import('../src/client/connections.js').Connection;
}

type TestStep = import('../src/test-steps.js').TestStep;
type FieldDescription = import('../src/protocol/catalogue/describe.js').FieldDescription;
type FunctionDescription = import('../src/protocol/catalogue/describe.js').FunctionDescription;

/** What a dialog is told if Node-RED did not answer as hoped. */
interface Failure {
  status: number;
  responseJSON?: { hint?: string; message?: string };
}

/** A field of a request as a row of a table, with in how many objects it stands. */
interface FieldRow {
  name: string;
  type: string;
  choice: string | undefined;
  depth: number;
  comment: string;
}

/** What each script in `resources` adds. A dialog works without it: a script may not be loaded. */
interface Window {
  kinovaKortex?: {
    fillIn(node: EditorNode, except?: string[]): void;
    /** Asks Node-RED; resolves to JSON, or fails with a Failure. */
    ask(path: string, more?: JQuery.AjaxSettings): JQuery.jqXHR;
    causeOf(node: EditorNode, hint: string | undefined): string | undefined;
    reasonOf(node: EditorNode, response: Failure): string;
    placeOf(node: EditorNode): { z: unknown; g: string };
    valuesOf(node: EditorNode): { values: object; credentials: object };
    onAsk<P extends keyof Choices>(
      node: EditorNode,
      button: JQuery,
      note: JQuery,
      path: P,
      configId: () => unknown,
      show: (found: Choices[P][], at: Date) => void,
      fits?: (choice: Choices[P]) => boolean,
    ): void;
    offer<T>(button: JQuery, choices: T[], labelOf: (choice: T) => JQuery, choose: (choice: T) => void): void;
  };
  kinovaKortexCatalogue?: {
    functions(
      node: EditorNode,
      path: 'functions' | 'topics',
      text: string,
      done: (choices: Completion[]) => void,
    ): void;
    describe(node: EditorNode, name: string, show: (found: FunctionDescription & { fields: FieldRow[] }) => void): void;
  };
  kinovaKortexTest?: {
    test(node: EditorNode, path: 'test-arm' | 'test-controller'): void;
    report(node: EditorNode): void;
  };
  kinovaKortexForm?: { prepare(node: EditorNode, form: JQuery): void };
}
