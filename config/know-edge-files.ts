/** Certificates that `edge` names: files beside the config, whose text becomes a part of the edge's files. */
import * as messages from "./errors/edge";
import type { Finding } from "./findings";
import type { GatewayConfig } from "./gateway-config";
import type { TextReader } from "./load-text";
import type { EdgeFileName } from "./schema/edge";

export interface KnownEdgeFiles {
  readonly config: GatewayConfig;
  readonly findings: readonly Finding[];
}

export function knowEdgeFiles(config: GatewayConfig, read: TextReader): KnownEdgeFiles {
  const findings: Finding[] = [];
  const texts = named(config).flatMap(([name, path, file]) => {
    const found = read(file);
    const problem =
      "problem" in found
        ? messages.edgeFileUnreadable(path, file, found.problem)
        : judge(path, file, found.text);
    if (problem) findings.push(problem);
    return problem === undefined && "text" in found ? [[name, found.text] as const] : [];
  });
  return { config: { ...config, edgeFiles: Object.fromEntries(texts) }, findings };
}

/** Artefact, path of the key, and the file that stands there. */
function named({ edge }: GatewayConfig): readonly (readonly [EdgeFileName, string, string])[] {
  if (!edge.enabled) return [];
  return [
    ...(typeof edge.tls === "object" ? [["edge-cert", "edge.tls.cert", edge.tls.cert] as const] : []),
    ...(edge.clientCa === undefined ? [] : [["edge-client-ca", "edge.clientCa", edge.clientCa] as const]),
    ...(edge.acme.ca === undefined ? [] : [["edge-acme-ca", "edge.acme.ca", edge.acme.ca] as const]),
  ];
}

function judge(path: string, file: string, text: string): Finding | undefined {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return messages.edgeKeyInFile(path, file);
  return /-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.test(text)
    ? undefined
    : messages.edgeNoCertificate(path, file);
}
