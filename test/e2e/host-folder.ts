/** Removes a folder on the Docker host, with what containers wrote into it. */
import { posix } from "node:path";
import { serviceImages } from "../../config/presets/images";
import { docker } from "./run";

/** By a container, so that it needs no root here and works for an engine on another machine. */
export async function removeHostFolder(folder: string): Promise<void> {
  const { dir, base } = posix.parse(folder);
  const remover = ["run", "--rm", "--network", "none", "-v", `${dir}:/parent`, "--entrypoint", "rm"];
  await docker(...remover, serviceImages.redis.image, "-rf", `/parent/${base}`);
}
