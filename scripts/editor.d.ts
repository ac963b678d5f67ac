/** What Node-RED's editor gives to `resources/dialogs.js`. The published types know less of it than dialogs use. */
declare const RED: {
  nodes: { node: (id: unknown) => { protocol?: string } | null };
  popover: { menu: (options: object) => { show: (place: object) => void } };
};

interface Window {
  /** Missing while the script is not loaded: a dialog works without it. */
  kinovaKortex?: object;
}
