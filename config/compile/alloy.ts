/** Alloy's pipeline: lines of requests from their file to Loki. https://grafana.com/docs/alloy/latest/reference/components/loki/ */
import { compareText } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { recordsOfReaders } from "../plan/workloads/request-log";

const notARequest = String.raw`{app="litellm-proxy"} !~ "^\\{\"event\":\""`;

/** An empty text where nothing is shipped to Loki. */
export function compileAlloy(config: GatewayConfig): string {
  const { loki } = config.telemetry;
  if (loki === undefined) return "";
  const labels = { app: "litellm-proxy", stack: config.name, ...loki.labels };
  return `// Lines of requests of ${config.name}, compiled from its gateway config. Changes here are overwritten.

local.file_match "requests" {
  path_targets = [${map({ __path__: recordsOfReaders(config).file, ...labels })}]
}

loki.source.file "requests" {
  targets    = local.file_match.requests.targets
  forward_to = [loki.process.requests.receiver]
}

${pipeline}
loki.write "loki" {
  endpoint {
    url = ${quoted(pushAddress(loki.url))}${throughProxy(config)}${access(loki)}
  }
}
`;
}

const pipeline = `loki.process "requests" {
  forward_to = [loki.write.loki.receiver]

  // What is no line of a request.
  stage.match {
    selector = ${quoted(notARequest)}
    action   = "drop"
  }

  // A model that only a client's mistake names gets no series of its own.
  stage.json {
    expressions = {
      "time"     = "timestamp",
      "duration" = "duration_ms",
      "status"   = "status_code",
      "model"    = "model_group && model_alias || 'unknown'",
    }
    drop_malformed = true
  }

  stage.timestamp {
    source = "time"
    format = "RFC3339Nano"
  }

  stage.labels {
    values = { "status" = "", "model" = "" }
  }

  // Not a label: a value would be a series. Loki 3 keeps it beside the line.
  stage.structured_metadata {
    values = { "duration" = "" }
  }
}
`;

/** Alloy reads a company's proxy from its environment only where it is told so. */
function throughProxy({ host: { proxy } }: GatewayConfig): string {
  return proxy === null ? "" : "\n    proxy_from_environment = true";
}

type Loki = NonNullable<GatewayConfig["telemetry"]["loki"]>;

function access({ tenant, user, password }: Loki): string {
  const file = password === undefined ? undefined : quoted(`/run/secrets/${password}`);
  const lines = [
    ...(tenant === undefined ? [] : [`tenant_id = ${quoted(tenant)}`]),
    ...(file !== undefined && user === undefined ? [`bearer_token_file = ${file}`] : []),
    ...(file !== undefined && user !== undefined
      ? ["basic_auth {", `  username      = ${quoted(user)}`, `  password_file = ${file}`, "}"]
      : []),
  ];
  return lines.map((line) => `\n    ${line}`).join("");
}

function pushAddress(url: string): string {
  const { origin, pathname } = new URL(url);
  return pathname === "/" ? `${origin}/loki/api/v1/push` : url;
}

function map(values: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(values).toSorted(([a], [b]) => compareText(a, b));
  return `{ ${pairs.map(([key, value]) => `${quoted(key)} = ${quoted(value)}`).join(", ")} }`;
}

/** Alloy's strings are those of Go, which has everything that JSON writes. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
