/** The help of every verb, as it is printed. `npm run golden` writes test/bin/golden/help/. */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../examples";
import { examplesIn, helpOf, parse, verbs } from "./commands";

const folder = join(root, "test/bin/golden/help");
const all = verbs();
const leaves = all.filter(({ isLeaf }) => isLeaf);
const fileOf = (name: string) => `${name === "" ? "llm-gateway" : name.replaceAll(" ", "-")}.txt`;
const names = ["", ...all.map(({ name }) => name)];

test("llm-gateway and every verb say what they do, byte for byte", async () => {
  const helps = await Promise.all(names.map(async (name) => [fileOf(name), await helpOf(name)] as const));
  if (process.env.UPDATE_GOLDEN === "1") {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of helps) writeFileSync(join(folder, file), text);
  }
  expect(readdirSync(folder).toSorted()).toEqual(helps.map(([file]) => file).toSorted());
  for (const [file, text] of helps) expect(text).toBe(readFileSync(join(folder, file), "utf8"));
});

test.each(leaves.map((verb) => [verb.name, verb] as const))("%s teaches", async (name, verb) => {
  expect(verb.description).toMatch(/^[A-Z`].*\.$/s);
  expect(verb.options.filter(({ description }) => description === "")).toEqual([]);
  expect(verb.arguments.filter(({ description }) => description === "")).toEqual([]);
  // `completion` prints what a shell reads, and nothing else.
  expect(["--help", ...verb.options.map(({ long }) => long)]).toContain(
    name === "completion" ? "--help" : "--json",
  );
  const examples = examplesIn(await helpOf(name));
  // The first word of each is the verb's own; a default subcommand needs no second one.
  const [first = ""] = name.split(" ");
  expect(examples.filter((line) => line.startsWith(first))).not.toEqual([]);
  for (const line of examples) await parse(line);
});

test("a command line with a word that does not exist is refused by that parser", async () => {
  await expect(parse("plan --no-such-option")).rejects.toThrow("unknown option");
  await expect(parse("render nothing")).rejects.toThrow("invalid");
  await expect(parse("explain A B")).rejects.toThrow("too many arguments");
});
