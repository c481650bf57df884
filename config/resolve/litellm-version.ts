/** Which table of LiteLLM's keys applies, and images that must not run. */
import * as messages from "../errors/litellm-version";
import type { Finding } from "../findings";
import { serviceImages } from "../presets/images";
import type { ParsedGateway } from "../schema/gateway";
import {
  belowLitellmFloor,
  compareVersions,
  compromisedLitellm,
  litellmFloor,
  litellmTable,
  litellmVersionInTag,
  litellmVersions,
  oldLitellmImage,
  pinnedLitellmTable,
} from "../upstream/litellm";

/** Nobody names an image: then it is the one of the version that is wanted. */
export function litellmImage(wanted = pinnedLitellmTable.version): string {
  return serviceImages.litellm.image.replace(pinnedLitellmTable.version, wanted);
}

/** The image's tag counts when there is a table of its version, then `versions.litellm`, then the pinned version. */
export function resolveLitellmVersion(image: string, parsed: ParsedGateway, findings: Finding[]): string {
  const path = parsed.proxy.image === undefined ? "images.litellm" : "proxy.image";
  const wanted = parsed.versions.litellm ?? pinnedLitellmTable.version;
  const tagged = litellmVersionInTag(image);
  if (oldLitellmImage.test(image))
    findings.push(messages.imageMoved(path, image, image.replace(oldLitellmImage, "litellm/litellm")));
  if (tagged === null || litellmTable(tagged)) return tagged ?? wanted;
  if (compromisedLitellm.includes(tagged)) findings.push(messages.versionCompromised(path, tagged));
  else if (compareVersions(tagged, litellmFloor) < 0)
    findings.push(messages.versionUnsafe(path, tagged, litellmFloor, belowLitellmFloor));
  else findings.push(messages.versionUnknown(path, image, tagged, wanted, litellmVersions));
  return wanted;
}
