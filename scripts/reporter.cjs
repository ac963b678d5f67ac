// Mocha's own report, and the counts in a file: the coverage report comes between the two.
const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const { Runner, reporters } = require('mocha');

module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const { counts } = options.reporterOptions;
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      mkdirSync(dirname(counts), { recursive: true });
      writeFileSync(counts, JSON.stringify(this.stats));
    });
  }
};
