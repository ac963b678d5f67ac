/** What Node-RED's editor gives to the scripts in `resources`. The published types know less of it than dialogs use. */
declare const RED: {
  nodes: { node: (id: unknown) => ConfigNode | null };
  popover: { menu: (options: object) => { show: (place: object) => void } };
};

/** A config node as the editor has it. */
interface ConfigNode {
  id: string;
  z?: string;
  g?: string;
  protocol?: string;
  /** Not deployed as it stands. */
  changed?: boolean;
  credentials?: Record<string, unknown>;
  _def: { defaults: object; credentials: object };
}

interface Window {
  /** Missing while the script is not loaded: a dialog works without it. */
  kinovaKortex?: object;
  kinovaKortexCatalogue?: object;
  kinovaKortexForm?: { prepare: (node: object, form: JQuery) => void };
}
