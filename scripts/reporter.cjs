// Prints Mocha's own report. Sends its counts and the files that failed to scripts/test-files.mjs, which adds up those
// of all processes.
const { Runner, reporters } = require('mocha');

module.exports = class extends reporters.Spec {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const failed = new Set(this.failures.flatMap(({ file }) => file ?? []));
      process.send?.({ ...this.stats, failed: [...failed] });
    });
  }
};
