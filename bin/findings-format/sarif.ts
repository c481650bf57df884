/** Findings as SARIF 2.1.0, the form that code scanning reads. */
import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import { errorCatalogue } from "../../config";
import type { ErrorEntry, Finding } from "../../config";
import type { FindingsReport } from "./report";

const codes = [...errorCatalogue.keys()];

/** The whole log. All codes are rules, also without results: they are what was checked. */
export function sarifDocument({ findings, file }: FindingsReport): object {
  const seen = new Map<string, number>();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "llm-gateway", rules: [...errorCatalogue].map(rule) } },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => result(finding, finding.file ?? file, seen)),
      },
    ],
  };
}

function rule([id, { severity, meaning, fix }]: readonly [string, ErrorEntry]): object {
  return {
    id,
    shortDescription: { text: meaning },
    help: { text: fix, markdown: fix },
    defaultConfiguration: { level: severity },
    properties: { tags: [id.split(".")[0] ?? id] },
  };
}

function result(finding: Finding, file: string, seen: Map<string, number>): object {
  const { code, severity, path, message, fix, location } = finding;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: `${path === "" ? "" : `${path}: `}${message}\nfix: ${fix}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          ...(location && { region: { startLine: location.line, startColumn: location.column } }),
        },
        ...(path !== "" && { logicalLocations: [{ fullyQualifiedName: path }] }),
      },
    ],
    partialFingerprints: fingerprints(finding, file, seen),
  };
}

function uriOf(file: string): string {
  return file.startsWith("/") ? pathToFileURL(file).href : file.split("/").map(encodeURIComponent).join("/");
}

/** Of what a finding is about, and neither its line nor its figures: it stays one alert while the file around it changes. */
function fingerprints(
  { code, path, location }: Finding,
  file: string,
  seen: Map<string, number>,
): Readonly<Record<string, string>> {
  const key = JSON.stringify([file, code, path]);
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  const value = `${createHash("sha256").update(key).digest("hex").slice(0, 16)}:${count}`;
  // Code scanning makes this one itself from the text of the line; without a line it has nothing to make it from.
  return location ? { "finding/v1": value } : { "finding/v1": value, primaryLocationLineHash: value };
}
