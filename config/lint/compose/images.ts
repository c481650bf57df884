/** Images: the name that is kept, a version that stays, and none that is known to be unsafe. */
import * as messages from "../../errors/lint-compose";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import {
  belowLitellmFloor,
  compareVersions,
  compromisedLitellm,
  litellmFloor,
  litellmVersionInTag,
  oldLitellmImage,
} from "../../upstream/litellm";
import type { DocumentOf } from "../project";
import { servicesOf } from "./service";
import type { Service } from "./service";

export function checkImages(document: DocumentOf<"compose">): readonly Finding[] {
  return servicesOf(document).flatMap(checkImage);
}

function checkImage({ container, fields, path, launch }: Service): readonly Finding[] {
  const image = container.image?.text ?? "";
  if (image === "" || fields.build !== undefined) return [];
  const at = formatPath([...path, "image"]);
  const [, name = "", tag] = /^(.*?)(?::([^:/@]+))?(?:@.*)?$/.exec(image) ?? [];
  const findings: Finding[] = [];
  if (oldLitellmImage.test(image)) findings.push(messages.imageOldName(at, name));
  if (!image.includes("@sha256:") && isFloating(tag, launch !== undefined))
    findings.push(messages.imageFloating(at, image));
  const problem = /(^|\/)litellm[\w-]*$/.test(name) ? problemOf(image) : undefined;
  if (problem) findings.push(messages.imageUnsafe(at, problem.version, problem.reason));
  return findings;
}

/** What the stack is made of should not change by itself; for the rest only `latest` is named. */
function isFloating(tag: string | undefined, isOwn: boolean): boolean {
  if (tag === undefined) return isOwn;
  return tag === "latest" || (isOwn && /^(main-latest|nightly|main)$/.test(tag));
}

function problemOf(image: string): { version: string; reason: string } | undefined {
  const version = litellmVersionInTag(image);
  if (version === null) return undefined;
  if (compromisedLitellm.includes(version)) return { version, reason: "was published with malicious code" };
  return compareVersions(version, litellmFloor) < 0
    ? { version, reason: `has known holes: ${belowLitellmFloor}` }
    : undefined;
}
