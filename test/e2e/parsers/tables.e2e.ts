/** The committed vLLM tables are, byte for byte, what the packages of their versions say. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serviceImages } from "../../../config/presets/images";
import { pinnedVllmTable, vllmVersionInTag, vllmVersions } from "../../../config/upstream/vllm";
import { extract } from "../../../tables/vllm/extracted";
import { tableText } from "../../../tables/vllm/text";

const folder = join(__dirname, "../../../config/upstream/vllm");

test("the default images carry the version that is pinned", () => {
  const { vllm, vllmCpu } = serviceImages;
  expect([vllm, vllmCpu].map(({ image }) => vllmVersionInTag(image))).toEqual([
    pinnedVllmTable.version,
    pinnedVllmTable.version,
  ]);
});

test.each(vllmVersions)("config/upstream/vllm/%s.ts is what its package says", async (version) => {
  const file = join(folder, `${version}.ts`);
  const text = await tableText(extract(version, serviceImages.vllmCpu.image));
  expect(text).toBe(readFileSync(file, "utf8"));
});
