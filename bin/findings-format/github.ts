/** Findings as workflow commands, which GitHub shows beside the lines of a pull request. */
import type { Finding } from "../../config";
import type { FindingsReport } from "./report";

/** One line for each finding; empty without any. */
export function githubText({ findings, file }: FindingsReport): string {
  return findings.map((finding) => `${command(finding, file)}\n`).join("");
}

function command({ severity, code, path, message, fix, location, file: own }: Finding, file: string): string {
  const properties = [
    `file=${property(own ?? file)}`,
    ...(location ? [`line=${location.line}`, `col=${location.column}`] : []),
    `title=${property(code)}`,
  ];
  const text = `${path === "" ? "" : `${path}: `}${message}\nfix: ${fix}`;
  return `::${severity} ${properties.join(",")}::${data(text)}`;
}

/** Only these end a command or begin an escape in it. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
