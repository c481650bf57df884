/** The blackbox exporter's configuration: a look at the edge's certificate. Empty where nobody looks. */
import type { GatewayConfig } from "../gateway-config";
import { exporters } from "../plan/exporters";

export function compileBlackbox(config: GatewayConfig): object | null {
  if (!exporters(config).certificate) return null;
  return {
    modules: {
      certificate: {
        prober: "tcp",
        timeout: "5s",
        tcp: {
          preferred_ip_protocol: "ip4",
          tls: true,
          // Until when it is valid is the question, not who signed it: an own authority is as good.
          tls_config: { insecure_skip_verify: true, server_name: config.edge.domain ?? "localhost" },
        },
      },
    },
  };
}
