// How the edit dialogs are laid out and read out, and by which words the palette finds the nodes.
// A dialog works without it: what it adds is convenience.
(function () {
  /** People look for the nodes by these words; the palette looks at labels and types alone. */
  const WORDS = 'kinova kortex robot';

  /** Opens a section when a value in it turns out wrong: nobody would see why the node is marked. */
  function openFaultySections(/** @type {JQuery} */ form) {
    const open = () => form.find('.input-error').closest('details:not([open])').prop('open', true);
    const observer = new MutationObserver(open);
    form.each((_, element) =>
      observer.observe(element, { subtree: true, attributes: true, attributeFilter: ['class'] }),
    );
    open();
  }

  /**
   * Names the parts of typedInputs, which have no label of their own, to be read out.
   * @param {EditorNode} node
   * @param {JQuery} form
   */
  function nameTypedInputs(node, form) {
    form.find('.red-ui-typedInput-container').each((_, container) => {
      const { id } = $(container).prev()[0] ?? {};
      const label = form.find(`label[for="${id}"]`).text().trim();
      if (!label) return;
      $(container).find('input.red-ui-typedInput-input').attr('aria-label', label);
      $(container)
        .find('.red-ui-typedInput-type-select')
        .attr('aria-label', `${label}: ${node._('ask.source')}`);
      $(container).find('.red-ui-typedInput-option-trigger').attr('aria-label', label);
    });
  }

  function tagPalette() {
    $('.red-ui-palette-node').each((_, element) => {
      const type = $(element).attr('data-palette-type') ?? '';
      const label = $(element).attr('data-palette-label') ?? '';
      if (!/^(kinova|openziti)-/.test(type) || label.endsWith(WORDS)) return;
      $(element).attr('data-palette-label', `${label} ${WORDS}`);
    });
  }

  // Node-RED may write the labels again, so just before somebody types.
  $(document).on('focusin', '#red-ui-palette-search input', tagPalette);

  window.kinovaKortexForm = {
    /** Prepares the form of a dialog, which is about to be shown. */
    prepare(node, form) {
      form.addClass('kinova-dialog');
      openFaultySections(form);
      // The dialog makes its typedInputs after this.
      setTimeout(() => nameTypedInputs(node, form));
    },
  };
})();
