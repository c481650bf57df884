/** Unit and golden suites: Node only. The end-to-end suite has a config of its own (jest.e2e.config.js). */
module.exports = {
  testEnvironment: "node",
  maxWorkers: "100%",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/e2e/"],
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/cdktf.out/"],
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }] },
  moduleNameMapper: {
    "^cdktf-vllm-litellm$": "<rootDir>/index.ts",
    // What is imported while the program runs has the ending that Node looks for.
    "^(\\.\\.?/(?:verbs|examples/constructs-only)/[a-z-]+)\\.js$": "$1",
  },
};
