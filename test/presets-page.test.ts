/** docs/presets.md is what the tables say. `npm run golden` writes it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gpuPresets } from "../config/presets/gpus";
import { hostPresets } from "../config/presets/hosts";
import { formatKernels } from "../config/presets/kernels";
import { modelPresets } from "../config/presets/models";
import { providers } from "../config/presets/providers";
import { upstreamPresets } from "../config/presets/upstreams";
import { root } from "./examples";
import { presetsPage } from "./presets-page";

const file = join(root, "docs/presets.md");

test("docs/presets.md is the one that the tables give, byte for byte", () => {
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, presetsPage());
  expect(readFileSync(file, "utf8")).toBe(presetsPage());
});

test("it has two rows for every model, and one for every host, GPU and format with kernels of its own", () => {
  const formats = Object.keys(formatKernels).filter((format) => !format.endsWith("bit"));
  const names = firstCells(page("## Models", "## Hosted models"));
  const models = Object.keys(modelPresets);
  expect(names.slice(0, 2 * models.length)).toEqual([...models, ...models]);
  expect(names.slice(2 * models.length, -formats.length)).toEqual([
    ...Object.keys(hostPresets),
    ...Object.keys(gpuPresets),
  ]);
  expect(names.slice(-formats.length)).toEqual(formats);
});

test("S0-33, S3-17: it has a row for every hosted model and every provider", () => {
  expect(firstCells(page("## Hosted models", "## Providers"))).toEqual(Object.keys(upstreamPresets));
  expect(firstCells(page("## Providers", "## Levels"))).toEqual(
    Object.keys(providers).map((prefix) => `${prefix}/`),
  );
});

function page(from: string, to: string): string {
  const text = presetsPage();
  return text.slice(text.indexOf(from), text.indexOf(to));
}

function firstCells(text: string): readonly (string | undefined)[] {
  return [...text.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1]);
}
