/** What production asks of images is said once: by the lock beside the config where there is one. */
import { evaluateInput } from "../../../config";
import { far } from "../fixtures/fixture";

const input = { production: true, models: { far }, database: { type: "none" }, cache: { type: "none" } };
const digest = `sha256:${"0a".repeat(32)}`;

function unpinned(pins?: Readonly<Record<string, string>>): readonly string[] {
  const { findings } = evaluateInput(input, { pins });
  return findings
    .filter(({ code }) => code.endsWith("PINNED"))
    .map(({ code, message }) => `${code} ${message}`);
}

test("S2-23: without a lock every image by tag is named, with one only those that it lacks", () => {
  expect(unpinned().map((text) => text.split(" ").slice(0, 2).join(" "))).toEqual([
    "PRODUCTION.IMAGE_UNPINNED prom/blackbox-exporter:v0.26.0",
    "PRODUCTION.IMAGE_UNPINNED caddy:2.11-alpine",
    "PRODUCTION.IMAGE_UNPINNED grafana/grafana:13.2.3",
    "PRODUCTION.IMAGE_UNPINNED litellm/litellm-non_root:v1.106.2",
    "PRODUCTION.IMAGE_UNPINNED prom/prometheus:v3.5.0",
  ]);
  const all = unpinned().map((text) => text.split(" ")[1] ?? "");
  const pins = Object.fromEntries(all.map((name) => [name, `${name.split(":")[0] ?? ""}@${digest}`]));
  expect(unpinned(pins)).toEqual([]);
  const others = Object.entries(pins).filter(([name]) => !name.startsWith("caddy"));
  expect(unpinned(Object.fromEntries(others))).toEqual([
    "IMAGE.NOT_PINNED images.lock.json does not say which caddy:2.11-alpine is meant",
  ]);
});
