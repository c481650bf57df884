/** The very image behind a name: what its registry says, what the Docker host knows of it, or its id. */
import { imageNotResolved } from "../../config/errors/images";
import { isPinned } from "../../config";
import type { Finding } from "../../config";
import { reasonOf } from "../docker";
import type { Docker } from "../docker";

export interface Resolved {
  readonly name: string;
  /** `name:tag@sha256:…`, or an image's id. */
  readonly pin: string;
  /** Who said so. */
  readonly from: "config" | "registry" | "host" | "id";
}

export interface ResolveOptions {
  readonly offline: boolean;
  readonly byId: boolean;
}

/** What is on the host wins over its registry: it is what was tried. */
export async function resolveImage(
  docker: Docker,
  name: string,
  { offline, byId }: ResolveOptions,
): Promise<Resolved | Finding> {
  if (isPinned(name)) return { name, pin: name, from: "config" };
  const local = await onHost(docker, name);
  const repository = repositoryOf(name);
  const known = local?.digests.find((digest) => repositoryOf(familiar(digest)) === familiar(repository));
  const digest = known?.slice(known.indexOf("@"));
  if (digest !== undefined) return { name, pin: `${name}${digest}`, from: "host" };
  const asked = offline ? { reason: "the registry was not asked" } : await atRegistry(docker, name);
  // An image that is here without a digest was built or loaded here: the registry's may be another.
  if (local === undefined && "digest" in asked)
    return { name, pin: `${name}@${asked.digest}`, from: "registry" };
  if (local !== undefined && byId) return { name, pin: local.id, from: "id" };
  const reason =
    local === undefined
      ? `not on the host; ${"reason" in asked ? asked.reason : ""}`
      : "the image on the host was built or loaded there";
  return imageNotResolved(name, reason);
}

interface Local {
  readonly id: string;
  readonly digests: readonly string[];
}

/** Undefined when the host has no such image. */
export async function onHost(docker: Docker, name: string): Promise<Local | undefined> {
  const format = '{{.Id}}{{range .RepoDigests}}{{"\\n"}}{{.}}{{end}}';
  const { code, output } = await docker.run(["image", "inspect", "--format", format, name]);
  const [id = "", ...digests] = output.trim().split("\n");
  return code === 0 && id.startsWith("sha256:") ? { id, digests } : undefined;
}

async function atRegistry(docker: Docker, name: string): Promise<{ digest: string } | { reason: string }> {
  const inspect = ["buildx", "imagetools", "inspect", "--format", "{{.Manifest.Digest}}", name];
  const tools = await docker.run(inspect);
  const digest = /sha256:[0-9a-f]{64}/.exec(tools.output)?.[0];
  if (tools.code === 0 && digest !== undefined) return { digest };
  // Without the buildx plugin: the older command, whose list has the digest of each platform and none of its own.
  const manifest = await docker.run(["manifest", "inspect", "--verbose", name]);
  const only = manifest.output.trimStart().startsWith("{")
    ? /"digest": "(sha256:[0-9a-f]{64})"/.exec(manifest.output)?.[1]
    : undefined;
  return manifest.code === 0 && only !== undefined ? { digest: only } : { reason: reasonOf(manifest) };
}

/** Without a digest, which an engine does not know of an image that was loaded. */
export function plainName(name: string): string {
  const plain = name.replace(/@.*$/, "");
  return plain === repositoryOf(name) ? `${plain}:latest` : plain;
}

function repositoryOf(name: string): string {
  return name.replace(/@.*$/, "").replace(/:[^:/]+$/, "");
}

/** As Docker shortens it. */
function familiar(name: string): string {
  return name.replace(/^(index\.)?docker\.io\//, "").replace(/^library\//, "");
}
