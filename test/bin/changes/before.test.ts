import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deployedByState } from "../../../bin/changes/before";

const labels = (workload: string, hash: string) => [
  { label: "cdktf-vllm-litellm.workload", value: workload },
  { label: "cdktf-vllm-litellm.config-hash", value: hash },
];
const instance = (workload: string, hash: string, more = {}) => ({
  ...more,
  attributes: { labels: labels(workload, hash) },
});

describe("what a state file says is deployed", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "state-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (text?: string, state: object = { local: {} }) => {
    if (text !== undefined) writeFileSync(join(folder, "terraform.shelf.tfstate"), text);
    return deployedByState(join(folder, "gateway.config.yaml"), { name: "shelf", state } as never)?.deployed;
  };

  test("is the version of each workload; what failed to go counts no more", () => {
    const text = JSON.stringify({
      resources: [
        {
          type: "docker_container",
          instances: [instance("a", "1"), instance("a", "0", { deposed: "deadbeef" })],
        },
        { type: "docker_network", instances: [instance("net", "9")] },
        { type: "docker_container", instances: [{ attributes: {} }] },
      ],
    });
    expect(read(text)).toEqual(new Map([["a", "1"]]));
  });

  test("is nothing without the file, with an empty one, with one of another kind, and elsewhere than here", () => {
    expect(read()).toBeUndefined();
    expect(read("not json")).toBeUndefined();
    expect(read('{"resources": []}')).toBeUndefined();
    expect(read(undefined, { s3: { bucket: "x" } })).toBeUndefined();
  });
});
