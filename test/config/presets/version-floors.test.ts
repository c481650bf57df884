import { serviceImages } from "../../../config/presets/images";
import { belowFloor, versionFloors } from "../../../config/presets/version-floors";
import { parseGateway, checkGateway } from "../../../config";
import { far } from "../fixtures/fixture";

test.each([
  ["redis:7.4.2", "7.4.6"],
  ["redis:7.4.5-alpine", "7.4.6"],
  ["registry.example.net:5000/hub/redis:7.0.15", "7.2.11"],
  ["redis:8.0.3@sha256:00", "8.0.4"],
  ["redis:5.0.14", "6.2.20"],
  ["postgres:16.9", "16.14"],
  ["postgres:13.22-bookworm", "14.23"],
  ["vllm/vllm-openai:v0.14.0", "0.14.1"],
  ["vllm/vllm-openai-cpu:v0.9.2-x86_64", "0.14.1"],
  ["caddy:2.11.0-alpine", "2.11.1"],
  ["caddy:2.10.2", "2.11.1"],
])("%s is older than %s", (image, floor) => {
  expect(belowFloor(image)?.floor).toBe(floor);
});

test.each([
  "redis:7.4.6",
  "redis:7.2.11",
  "redis:8.6.0",
  "redis:7",
  "redis:latest",
  "redis",
  "redis@sha256:00",
  "postgres:16.14",
  "postgres:18.4",
  "postgres:19.1",
  "postgres:16",
  "vllm/vllm-openai:v0.32.0",
  "vllm/vllm-openai:nightly",
  "caddy:2.11-alpine",
  "caddy:2.11.1",
  "example.net/team/my-redis:1.0.0",
])("nothing speaks against %s", (image) => {
  expect(belowFloor(image)).toBeUndefined();
});

test("S2-23: no image of the stack's own is below its floor, and each floor has a source", () => {
  expect(Object.values(serviceImages).filter(({ image }) => belowFloor(image))).toEqual([]);
  expect(versionFloors.filter(({ source }) => !source.startsWith("https://"))).toEqual([]);
});

test.each([
  [false, "warning"],
  [true, "error"],
])("S2-23: with production %s an old Redis is reported as %s", (production, severity) => {
  const { config } = parseGateway({ production, models: { far }, images: { redis: "redis:7.4.2" } });
  if (!config) throw new Error("no config");
  const unsafe = checkGateway(config).filter(({ code }) => code === "IMAGE.VERSION_UNSAFE");
  expect(unsafe).toEqual([
    {
      code: "IMAGE.VERSION_UNSAFE",
      severity,
      path: "images.redis",
      message: "redis:7.4.2 has known holes: CVE-2025-49844 (a Lua script of a client leaves its sandbox)",
      fix: "Use 7.4.6 or newer.",
    },
  ]);
});
