/**
 * The end-to-end suite: real Docker, Terraform, LiteLLM and vLLM. One file after another, on one machine; with
 * E2E_GROUP=together three at a time, of those that mostly wait and measure no time, with E2E_GROUP=alone the others.
 */
const unit = require("./jest.config.js");

const all = "<rootDir>/test/e2e/**/*.e2e.ts";
const alone = ["demo", "gateway", "reliability/*", "behaviour/failover", "behaviour/overhead"].map(
  (name) => `${__dirname}/test/e2e/${name}.e2e.ts`,
);
const groups = { together: [all, ...alone.map((path) => `!${path}`)], alone };
const group = process.env.E2E_GROUP;

module.exports = {
  ...unit,
  testMatch: groups[group] ?? [all],
  testPathIgnorePatterns: ["/node_modules/"],
  globalSetup: "<rootDir>/test/e2e/global-setup.ts",
  testSequencer: "<rootDir>/test/e2e/longest-first.js",
  maxWorkers: group === "together" ? 3 : 1,
  testTimeout: 900_000,
};
