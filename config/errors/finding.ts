/** The two makers of findings and the phrases that all messages share. */
import type { Finding } from "../findings";
import type { ErrorCode } from "./catalogue";

export function error(code: ErrorCode, path: string, message: string, fix: string): Finding {
  return { code, severity: "error", path, message, fix };
}

export function warning(code: ErrorCode, path: string, message: string, fix: string): Finding {
  return { code, severity: "warning", path, message, fix };
}

/** `"a", "b"` for a list of names; `none` when it is empty. */
export function names(list: readonly string[]): string {
  return list.length === 0 ? "none" : list.map((name) => JSON.stringify(name)).join(", ");
}

/** GiB with at most two digits behind the point. */
export function gib(value: number): string {
  return `${Math.round(value * 100) / 100} GiB`;
}
