// What the edit dialogs share: asking Node-RED, and lists to choose from that come from the arm or the controller.
// A dialog works without it: what it adds is convenience, and every value can be typed.
(function () {
  /** A test is cut off by Node-RED before that. */
  const TIMEOUT_MS = 12_000;

  /**
   * Asks Node-RED. The address is relative, so that a path of the administrator's own stays in front of it.
   * @param {string} path
   * @param {JQuery.AjaxSettings} [more]
   */
  function ask(path, more) {
    return $.ajax({ url: 'kinova-kortex/' + path, dataType: 'json', timeout: TIMEOUT_MS, ...more });
  }

  /**
   * What is most likely wrong, in the language of the user; undefined where the catalogue has no words for it. The
   * sentences are many, so they stand in the catalogue of session-config alone.
   * @param {EditorNode} node
   * @param {string | undefined} hint
   */
  function causeOf(node, hint) {
    const key = 'cause.' + hint;
    const text = hint && node._(node._def.set.module + '/session-config:' + key);
    return text && !text.endsWith(key) ? text : undefined;
  }

  /**
   * Why Node-RED did not answer as hoped, in the words of the user.
   * @param {EditorNode} node
   * @param {Failure} response
   */
  function reasonOf(node, response) {
    const { status, responseJSON } = response;
    if (status === 401 || status === 403) return node._('ask.forbidden');
    if (status === 404) return node._('ask.notDeployed');
    return causeOf(node, responseJSON?.hint) || responseJSON?.message || node._('ask.noAnswer');
  }

  /** @returns {Record<string, unknown>} */
  const savedIn = (/** @type {EditorNode} */ node) => node;

  /**
   * @param {EditorNode} node
   * @param {string} name
   */
  const fieldOf = (node, name) => $((node._def.category === 'config' ? '#node-config-input-' : '#node-input-') + name);

  /**
   * The value of a field as it stands; of a property without a field, that of the node.
   * @param {EditorNode} node
   * @param {string} name
   * @returns {unknown}
   */
  function valueOf(node, name) {
    const field = fieldOf(node, name);
    if (field.length === 0) return savedIn(node)[name];
    if (field.is(':checkbox')) return field.prop('checked');
    // What the editor has for "none is chosen" of config nodes.
    return field.val() === '_ADD_' ? '' : field.val();
  }

  /**
   * Where `node` stands: variables of its tab, subflow and group count for it.
   * @param {EditorNode} node
   */
  function placeOf(node) {
    const scope = node._def.category === 'config' ? $('#red-ui-editor-config-scope').val() : undefined;
    return { z: scope ?? node.z ?? '', g: node.g ?? '' };
  }

  /**
   * @param {EditorNode} node
   * @param {object | undefined} definitions
   */
  const allOf = (node, definitions) =>
    Object.fromEntries(Object.keys(definitions || {}).map((name) => [name, valueOf(node, name)]));

  /**
   * Asks with the values of `config` as they stand in the editor; what it does not know is the stored one.
   * @param {string} path
   * @param {EditorNode} config
   */
  function asItStands(path, config) {
    const saved = savedIn(config);
    const values = Object.fromEntries(Object.keys(config._def.defaults).map((name) => [name, saved[name]]));
    const credentials = Object.fromEntries(
      Object.keys(config._def.credentials || {}).flatMap((name) => {
        const value = config.credentials?.[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    return ask(path, {
      method: 'POST',
      contentType: 'application/json',
      data: JSON.stringify({ id: config.id, values, credentials, z: config.z ?? '', g: config.g ?? '' }),
    });
  }

  window.kinovaKortex = {
    ask,
    causeOf,
    reasonOf,
    placeOf,

    /** All values and credentials as they stand in the dialog of `node`. */
    valuesOf: (node) => ({
      values: allOf(node, node._def.defaults),
      credentials: allOf(node, node._def.credentials),
    }),

    /**
     * Fills in what stands at its default: a flow that a script wrote may leave that out. Not those of `except`, which
     * mean something else if they are left out. Comes first in a dialog.
     */
    fillIn(node, except = []) {
      const config = node._def.category === 'config';
      window.kinovaKortexForm?.prepare(node, $(config ? '#node-config-dialog-edit-form' : '#dialog-form'));
      for (const [name, { value }] of Object.entries(node._def.defaults)) {
        const field = fieldOf(node, name);
        if (savedIn(node)[name] !== undefined || value === '' || except.includes(name)) continue;
        if (typeof value === 'boolean') field.prop('checked', value);
        else field.val(value);
      }
    },

    /**
     * Makes `button` ask for what there is to choose from, and hands the answer to `show`. `path` is what Node-RED
     * serves it at; `configId` tells the id of the config node that is chosen now. What goes wrong stands in `note`.
     * Only what `fits` is offered. A config node that is not deployed as it stands is asked with its values.
     */
    onAsk(node, button, note, path, configId, show, fits = () => true) {
      const tell = (/** @type {string} */ text) => note.text(text).toggle(Boolean(text));
      tell('');
      button.on('click', () => {
        const id = configId();
        if (typeof id !== 'string' || id === '' || id === '_ADD_') {
          tell(node._('ask.notDeployed'));
          return;
        }
        button.prop('disabled', true);
        tell(node._('ask.asking'));
        const config = RED.nodes.node(id);
        const deployed = () => ask(path + '/' + encodeURIComponent(id) + '?' + $.param(placeOf(node)));
        const asked = config?.changed
          ? asItStands(path, config)
          : deployed().then(null, (response) =>
              response.status === 404 && config ? asItStands(path, config) : $.Deferred().reject(response),
            );
        asked
          .then(
            ({ found, at }) => {
              const fitting = found.filter(fits);
              tell(fitting.length === 0 ? node._('ask.none') : '');
              if (fitting.length > 0) show(fitting, new Date(at));
            },
            (response) => tell(reasonOf(node, response)),
          )
          .always(() => button.prop('disabled', false));
      });
    },

    /** Offers `choices` in a menu below `button`. `labelOf` tells what is read; `choose` is given what was chosen. */
    offer(button, choices, labelOf, choose) {
      const options = choices.map((choice) => ({ label: labelOf(choice), onselect: () => choose(choice) }));
      const menu = RED.popover.menu({ class: 'kinova-choices', maxHeight: 300, options });
      menu.show({ target: button, align: 'left', offset: [0, 4] });
    },
  };
})();
