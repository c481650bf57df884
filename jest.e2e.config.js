/** The end-to-end suite: real Docker, Terraform, LiteLLM and vLLM. One test after another, on one machine. */
const unit = require("./jest.config.js");

module.exports = {
  ...unit,
  testMatch: ["<rootDir>/test/e2e/**/*.e2e.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
  globalSetup: "<rootDir>/test/e2e/global-setup.ts",
  maxWorkers: 1,
  testTimeout: 900_000,
};
