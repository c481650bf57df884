/** The committed tables are, byte for byte, what the packages of their versions say. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serviceImages } from "../../../config/presets/images";
import { litellmVersions, pinnedLitellmTable } from "../../../config/upstream/litellm";
import { pinnedVllmTable, vllmVersionInTag, vllmVersions } from "../../../config/upstream/vllm";
import { extract as extractLitellm, extractFromImage } from "../../../tables/litellm/extracted";
import { tableFiles } from "../../../tables/litellm/text";
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

test.each(litellmVersions)("config/upstream/litellm/%s/ is what its package says", async (version) => {
  const isPinned = version === pinnedLitellmTable.version;
  const extracted = isPinned ? extractFromImage(serviceImages.litellm.image) : extractLitellm(version);
  const files = await tableFiles(version, extracted);
  const written = join(folder, "../litellm", version);
  expect(files.size).toBe(5);
  for (const [file, text] of files) expect(text).toBe(readFileSync(join(written, file), "utf8"));
});
