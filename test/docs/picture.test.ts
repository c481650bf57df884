/** The picture in README.md is that of the config in this repository. `npm run golden` draws it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { svgText } from "../../bin/graph/svg";
import { topologyOf } from "../../bin/graph/topology";
import { evaluateFile, root } from "../examples";

test("docs/images/topology.svg is what `llm-gateway graph` draws", async () => {
  const file = join(root, "docs/images/topology.svg");
  const { config, plan } = await evaluateFile(join(root, "gateway.config.ts"));
  const drawn = svgText(topologyOf(config, plan));
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, drawn);
  expect(readFileSync(file, "utf8")).toBe(drawn);
  expect(readFileSync(join(root, "README.md"), "utf8")).toContain("(docs/images/topology.svg)");
});
