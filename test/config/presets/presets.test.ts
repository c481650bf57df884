import { gpuPresets } from "../../../config/presets/gpus";
import { hostPresets } from "../../../config/presets/hosts";
import { serviceImages } from "../../../config/presets/images";
import { modelPresets } from "../../../config/presets/models";
import { pinnedVllmTable } from "../../../config/upstream/vllm";
import { evaluated } from "../fixtures/evaluated";
import { engine } from "../fixtures/fixture";

const link = /^https:\/\/\S+$/;

test("every row says where its facts come from", () => {
  const links = [
    ...Object.values(gpuPresets).map(({ source }) => source),
    ...Object.values(hostPresets).map(({ source }) => source),
    ...Object.values(serviceImages).map(({ source }) => source),
    ...Object.values(modelPresets).flatMap((row) => row.links),
  ];
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((text) => !link.test(text))).toEqual([]);
});

test("every host has GPUs of a known type, or none", () => {
  const types = Object.values(hostPresets).map(({ gpuType, gpuCount }) => [gpuType, gpuCount] as const);
  expect(
    types.filter(([type, count]) => (type === null ? count !== 0 : !(type in gpuPresets) || count < 1)),
  ).toEqual([]);
});

test("every image is pinned", () => {
  const images = Object.values(serviceImages).map(({ image }) => image);
  expect(images.filter((image) => !/:[^:/]*\d/.test(image) || image.endsWith(":latest"))).toEqual([]);
});

describe.each(Object.entries(modelPresets))("model preset %s", (name, row) => {
  test("is consistent", () => {
    expect(row.maxModelLen).toBeLessThanOrEqual(row.checkpoint.contextWindow);
    expect(row.checkpoint.attentionHeads % row.gpus).toBe(0);
    const { toolCallParsers, reasoningParsers } = pinnedVllmTable.registries;
    expect([...toolCallParsers, null]).toContain(row.toolCallParser);
    expect([...reasoningParsers, null]).toContain(row.reasoningParser);
  });

  test("fits on an 8 × H100 machine as it stands", () => {
    expect(evaluated(engine({ preset: name })).plan.workloads[0]?.memory).toHaveLength(row.gpus);
  });
});
