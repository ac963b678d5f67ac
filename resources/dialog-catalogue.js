// What dialogs offer of the functions and topics of an arm: the catalogue is part of the package, so no arm is asked.
(function () {
  const TIMEOUT_MS = 12_000;

  /**
   * What Node-RED said of the catalogue, by its address: it stays the same.
   * @type {Map<string, JQuery.jqXHR>}
   */
  const known = new Map();

  /**
   * What the catalogue of the chosen arm says under `path`.
   * @param {string} path
   */
  function catalogue(path) {
    const arm = RED.nodes.node($('#node-input-arm').val());
    const address = path + '?generation=' + (arm?.protocol === 'tcp' ? 2 : 3);
    let answer = known.get(address);
    if (!answer) {
      answer = $.ajax({ url: 'kinova-kortex/' + address, dataType: 'json', timeout: TIMEOUT_MS });
      known.set(address, answer);
      answer.catch(() => known.delete(address));
    }
    return answer;
  }

  /**
   * The fields of a request as the rows of a table, each with how many objects it stands in.
   * @param {FieldDescription[]} fields
   * @returns {FieldRow[]}
   */
  function rowsOf(fields, depth = 0) {
    return fields.flatMap(({ name, type, repeated, oneof, values, fields: inner, comment = '' }) => {
      const one = values ? values.join(' | ') : inner ? 'object' : type;
      const row = { name, type: (repeated ? '[] ' : '') + one, choice: oneof, depth, comment };
      return [row, ...(inner ? rowsOf(inner, depth + 1) : [])];
    });
  }

  function entryOf(/** @type {CatalogueEntry} */ { name, comment }) {
    const more = $('<div>').addClass('kinova-comment').text(comment);
    return $('<div>').append($('<div>').text(name), more);
  }

  window.kinovaKortexCatalogue = {
    /**
     * Hands to `done` what of the catalogue of the chosen arm fits `text`, for a field that completes what is typed.
     * `path` is `functions` or `topics`.
     */
    functions(node, path, text, done) {
      const words = text.toLowerCase().split(/[^a-z0-9]+/);
      /** @param {CatalogueEntry} entry */
      const fits = ({ name, comment }) => words.every((word) => `${name} ${comment}`.toLowerCase().includes(word));
      /** @param {CatalogueEntry} entry */
      const place = ({ name }) => (words.every((word) => name.toLowerCase().includes(word)) ? 0 : 1);
      catalogue(path).then(
        (/** @type {CatalogueEntry[]} */ entries) =>
          done(
            entries
              .filter(fits)
              .sort((one, other) => place(one) - place(other))
              .map((entry) => ({ value: entry.name, label: entryOf(entry) })),
          ),
        () => done([]),
      );
    },

    /** Hands to `show` what the function `name` of the chosen arm does and takes; not if there is none such. */
    describe(node, name, show) {
      if (!/^\w+\/\w+$/.test(name)) return;
      catalogue('functions/' + name).then(
        (/** @type {FunctionDescription} */ found) => show({ ...found, fields: rowsOf(found.request) }),
        () => undefined,
      );
    },
  };
})();
