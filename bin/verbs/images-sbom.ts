/** `llm-gateway images sbom`: what a deployment is made of, as CycloneDX. */
import { connectDocker } from "../docker";
import type { Docker } from "../docker";
import { exit } from "../exit";
import type { ExitCode } from "../exit";
import { npmPackages } from "../images/npm-packages";
import { sbom } from "../images/sbom";
import type { ImageIdentity } from "../images/sbom";
import { openConfig, refuse } from "../open-config";
import type { CommonOptions } from "../open-config";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

/** As stacks/gateway-stack.ts asks for it. */
const provider = { name: "registry.terraform.io/kreuzwerker/docker", version: "~> 4.6" };

/** Always one JSON document. Images that the engine does not have are named without id and digest. */
export async function imagesSbom(terminal: Terminal, options: CommonOptions): Promise<ExitCode> {
  const { evaluated, shown } = await openConfig(terminal, options);
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { config, plan } = evaluated.result;
  const docker = connectDocker(config.host, terminal.environment);
  const images = await identities(docker, [...new Set(plan.workloads.map(({ image }) => image))]);
  writeJson(terminal, sbom({ plan, ...npmPackages(__dirname), provider, images }));
  const unknown = plan.workloads.filter(({ image }) => !images.has(image)).length;
  if (unknown > 0) terminal.say(`the images of ${unknown} containers are not on ${docker.endpoint}`);
  return exit.fine;
}

async function identities(
  docker: Docker,
  names: readonly string[],
): Promise<ReadonlyMap<string, ImageIdentity>> {
  const format = "{{.Id}} {{range .RepoDigests}}{{.}} {{end}}";
  const known = new Map<string, ImageIdentity>();
  for (const name of names) {
    const { code, output } = await docker.run(["image", "inspect", "--format", format, name]);
    const [id, ...digests] = output.trim().split(/\s+/);
    if (code === 0 && id) known.set(name, { id, digest: digests.toSorted()[0] ?? null });
  }
  return known;
}
