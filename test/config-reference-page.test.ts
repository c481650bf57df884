/** docs/config-reference.md is what the schema says. `npm run golden` writes it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { documentedKeys } from "./config-page";
import { configReferencePage } from "./config-reference-page";
import { root } from "./examples";

const file = join(root, "docs/config-reference.md");
const documented = documentedKeys();
const page = configReferencePage();
const rows = new Map(
  page
    .split("\n")
    .map((line) => line.split(/ (?<!\\)\| /).map((cell) => cell.trim()))
    .filter(([key = ""]) => key.startsWith("| `"))
    .map(([key = "", type = "", fallback = ""]) => [
      key.slice(3, -1),
      { type, fallback: fallback.replace(/ *\|$/, "") },
    ]),
);

test("docs/config-reference.md is the one that the schema gives, byte for byte", () => {
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, page);
  expect(readFileSync(file, "utf8")).toBe(page);
});

test("it has a row for every key that docs/config.md explains, and no other", () => {
  const explained = [...documented.keys()].filter((key) => !/^(cpu|dgx-.*|gpt-oss-.*|qwen-30b)$/.test(key));
  const missing = explained.filter((key) => !rows.has(key));
  expect(missing).toEqual([]);
  expect([...rows.keys()].filter((key) => !documented.has(key))).toEqual([]);
});

test("it says what the schema takes", () => {
  expect(rows.get("cache.type")).toEqual({
    type: '`"redis"`, `"local"`, `"none"`, `false`',
    fallback: '`"redis"`',
  });
  expect(rows.get("proxy.masterKey")?.type).toBe('`"none"`, name of a secret, `false`');
  expect(rows.get("defaults.vllm")?.type).toBe("as in a model");
  expect(rows.get("routing.timeout")?.type).toBe("duration");
  expect(rows.get("proxy.port")).toEqual({
    type: "whole number, at least 1, at most 65535",
    fallback: "`4000`",
  });
});
