/** What to look at when a check fails. */
import type { Told } from "./ask";

export interface Failed extends Pick<Told, "status" | "problem" | "isKeyRefused"> {
  /** What the call itself advises where there is an answer. */
  readonly fix: string | undefined;
  /** Own engines behind the model; empty for an upstream, and for the gateway as a whole. */
  readonly engines: readonly string[];
  readonly isOfModel: boolean;
}

export function adviceFor(failed: Failed): string {
  const { status, isKeyRefused, fix } = failed;
  if (status === 0) return unanswered(failed);
  if (status < 300) return fix ?? behind(failed);
  if (isKeyRefused)
    return "Run `llm-gateway doctor`: it says which value the gateway has, and how to bring yours there.";
  if (status === 403)
    return "The edge lets this machine not in (`edge.allowIps`, `edge.clientCa`), or the key may not ask this model.";
  if (status === 404) return "Deploy again: what runs is another config than this one.";
  return behind(failed);
}

function unanswered({ problem, engines }: Failed): string {
  if (problem.includes("certificate")) return "Name the authority that signed it with --ca FILE.";
  return problem.startsWith("no answer") && engines.length > 0
    ? logsOf(engines)
    : "Look at `llm-gateway status`: the edge and a proxy have to run; on a remote Docker host open a tunnel to the port.";
}

function behind({ engines, isOfModel }: Failed): string {
  if (engines.length > 0) return logsOf(engines);
  return isOfModel
    ? "`llm-gateway doctor --providers` tries every provider's key."
    : "Run `llm-gateway doctor`.";
}

function logsOf(engines: readonly string[]): string {
  return `Read \`llm-gateway logs ${engines.join(" ")}\`; \`llm-gateway status\` shows whether it has loaded.`;
}
