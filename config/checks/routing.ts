/** Time limits that nest, and a strategy that upstream stands behind. */
import * as messages from "../errors/service";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";

const unfit = ["usage-based-routing", "usage-based-routing-v2"];

export function checkRouting(config: GatewayConfig): readonly Finding[] {
  const { routing, proxy } = config;
  const findings: Finding[] = [];
  if (unfit.includes(routing.strategy))
    findings.push(messages.strategyUnfit("routing.strategy", routing.strategy));
  const timeouts: [string, number][] = [
    ["routing.timeout", routing.timeout],
    ["routing.streamTimeout", routing.streamTimeout],
    ...config.models.flatMap((model): [string, number][] =>
      model.timeoutSeconds === null
        ? []
        : [[formatPath(["models", model.name, "timeout"]), model.timeoutSeconds]],
    ),
  ];
  for (const [path, seconds] of timeouts) {
    if (seconds > proxy.requestTimeout)
      findings.push(messages.timeoutTooLong(path, seconds, proxy.requestTimeout));
  }
  return findings;
}
