import fc from "fast-check";
import { foreignKind, readForeign } from "../../../config/foreign";

test.each([
  ["config.yaml", "model_list: []", "litellm"],
  ["litellm_config.yaml", "a: 1", "litellm"],
  ["config.yaml", "model_list: [\n", "litellm"],
  ["docker-compose-gpu.yml", "services: {}", "compose"],
  ["stack.yml", "services: {}", "compose"],
  ["other.yaml", "a: 1", "unknown"],
  [".env", "", "env"],
  [".env.production", "", "env"],
  ["env.example", "A=1", "env"],
  ["settings", "A=1\n# c\nB=2", "env"],
  ["run.sh", "", "shell"],
  ["start", "#!/usr/bin/env bash\n", "shell"],
  ["start", "vllm serve x --port 1", "shell"],
  ["nginx/site.conf", "server {\n listen 80;\n}", "nginx"],
  ["redis.conf", "maxmemory 1gb", "unknown"],
  ["README.md", "# Title\n", "unknown"],
])("%s with %j is %s", (file, text, kind) => {
  expect(foreignKind(file, text)).toBe(kind);
});

test("no text makes a reader throw", () => {
  const file = fc.constantFrom("a.yaml", "docker-compose.yml", ".env", "run.sh", "x");
  const piece = fc.constantFrom(
    "services:",
    "model_list:",
    "$",
    "${",
    "}",
    "'",
    '"',
    "\\",
    "\n",
    " ",
    "#",
    "<<",
    "(",
    ")",
    "=",
    "A",
    "-",
    "&",
    "*a",
    "[",
  );
  const text = fc
    .array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 30 })
    .map((parts) => parts.join(""));
  const survives = fc.property(file, text, (name, content) => readForeign(name, content).file === name);
  expect(fc.check(survives, { numRuns: 500 }).counterexample).toBeNull();
});
