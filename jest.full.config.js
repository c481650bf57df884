/** What takes too long, or too quiet a machine, for every change: measurements with their limits. */
const e2e = require("./jest.e2e.config.js");

module.exports = { ...e2e, testMatch: ["<rootDir>/test/e2e/**/*.full.ts"], testTimeout: 3_600_000 };
