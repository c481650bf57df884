import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

describe("purge (S2-27)", () => {
  let place: Workplace;
  beforeEach(() => {
    place = workplace("cpu.yaml");
    place.answer("volume", { output: "shelf-postgres-data\nother-data\nshelf-prometheus-data\n" });
  });
  afterEach(() => place.remove());

  const removals = () =>
    place
      .calls("volume")
      .filter(({ argv }) => argv[1] === "rm")
      .map(({ argv }) => argv[2])
      .toSorted();

  test("removes the volumes of the plan that are there, and no others", async () => {
    const { code, out } = await place.run("purge", "--yes", "shelf", "--json");
    expect(removals()).toEqual(["shelf-postgres-data", "shelf-prometheus-data"]);
    expect(JSON.parse(out)).toEqual({
      removed: ["shelf-postgres-data", "shelf-prometheus-data"],
      findings: [],
    });
    expect(code).toBe(0);
  });

  test("refuses while a container of the stack exists", async () => {
    place.answer("ps", { output: "id\tshelf-edge\tshelf\tshelf-edge\texited\tExited (0) 2 days ago\t\n" });
    const { code, err } = await place.run("purge", "--yes", "shelf");
    expect(err).toContain(
      "✖ name: shelf still has containers: shelf-edge  STACK.STILL_THERE\n  fix: Run `npx cdktf destroy shelf` first",
    );
    expect(removals()).toEqual([]);
    expect(code).toBe(1);
  });

  test("refuses when nobody is there to confirm, and when the answer is no", async () => {
    expect((await place.run("purge", "shelf")).code).toBe(2);
    place.confirm = false;
    expect((await place.run("purge", "shelf")).code).toBe(1);
    expect(removals()).toEqual([]);
    place.confirm = true;
    expect((await place.run("purge", "shelf")).code).toBe(0);
    expect(removals()).toHaveLength(2);
  });

  test("reports an engine that does not answer", async () => {
    place.answer("ps", { code: 1 });
    place.answer("version", { code: 1, errors: "Cannot connect to the Docker daemon\n" });
    const { code, err } = await place.run("purge", "--yes", "shelf");
    expect(err).toContain(
      "✖ host.docker: no Docker engine answers at the local socket: Cannot connect to the Docker daemon  DOCKER.UNREACHABLE",
    );
    expect(code).toBe(1);
  });

  test("reports a volume that is in use", async () => {
    place.answer("volume", { code: 1, errors: "Error response from daemon: volume is in use\n" });
    const { code, err } = await place.run("purge", "--yes", "shelf");
    expect(err).toContain(
      "✖ volume shelf-postgres-data could not be removed: Error response from daemon: volume is in use  VOLUME.IN_USE",
    );
    expect(code).toBe(1);
  });
});

describe("purge --stale", () => {
  let place: Workplace;
  beforeEach(() => {
    place = workplace("cpu.yaml");
    place.answer("ps", { output: "id\tshelf-edge\tshelf\tshelf-edge\trunning\tUp 2 days\t\n" });
    place.rule("volume ls", {
      output: [
        "shelf-postgres-data",
        "shelf-vllm-tiny-cache-vllm-openai-cpu-v0.32.0-cpu",
        "shelf-vllm-tiny-cache-vllm-openai-cpu-v0.31.0-cpu",
        "shelf-vllm-gone-cache-vllm-openai-cpu-v0.32.0-cpu",
        "other-vllm-tiny-cache-vllm-openai-cpu-v0.31.0-cpu",
        "",
      ].join("\n"),
    });
  });
  afterEach(() => place.remove());

  test("removes caches of earlier images and models while the stack runs, and nothing else", async () => {
    const { code, out } = await place.run("purge", "--stale", "--yes", "shelf", "--json");
    expect(JSON.parse(out)).toEqual({
      removed: [
        "shelf-vllm-tiny-cache-vllm-openai-cpu-v0.31.0-cpu",
        "shelf-vllm-gone-cache-vllm-openai-cpu-v0.32.0-cpu",
      ],
      findings: [],
    });
    expect(code).toBe(0);
  });

  test("asks first", async () => {
    place.confirm = false;
    expect((await place.run("purge", "--stale", "shelf")).code).toBe(1);
    expect(place.calls("volume").filter(({ argv }) => argv[1] === "rm")).toEqual([]);
  });
});
