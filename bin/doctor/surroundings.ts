/** What a deployment would trip over: the checks of `deploy`, one by one. */
import { checkAuthorities } from "../deploy/authorities";
import { checkDisk } from "../deploy/disk";
import { absentImages } from "../deploy/images";
import { checkNetwork } from "../deploy/network";
import { checkPublishedPorts } from "../deploy/ports";
import { checkPostgresVersion } from "../deploy/postgres-version";
import { checkNames, checkSecrets } from "../deploy/preflight";
import type { Finding } from "../../config";
import { notSeen, seen } from "./check";
import type { Check } from "./check";
import type { Subject } from "./subject";

/** `said` holds where nothing is found. */
function withEngine(
  name: string,
  said: (subject: Subject) => string,
  judge: (subject: Subject) => Promise<readonly Finding[]> | readonly Finding[],
): Check {
  return {
    name,
    look: async (subject) => {
      if (subject.info === undefined) return notSeen("no engine answers");
      const findings = await judge(subject);
      return seen(findings.length === 0 ? said(subject) : "", findings);
    },
  };
}

const isElsewhere = notSeen("the Docker host is another machine");

export const secrets: Check = {
  name: "secrets",
  look: ({ plan, values }) => {
    const set = plan.secrets.filter(({ name }) => values.has(name)).length;
    return seen(`${set} of ${plan.secrets.length} set`, checkSecrets(plan, values));
  },
};

export const surroundings: readonly Check[] = [
  withEngine(
    "container names",
    () => "free, or this stack's",
    ({ plan, containers }) => checkNames(plan, containers),
  ),
  withEngine(
    "ports",
    ({ plan }) => plan.ports.map(({ bind, port }) => `${bind}:${port}`).join(", "),
    ({ docker, plan, containers }) => checkPublishedPorts(docker, plan, containers),
  ),
  withEngine(
    "network",
    ({ plan }) => plan.network.name,
    ({ docker, plan }) => checkNetwork(docker, plan),
  ),
  withEngine(
    "data of Postgres",
    () => "fits the version",
    ({ docker, plan }) => checkPostgresVersion(docker, plan),
  ),
  withEngine(
    "images",
    ({ config }) =>
      config.imagePolicy.pull === "never" ? "there" : "pulled by deploy where they are missing",
    ({ docker, config, plan }) => (config.imagePolicy.pull === "never" ? absentImages(docker, plan) : []),
  ),
  {
    name: "disk for weights",
    look: ({ docker, config, plan }) => {
      if (!docker.isLocal) return isElsewhere;
      const findings = checkDisk(docker, config.host.weightsDir, plan);
      return seen(findings.length === 0 ? config.host.weightsDir : "", findings);
    },
  },
  {
    name: "authorities",
    look: ({ docker, config }) => {
      const { caCertificates } = config.host;
      if (caCertificates === null) return notSeen("host.caCertificates is not set");
      return docker.isLocal ? seen("", checkAuthorities(docker, caCertificates)) : isElsewhere;
    },
  },
];
