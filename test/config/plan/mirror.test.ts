import fc from "fast-check";
import { mirrored, pullLogins, registryOf } from "../../../config/plan/mirror";
import { evaluated } from "../fixtures/evaluated";
import { withFar } from "../fixtures/fixture";

const digest = `sha256:${"0a".repeat(32)}`;

describe("a mirror of Docker Hub", () => {
  test.each([
    ["redis:7.4.6", "registry.example.net/hub/library/redis:7.4.6"],
    ["docker.io/redis", "registry.example.net/hub/library/redis"],
    ["docker.io/library/redis:7", "registry.example.net/hub/library/redis:7"],
    ["index.docker.io/vllm/vllm-openai:v1", "registry.example.net/hub/vllm/vllm-openai:v1"],
    ["vllm/vllm-openai:v0.32.0", "registry.example.net/hub/vllm/vllm-openai:v0.32.0"],
    [`redis@${digest}`, `registry.example.net/hub/library/redis@${digest}`],
    [`prom/prometheus:v3@${digest}`, `registry.example.net/hub/prom/prometheus:v3@${digest}`],
    ["ghcr.io/berriai/litellm:v1", "ghcr.io/berriai/litellm:v1"],
    ["localhost/own:1", "localhost/own:1"],
    ["box:5000/own:1", "box:5000/own:1"],
  ])("%s is pulled as %s", (image, expected) => {
    expect(mirrored(image, "registry.example.net/hub")).toBe(expected);
    expect(mirrored(image, undefined)).toBe(image);
  });

  test("what comes from the mirror stays where it is", () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,8}(\/[a-z0-9]{1,8}){0,2}(:[a-z0-9.]{1,5})?$/);
    const registry = fc.stringMatching(/^[a-z]{1,6}(\.[a-z]{1,4}|:[0-9]{2,4})(\/[a-z]{1,4}){0,2}$/);
    fc.assert(
      fc.property(name, registry, (image, mirror) => {
        const once = mirrored(image, mirror);
        expect(once.startsWith(`${mirror}/`)).toBe(true);
        expect(mirrored(once, mirror)).toBe(once);
        expect(registryOf(once)).toBe(mirror.split("/")[0]);
      }),
    );
  });

  test("every image of a plan comes from it, and versions and architectures are still known by its name", () => {
    const { plan, config } = evaluated({
      host: { preset: "dgx-h100" },
      models: { shelf: { vllm: { preset: "gpt-oss-20b" } } },
      imagePolicy: { registry: "registry.example.net:5000" },
    });
    const outside = plan.workloads.filter(({ image }) => !image.startsWith("registry.example.net:5000/"));
    // NVIDIA's is on no Docker Hub.
    expect(outside.map(({ role }) => role)).toEqual(["gpu-exporter"]);
    expect(config.models[0]?.vllm).toMatchObject({ image: "vllm/vllm-openai:v0.32.0", version: "0.32.0" });
  });
});

test("a login is for the mirror, else for Docker Hub, unless it says otherwise", () => {
  const policy = (imagePolicy: object) => evaluated(withFar({ imagePolicy })).config.imagePolicy;
  const auth = [{}, { registry: "ghcr.io", configFile: "~/pull/config.json" }];
  const other = { registry: "ghcr.io", configFile: "~/pull/config.json" };
  expect(pullLogins(policy({ auth }))).toEqual([{ registry: "docker.io", configFile: undefined }, other]);
  expect(pullLogins(policy({ registry: "box:5000/hub", auth }))).toEqual([
    { registry: "box:5000", configFile: undefined },
    other,
  ]);
  expect(pullLogins(policy({}))).toEqual([]);
});
