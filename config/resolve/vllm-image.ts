/** The image of an engine, and the version whose flags and variables it is checked against. */
import { serviceImages } from "../presets/images";
import type { ParsedGateway } from "../schema/gateway";
import { pinnedVllmTable, vllmTable, vllmVersionInTag } from "../upstream/vllm";

/** The image's tag counts when there is a table of its version, then `versions.vllm`, then the pinned version. */
export function resolveVllmImage(
  own: string | undefined,
  { images, versions }: ParsedGateway,
  onCpu: boolean,
): { readonly image: string; readonly version: string } {
  const wanted = versions.vllm ?? pinnedVllmTable.version;
  // Nobody names an image: then it is the one of the version that is wanted.
  const pinned = onCpu ? serviceImages.vllmCpu.image : serviceImages.vllm.image;
  const named = own ?? (onCpu ? images.vllmCpu : images.vllm);
  const image = named ?? pinned.replace(pinnedVllmTable.version, wanted);
  return { image, version: vllmTable(vllmVersionInTag(image) ?? "")?.version ?? wanted };
}
