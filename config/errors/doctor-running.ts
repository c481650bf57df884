/** Messages of `llm-gateway doctor` about a running stack: containers, networks, the way from a client to a model. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function containerUnwell(workload: string, state: string, last: string): Finding {
  return error(
    "DOCTOR.UNWELL",
    workload,
    `is ${state}${last === "" ? "" : `: ${last}`}`,
    `Read \`llm-gateway logs ${workload}\`; a stopped one is started by \`llm-gateway start\`.`,
  );
}

export function containerGone(workload: string): Finding {
  return error("DOCTOR.UNWELL", workload, "has no container", "Run `llm-gateway deploy`.");
}

export function networkLost(container: string, network: string): Finding {
  return error(
    "DOCTOR.NETWORK_LOST",
    container,
    `is not on the network ${network}`,
    `Run \`docker network connect ${network} ${container}\`, or deploy again.`,
  );
}

export function nameUnknown(path: string, apiBase: string, names: readonly string[]): Finding {
  return error(
    "DOCTOR.NAME_UNKNOWN",
    path,
    `${apiBase} names no container that runs on the stack's networks; there are ${names.length === 0 ? "none" : names.join(", ")}`,
    "Deploy again: a container that was renamed, or lost its network, is put back; in an own YAML correct api_base.",
  );
}

export function gatewayAway(url: string, reason: string): Finding {
  return error(
    "DOCTOR.GATEWAY_AWAY",
    "proxy.port",
    `nobody answers at ${url}: ${reason}`,
    "Look at the edge and the proxy above; on a remote Docker host open a tunnel to the port, such as `ssh -L`.",
  );
}

/** Beginnings of hashes; `running` is undefined where the proxy's file could not be read. */
export interface KeyHashes {
  readonly sent: string;
  readonly running: string | undefined;
}

export function keyRefused(
  url: string,
  secret: string,
  status: number,
  { sent, running }: KeyHashes,
): Finding {
  return error(
    "DOCTOR.KEY_REFUSED",
    "proxy.masterKey",
    `${url} answers ${status} to the value of ${secret}, whose SHA-256 begins with ${sent}${runningKey(sent, running)}`,
    `Correct ${secret} in the env file, or bring it to the host with \`llm-gateway secrets init\` and deploy again.`,
  );
}

function runningKey(sent: string, running: string | undefined): string {
  if (running === undefined) return "";
  return running === sent
    ? "; the proxy's file holds the same, which the proxy has not read since it changed"
    : `; that of the proxy's begins with ${running}`;
}

export function notHttp(container: string, lines: number): Finding {
  return warning(
    "DOCTOR.NOT_HTTP",
    container,
    `has logged "Invalid HTTP request received" ${lines} time${lines === 1 ? "" : "s"}: a client spoke TLS to a plain port, or sent no HTTP`,
    "Let clients call the address with the scheme that `llm-gateway status` shows; a wrong key is answered with 401 and never makes this line.",
  );
}

export function schemeDiffers(url: string, speaks: "TLS" | "plain HTTP"): Finding {
  return error(
    "DOCTOR.NOT_HTTP",
    "edge.tls",
    `the config says ${url}, the port speaks ${speaks}`,
    "Deploy again, so that the edge is as the config has it, or correct edge.tls.",
  );
}

export function noModelRuns(engines: number): Finding {
  return error(
    "DOCTOR.NO_MODEL_RUNS",
    "models",
    `none of the ${engines} engine${engines === 1 ? "" : "s"} answers`,
    "Read `llm-gateway logs` of an engine; while one loads, `llm-gateway status --watch` shows when it is ready.",
  );
}

export function modelNotListed(path: string, model: string): Finding {
  return error(
    "DOCTOR.MODEL_MISSING",
    path,
    `the running gateway does not list ${model}`,
    "Deploy again; LiteLLM leaves out a deployment that it cannot build, and its log says why.",
  );
}

export function redisDown(workload: string, reason: string): Finding {
  return error(
    "DOCTOR.REDIS_DOWN",
    workload,
    `Redis does not answer: ${reason}`,
    `Run \`llm-gateway restart ${workload}\`; until it answers every proxy counts limits for itself.`,
  );
}

export function postgresNotReady(workload: string, reason: string): Finding {
  return error(
    "DOCTOR.POSTGRES_NOT_READY",
    workload,
    `Postgres takes no connections: ${reason}`,
    `Read \`llm-gateway logs ${workload}\`: while it recovers it only needs time, a full disk needs room.`,
  );
}

export function targetDown(job: string, instance: string, reason: string): Finding {
  return warning(
    "DOCTOR.TARGET_DOWN",
    "prometheus",
    `Prometheus gets no figures of ${job} from ${instance}: ${reason}`,
    "Read `llm-gateway logs` of the container behind that address; for an exporter look at what it reads, too.",
  );
}

/** `causes` are fragments; at least one. */
export function modelSlow(path: string, figures: string, causes: readonly string[]): Finding {
  return warning(
    "DOCTOR.SLOW",
    path,
    `${figures}; what may cost time: ${causes.join("; ")}`,
    "Set cache.ttl for repeated questions, raise vllm.replicas or add a deployment, choose an address nearby, or lower the length of answers.",
  );
}
