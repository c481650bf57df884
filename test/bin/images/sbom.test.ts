import { npmPackages } from "../../../bin/images/npm-packages";
import { sbom } from "../../../bin/images/sbom";
import type { SbomInput } from "../../../bin/images/sbom";
import { parseGateway, planGateway } from "../../../config";
import { far } from "../../config/fixtures/fixture";

const digest = "ab".repeat(32);
const id = `sha256:${"cd".repeat(32)}`;

function input(images: SbomInput["images"] = new Map()): SbomInput {
  const { config } = parseGateway({
    models: { far },
    database: { type: "none" },
    prometheus: { enabled: false },
    images: { redis: `mirror.example.net:5000/hub/redis:7.4.6@sha256:${digest}` },
  });
  const plan = config && planGateway(config).plan;
  if (!plan) throw new Error("no plan");
  return {
    plan,
    toolkit: { name: "cdktf-vllm-litellm", version: "1.2.3" },
    packages: [
      { name: "zod", version: "4.0.0" },
      { name: "@cdktf/provider-docker", version: "12.0.3" },
    ],
    provider: { name: "registry.terraform.io/kreuzwerker/docker", version: "~> 4.6" },
    images,
  };
}

test("lists every image once with who runs it, every package, and the provider", () => {
  const known = new Map([
    ["caddy:2.11-alpine", { id, digest: `caddy@sha256:${digest}` }],
    ["litellm/litellm:v1.106.2", { id, digest: null }],
  ]);
  expect(sbom(input(known))).toMatchObject({
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: { type: "application", name: "vllm-litellm" },
      tools: { components: [{ purl: "pkg:npm/cdktf-vllm-litellm@1.2.3" }] },
    },
    components: [
      {
        type: "container",
        name: "caddy",
        version: "2.11-alpine",
        hashes: [{ alg: "SHA-256", content: digest }],
        purl: `pkg:oci/caddy@sha256%3A${digest}?repository_url=caddy`,
        properties: [
          { name: "cdktf-vllm-litellm:container", value: "vllm-litellm-edge" },
          { name: "cdktf-vllm-litellm:image-id", value: id },
        ],
      },
      {
        name: "litellm/litellm",
        version: "v1.106.2",
        properties: [
          { name: "cdktf-vllm-litellm:container", value: "vllm-litellm-proxy" },
          { name: "cdktf-vllm-litellm:image-id", value: id },
        ],
      },
      {
        name: "mirror.example.net:5000/hub/redis",
        version: "7.4.6",
        purl: `pkg:oci/redis@sha256%3A${digest}?repository_url=mirror.example.net%3A5000%2Fhub%2Fredis`,
      },
      { name: "@cdktf/provider-docker", purl: "pkg:npm/%40cdktf/provider-docker@12.0.3" },
      { name: "zod", version: "4.0.0" },
      { name: "registry.terraform.io/kreuzwerker/docker", version: "~> 4.6" },
    ],
  });
});

test("is the same for the same deployment, and has another number for another", () => {
  const [first, again] = [sbom(input()), sbom(input())];
  expect(JSON.stringify(first)).toBe(JSON.stringify(again));
  expect(first).toMatchObject({
    serialNumber: expect.stringMatching(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    ) as string,
  });
  const other = sbom(input(new Map([["caddy:2.11-alpine", { id, digest: null }]])));
  expect(other).not.toMatchObject({ serialNumber: (first as { serialNumber: string }).serialNumber });
});

test("every reference of the document is the reference of one component", () => {
  const document = sbom(input()) as {
    components: { "bom-ref": string }[];
    dependencies: { dependsOn: string[] }[];
  };
  const references = document.components.map((component) => component["bom-ref"]);
  expect(new Set(references).size).toBe(references.length);
  expect(document.dependencies[0]?.dependsOn).toEqual(references);
});

test("the packages are those that are installed", () => {
  const { toolkit, packages } = npmPackages(__dirname);
  expect(toolkit.name).toBe("cdktf-vllm-litellm");
  expect(packages.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["zod", "yaml", "cdktf", "@cdktf/provider-docker"]) as string[],
  );
  expect(packages.filter(({ version }) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([]);
});
