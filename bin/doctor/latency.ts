/** How long answers have taken since the proxy started, from its own metrics, and what in the config may cost the time. */
import { connect } from "node:net";
import * as messages from "../../config/errors/doctor-running";
import { formatPath } from "../../config";
import type { Finding, GatewayConfig, GatewayPlan } from "../../config";
import { notSeen, seen } from "./check";
import type { Check } from "./check";
import { addressFromHere } from "./from-here";
import { askGateway } from "./gateway";
import { latenciesIn } from "./metrics";
import type { Latency } from "./metrics";
import { masterKey } from "./subject";

/** Above these an interactive client notices. */
const slow = { answerSeconds: 20, firstTokenSeconds: 3, distanceMilliseconds: 150 } as const;

export const latency: Check = {
  name: "latency",
  look: async (subject) => {
    const { plan, config, target } = subject;
    const reply = await askGateway(target, "/metrics/", masterKey(subject));
    if ("reason" in reply || reply.status !== 200) return notSeen("the gateway gives no metrics here");
    const latencies = latenciesIn(reply.text);
    if (latencies.length === 0) return notSeen("nothing has been asked since the proxy started");
    const findings = latencies.filter(isSlow).map(async (one) => {
      const causes = [...causesIn(config, plan, one.model), ...(await distances(plan, one.model))];
      return judgeLatency(one, causes);
    });
    const slowest = latencies.toSorted((a, b) => b.answerSeconds - a.answerSeconds)[0];
    const said = slowest ? `${slowest.model} takes ${slowest.answerSeconds.toFixed(1)} s on average` : "";
    return seen(said, (await Promise.all(findings)).flat());
  },
};

function isSlow({ answerSeconds, firstTokenSeconds }: Latency): boolean {
  return answerSeconds > slow.answerSeconds || (firstTokenSeconds ?? 0) > slow.firstTokenSeconds;
}

export function judgeLatency(one: Latency, causes: readonly string[]): readonly Finding[] {
  if (!isSlow(one)) return [];
  const { model, answerSeconds, firstTokenSeconds } = one;
  const first = firstTokenSeconds === undefined ? "" : `, its first token ${firstTokenSeconds.toFixed(1)} s`;
  const figures = `an answer of ${model} takes ${answerSeconds.toFixed(1)} s on average${first}`;
  const known =
    causes.length === 0 ? ["long answers, or more requests than the engines take at once"] : causes;
  return [messages.modelSlow(formatPath(["models", model]), figures, known)];
}

/** What the config itself tells. */
export function causesIn(
  { cache }: Pick<GatewayConfig, "cache">,
  { routes }: Pick<GatewayPlan, "routes">,
  model: string,
): readonly string[] {
  const route = routes.find((one) => one.model === model || one.aliases.includes(model));
  return [
    ...(cache.ttl === undefined ? ["answers are not cached (cache.ttl)"] : []),
    ...(route?.deployments.length === 1 ? ["one deployment answers all requests, nothing is balanced"] : []),
  ];
}

/** Addresses of somebody else's that are far away, measured from this machine. */
async function distances({ routes }: GatewayPlan, model: string): Promise<readonly string[]> {
  const deployments = routes.find((route) => route.model === model)?.deployments ?? [];
  const bases = deployments.flatMap(({ apiBase, workload }) =>
    apiBase !== null && workload === null ? [apiBase] : [],
  );
  const measured = [...new Set(bases)].map(async (base) => causeOf(base, await milliseconds(base)));
  return (await Promise.all(measured)).flat();
}

export function causeOf(base: string, distance: number | undefined): readonly string[] {
  if (distance === undefined || distance <= slow.distanceMilliseconds) return [];
  return [`${base} is ${Math.round(distance)} ms away from this machine`];
}

/** Of a TCP handshake; undefined when there is none. */
function milliseconds(url: string): Promise<number | undefined> {
  const start = performance.now();
  return new Promise((resolve) => {
    const socket = connect(addressFromHere(url));
    const end = (answer: number | undefined) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => end(performance.now() - start));
    socket.once("error", () => end(undefined));
    socket.setTimeout(5000, () => end(undefined));
  });
}
