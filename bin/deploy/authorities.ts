/** The file of `host.caCertificates`. Looked at only where the Docker host is this very machine. */
import { readFileSync } from "node:fs";
import { types } from "node:util";
import { authoritiesMissing } from "../../config/errors/environment";
import type { Finding } from "../../config";
import type { Docker } from "../docker";

export function checkAuthorities(
  { isLocal }: Pick<Docker, "isLocal">,
  file: string | null,
): readonly Finding[] {
  if (!isLocal || file === null) return [];
  const problem = problemOf(file);
  return problem === undefined ? [] : [authoritiesMissing(file, problem)];
}

function problemOf(file: string): string | undefined {
  try {
    const text = readFileSync(file, "utf8");
    return text.includes("-----BEGIN CERTIFICATE-----") ? undefined : "holds no PEM certificate";
  } catch (cause) {
    const code = types.isNativeError(cause) && "code" in cause ? String(cause.code) : "";
    return code === "ENOENT" ? "is not there" : `cannot be read: ${code}`;
  }
}
