/** Configs to start from: the examples, one that says something about nearly everything, and what the fixtures have wrong already. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { loadGateway } from "../../../config";
import { exampleFile, exampleNames, root } from "../../examples";
import { fixtures } from "../fixtures/reported";
import { rich } from "../fixtures/rich";

export async function corpus(): Promise<readonly unknown[]> {
  const examples = await Promise.all(exampleNames().map((name) => loaded(exampleFile(name))));
  const files = ["cpu", "gpus", "rack", "too-small", "findings"].map((name): unknown =>
    parse(readFileSync(`${root}/test/bin/fixtures/${name}.yaml`, "utf8")),
  );
  const wrong = fixtures.map(({ input }) => input).filter(isPlain);
  // One half is right as it is; the rich one has the most to break.
  const right = [...examples, ...files, rich, rich, rich];
  return [...wrong, ...wrong.map((_, index) => right[index % right.length])];
}

async function loaded(file: string): Promise<unknown> {
  const config = await loadGateway(file);
  if ("finding" in config) throw new Error(config.finding.message);
  return config.input;
}

function isPlain(input: unknown): boolean {
  try {
    return typeof structuredClone(input) === "object";
  } catch {
    return false;
  }
}
