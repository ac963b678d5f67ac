// What the dialogs of arms and controllers try out and tell: the Test button, and the support report.
// A dialog works without it: what it adds is convenience.
(function () {
  /**
   * What a step found, with the words in it in the language of the user.
   * @param {EditorNode} node
   * @param {TestStep} step
   */
  function detailOf(node, { step, detail = '' }) {
    if (step !== 'login') return detail;
    return detail.replace(/, session (\d+)$/, (_, id) => ', ' + node._('test.session', { id }));
  }

  /**
   * @param {EditorNode} node
   * @param {TestStep} taken
   */
  function lineOf(node, taken) {
    const { step, ok, durationMs, reason = '', hint } = taken;
    const cause = window.kinovaKortex?.causeOf(node, hint);
    const line = $('<li>').addClass(ok ? 'kinova-passed' : 'kinova-failed');
    $('<i class="fa">')
      .addClass(ok ? 'fa-check' : 'fa-times')
      .appendTo(line);
    $('<span class="kinova-step">')
      .text(node._('test.' + step))
      .appendTo(line);
    $('<span class="kinova-duration">').text(`${durationMs} ms`).appendTo(line);
    $('<span class="kinova-found">')
      .text(ok ? detailOf(node, taken) : cause || reason)
      .appendTo(line);
    // What the program said of it is for whoever is asked for help.
    if (cause) $('<span class="kinova-reason">').text(reason).appendTo(line);
    return line;
  }

  window.kinovaKortexTest = {
    /**
     * Makes the Test button of a config dialog try out the values as they stand; `path` is what Node-RED serves it at.
     */
    test(node, path) {
      const shared = window.kinovaKortex;
      if (!shared) return;
      const button = $('.kinova-test button');
      const steps = $('.kinova-test ol');
      const note = (/** @type {string} */ text) => $('.kinova-test p').text(text).toggle(Boolean(text));
      note('');
      /** Counts the changes of values: a result is about the values that it was asked for. */
      let changes = 0;
      button.closest('form').on('input change', ':input:not([readonly])', () => {
        changes += 1;
        if (steps.children().length > 0) note(node._('test.changed'));
        steps.empty();
      });
      button.on('click', () => {
        button.prop('disabled', true);
        steps.empty();
        note(node._('test.running'));
        const before = changes;
        const dialog = { id: node.id, ...shared.valuesOf(node), ...shared.placeOf(node) };
        shared
          .ask(path, { method: 'POST', contentType: 'application/json', data: JSON.stringify(dialog) })
          .then(
            (/** @type {{ steps: TestStep[] }} */ answer) => {
              if (changes !== before) {
                note(node._('test.changed'));
                return;
              }
              steps.append(answer.steps.map((step) => lineOf(node, step)));
              steps[0]?.scrollIntoView({ block: 'nearest' });
              note(node._(answer.steps.every(({ ok }) => ok) ? 'test.passed' : 'test.failed'));
            },
            (response) => note(shared.reasonOf(node, response)),
          )
          .always(() => button.prop('disabled', false));
      });
    },

    /** Makes the button of a config dialog copy the support report of its node, which is shown as well. */
    report(node) {
      const shared = window.kinovaKortex;
      if (!shared) return;
      const row = $('.kinova-report');
      const text = row.find('textarea').hide();
      const tell = (/** @type {string} */ note) => row.find('p').text(note);
      row.find('button').on('click', () => {
        tell(node._('ask.asking'));
        shared.ask('report/' + encodeURIComponent(node.id) + '?' + $.param(shared.placeOf(node))).then(
          (/** @type {{ found: string }} */ { found }) => {
            text.val(found).show().trigger('select');
            // Unlike navigator.clipboard, this works without HTTPS, too.
            tell(node._(document.execCommand('copy') ? 'report.copied' : 'report.select'));
            text[0]?.scrollIntoView({ block: 'nearest' });
          },
          (response) => {
            text.hide();
            tell(shared.reasonOf(node, response));
          },
        );
      });
    },
  };
})();
