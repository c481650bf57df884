/** The longest suites first: one that begins last would have its worker alone. Others follow in Jest's own order. */
const { default: Sequencer } = require("@jest/test-sequencer");

const longest = [
  "observability",
  "operate",
  "secrets",
  "database/database",
  "behaviour/promises",
  "database/backup",
];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const index = longest.findIndex((name) => path.endsWith(`/test/e2e/${name}.e2e.ts`));
      return index === -1 ? longest.length : index;
    };
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b));
  }
};
