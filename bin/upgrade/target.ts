/** The config with other versions: as if somebody had changed the image's tag, or `versions`, in the file. */
import { compareVersions, litellmVersions, vllmVersions } from "../../config";
import { goesBack, versionWithoutTable } from "../../config/errors/upgrade";
import type { Finding, GatewayConfig } from "../../config";
import { WrongUsage } from "../exit";

export interface Target {
  /** Assignments as `--set` takes them. */
  readonly set: readonly string[];
  readonly findings: readonly Finding[];
}

const known = { litellm: litellmVersions, vllm: vllmVersions } as const;

/** `named` as `litellm=1.109.1`; without any, the newest of both that there are tables of. */
export function targetOf(config: GatewayConfig, named: readonly string[]): Target {
  const wanted = named.length > 0 ? named.map(parse) : newest();
  const findings = wanted.flatMap(([software, version]) => {
    if (!known[software].includes(version)) return [versionWithoutTable(software, version, known[software])];
    const isBack = software === "litellm" && compareVersions(version, config.litellmVersion) < 0;
    return isBack ? [goesBack(config.litellmVersion, version)] : [];
  });
  return { set: wanted.flatMap(([software, version]) => assignments(config, software, version)), findings };
}

type Software = keyof typeof known;

function parse(text: string): readonly [Software, string] {
  const [, software, version] = /^(litellm|vllm)=v?(\S+)$/.exec(text) ?? [];
  if ((software !== "litellm" && software !== "vllm") || version === undefined)
    throw new WrongUsage(`--to takes litellm=VERSION or vllm=VERSION, not ${text}`);
  return [software, version];
}

function newest(): readonly (readonly [Software, string])[] {
  return (["litellm", "vllm"] as const).map((software) => [software, known[software].at(-1) ?? ""]);
}

/** Where the file names an image, its tag says the version. */
function assignments(config: GatewayConfig, software: Software, version: string): readonly string[] {
  const paths = {
    litellm: ["images.litellm", "proxy.image"],
    vllm: ["images.vllm", "images.vllmCpu"],
  }[software];
  const images = paths.filter((path) => config.given.includes(path));
  const retagged = images.flatMap((path) => {
    const image = software === "litellm" ? config.images.litellm : engineImage(config);
    return image === undefined
      ? []
      : [`${path}=${JSON.stringify(image.replace(/v?\d+\.\d+\.\d+/, `v${version}`))}`];
  });
  return [`versions.${software}=${JSON.stringify(version)}`, ...retagged];
}

function engineImage({ models }: GatewayConfig): string | undefined {
  return models.find(({ vllm }) => vllm)?.vllm?.image;
}
