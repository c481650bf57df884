/** Images that the new versions need and the host does not have, and whether there is room for them. */
import { existsSync, statfsSync } from "node:fs";
import { notSpacious } from "../../config/errors/upgrade";
import type { Finding } from "../../config";
import type { Replaced } from "../../config";
import type { Docker } from "../docker";

export interface ImageNeeded {
  readonly image: string;
  readonly isThere: boolean;
  /** Of the image of today, because a registry is not asked; null where that is not there either. */
  readonly aboutGiB: number | null;
}

const GiB = 1024 ** 3;

export async function imagesNeeded(docker: Docker, replaced: readonly Replaced[]) {
  const pairs = new Map(replaced.filter(({ from, to }) => from !== to).map(({ from, to }) => [to, from]));
  const images = await Promise.all(
    [...pairs].map(async ([image, today]): Promise<ImageNeeded> => {
      const isThere = (await sizeOf(docker, image)) !== null;
      const size = await sizeOf(docker, today);
      return { image, isThere, aboutGiB: size === null ? null : Math.round((size / GiB) * 10) / 10 };
    }),
  );
  const need = images.reduce((sum, { isThere, aboutGiB }) => sum + (isThere ? 0 : (aboutGiB ?? 0)), 0);
  const free = await freeGiB(docker);
  const findings: readonly Finding[] = free !== null && need > free ? [notSpacious(need, free)] : [];
  return { images, findings };
}

async function sizeOf(docker: Docker, image: string): Promise<number | null> {
  const { code, output } = await docker.run(["image", "inspect", "--format", "{{.Size}}", image]);
  return code === 0 ? Number(output.trim()) : null;
}

/** Known only where the engine is this very machine's. */
async function freeGiB(docker: Docker): Promise<number | null> {
  if (!docker.isLocal) return null;
  const folder = (await docker.run(["info", "--format", "{{.DockerRootDir}}"])).output.trim();
  if (!existsSync(folder)) return null;
  const { bavail, bsize } = statfsSync(folder);
  return (bavail * bsize) / GiB;
}
