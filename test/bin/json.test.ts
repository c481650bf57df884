/** What `--json` prints where nothing has to run, as it is printed. `npm run golden` writes test/bin/golden/json/. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../examples";
import { verbs } from "./commands";
import { workplace } from "./workplace";
import type { Workplace } from "./workplace";

const folder = join(root, "test/bin/golden/json");

/** Command lines without `--json`, and the file that holds what they print. */
const documents: Readonly<Record<string, readonly [config: string, ...argv: string[]]>> = {
  check: ["findings.yaml", "check"],
  explain: ["cpu.yaml", "explain", "GPU.USED_TWICE"],
  "explain-alert": ["cpu.yaml", "explain", "ModelDown"],
  graph: ["cpu.yaml", "graph"],
  "images-list": ["cpu.yaml", "images", "list"],
  import: ["cpu.yaml", "import", "litellm.yaml"],
  init: ["cpu.yaml", "init", "new", "--host", "cpu", "--model", "openai/gpt-4o", "--yes"],
  lint: ["cpu.yaml", "lint", "litellm.yaml"],
  "models-list": ["cpu.yaml", "models", "list"],
  plan: ["gpus.yaml", "plan"],
  render: ["cpu.yaml", "render", "litellm"],
  "secrets-list": ["cpu.yaml", "secrets", "list"],
  snippets: ["cpu.yaml", "snippets", "curl"],
};

/** Verbs that ask an engine, a gateway, a registry or a database, or two plans: their own tests read what they print. */
const needsMore = `access-apply access-diff access-export access-rotate backup bundle-create bundle-load deploy diff doctor
images-pin images-sbom images-verify logs models-add models-pull models-status ops-flush-cache ops-postgres ops-redis purge rehearse
report restart restore secrets-check secrets-init secrets-rotate security smoke start status stop upgrade verify-backup`;

let place: Workplace | undefined;
afterEach(() => {
  place?.remove();
  place = undefined;
});

test.each(Object.entries(documents))("%s --json", async (name, [config, ...argv]) => {
  place = workplace(config);
  place.write(
    "litellm.yaml",
    "model_list:\n  - model_name: a\n    litellm_params: { model: openai/gpt-4o, api_key: sk-1234 }\n",
  );
  const { out } = await place.run(...argv, "--json");
  const file = join(folder, `${name}.json`);
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, out);
  }
  expect(JSON.parse(out)).toBeInstanceOf(Object);
  expect(out).toBe(readFileSync(file, "utf8"));
});

test("no verb and no file is forgotten", () => {
  const names = verbs()
    .filter(({ isLeaf }) => isLeaf)
    .map(({ name }) => name.replaceAll(" ", "-"));
  const golden = Object.keys(documents);
  expect([...names, "explain-alert"].toSorted()).toEqual(
    [...golden, ...needsMore.split(/\s+/), "completion"].toSorted(),
  );
  expect(readdirSync(folder).toSorted()).toEqual(golden.map((name) => `${name}.json`).toSorted());
});
