/** A bill of materials of a deployment as CycloneDX 1.6: containers, images, npm packages, the Terraform provider. https://cyclonedx.org */
import { createHash } from "node:crypto";
import type { GatewayPlan } from "../../config";

export interface NpmPackage {
  readonly name: string;
  readonly version: string;
}

/** What the engine has under an image's name; null where it has none, or was not asked. */
export interface ImageIdentity {
  /** `sha256:…` of the image's configuration. */
  readonly id: string;
  /** `repository@sha256:…` of a registry; null for an image that was loaded. */
  readonly digest: string | null;
}

export interface SbomInput {
  readonly plan: GatewayPlan;
  readonly toolkit: NpmPackage;
  readonly packages: readonly NpmPackage[];
  /** Address in the registry of Terraform, and its version or range. */
  readonly provider: { readonly name: string; readonly version: string };
  readonly images: ReadonlyMap<string, ImageIdentity>;
}

/** The same input gives the same document, byte for byte: no time, and a serial number that follows from the content. */
export function sbom(input: SbomInput): object {
  const { plan, toolkit } = input;
  const images = [...new Set(plan.workloads.map(({ image }) => image))].toSorted();
  const components = [
    ...images.map((image) => container(image, input)),
    ...input.packages.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(npm),
    provider(input.provider),
  ];
  const root = { type: "application", "bom-ref": `stack:${plan.name}`, name: plan.name };
  const content = {
    metadata: {
      tools: { components: [npm(toolkit)] },
      component: root,
    },
    components,
    dependencies: [{ ref: root["bom-ref"], dependsOn: components.map((component) => component["bom-ref"]) }],
  };
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: serialNumber(content),
    version: 1,
    ...content,
  };
}

function container(image: string, { plan, images }: SbomInput) {
  const [, name = image, tag] = /^([^@]+?)(?::([^:/@]+))?(?:@.*)?$/.exec(image) ?? [];
  const identity = images.get(image);
  const digest = identity?.digest?.split("@")[1] ?? /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
  const users = plan.workloads
    .filter((workload) => workload.image === image)
    .map((workload) => workload.name);
  return {
    type: "container",
    "bom-ref": `image:${image}`,
    name,
    ...(tag === undefined ? {} : { version: tag }),
    ...(digest === undefined
      ? {}
      : { hashes: [{ alg: "SHA-256", content: digest.slice("sha256:".length) }], purl: purl(name, digest) }),
    properties: [
      ...users.map((value) => ({ name: "cdktf-vllm-litellm:container", value })),
      ...(identity === undefined ? [] : [{ name: "cdktf-vllm-litellm:image-id", value: identity.id }]),
    ],
  };
}

/** https://github.com/package-url/purl-spec, type oci: the last part of the name, and where it lies. */
function purl(repository: string, digest: string): string {
  const last = repository.split("/").at(-1) ?? repository;
  const query = `repository_url=${encodeURIComponent(repository)}`;
  return `pkg:oci/${last.toLowerCase()}@${encodeURIComponent(digest)}?${query}`;
}

function npm({ name, version }: NpmPackage) {
  const encoded = name.startsWith("@") ? `%40${name.slice(1)}` : name;
  const reference = `pkg:npm/${encoded}@${version}`;
  return { type: "library", "bom-ref": reference, name, version, purl: reference };
}

function provider({ name, version }: SbomInput["provider"]) {
  return { type: "library", "bom-ref": `terraform-provider:${name}`, name, version };
}

/** A UUID (RFC 9562, version 8: of own making) from the content. */
function serialNumber(content: object): string {
  const hash = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 3) | 8).toString(16);
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
  ];
  return `urn:uuid:${[...parts, hash.slice(20, 32)].join("-")}`;
}
