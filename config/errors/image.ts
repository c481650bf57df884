/** Messages about versions of images. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function versionUnsafe(
  path: string,
  image: string,
  { floor, reason }: { readonly floor: string; readonly reason: string },
  severity: Finding["severity"],
): Finding {
  const make = severity === "error" ? error : warning;
  return make("IMAGE.VERSION_UNSAFE", path, `${image} has known holes: ${reason}`, `Use ${floor} or newer.`);
}
