/** Images: the name that is kept, a version that stays, and none that is known to be unsafe. */
import * as messages from "../../errors/lint-compose";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import type { DocumentOf } from "../project";
import { servicesOf } from "./service";
import type { Service } from "./service";

export function checkImages(document: DocumentOf<"compose">): readonly Finding[] {
  return servicesOf(document).flatMap(checkImage);
}

function checkImage({ container, fields, path, launch }: Service): readonly Finding[] {
  const image = container.image?.text ?? "";
  if (image === "" || image.includes("@sha256:") || fields.build !== undefined) return [];
  const at = formatPath([...path, "image"]);
  const [, name = "", tag] = /^(.*?)(?::([^:/]+))?$/.exec(image) ?? [];
  const findings: Finding[] = [];
  if (/(^|\/)berriaiofficial\/litellm/.test(name)) findings.push(messages.imageOldName(at, name));
  if (isFloating(tag, launch !== undefined)) findings.push(messages.imageFloating(at, image));
  const problem = /(^|\/)litellm[\w-]*$/.test(name) ? problemOf(tag ?? "") : undefined;
  if (problem) findings.push(messages.imageUnsafe(at, problem.version, problem.reason));
  return findings;
}

/** What the stack is made of should not change by itself; for the rest only `latest` is named. */
function isFloating(tag: string | undefined, isOwn: boolean): boolean {
  if (tag === undefined) return isOwn;
  return tag === "latest" || (isOwn && /^(main-latest|nightly|main)$/.test(tag));
}

function problemOf(tag: string): { version: string; reason: string } | undefined {
  const [, major, minor, patch] = (/^(?:main-)?v?(\d+)\.(\d+)\.(\d+)/.exec(tag) ?? []).map(Number);
  if (major === undefined || minor === undefined || patch === undefined) return undefined;
  const version = `${major}.${minor}.${patch}`;
  if (version === "1.82.7" || version === "1.82.8")
    return { version, reason: "was published with malicious code" };
  const isOld = major < 1 || (major === 1 && (minor < 83 || (minor === 83 && patch < 10)));
  return isOld
    ? { version, reason: "has known holes, among them an SQL injection before the login (CVE-2026-42208)" }
    : undefined;
}
