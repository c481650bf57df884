/** Messages about limits, retries and checks that cost. */
import type { Finding } from "../findings";
import { error, names, warning } from "./finding";
import { useModel } from "./routing";
import type { UnknownName } from "./routing";

export function limitBelowDeployments(path: string, limit: number, deployments: number): Finding {
  return warning(
    "LIMITS.TOO_FEW",
    path,
    `${limit} split over ${deployments} deployments leaves ${deployments - limit} of them none`,
    "Raise it to at least one per deployment, or use fewer deployments.",
  );
}

export function parallelBelowParts(
  path: string,
  limit: number,
  deployments: number,
  processes: number,
): Finding {
  const most = deployments * processes;
  return warning(
    "LIMITS.TOO_FEW",
    path,
    `${limit} cannot be split over ${deployments} × ${processes} deployments and proxy processes, which count alone; up to ${most} may run`,
    `Raise it to at least ${most}.`,
  );
}

export function affinityWithLimits(path: string, models: readonly string[]): Finding {
  return warning(
    "LIMITS.AFFINITY",
    path,
    `requests stay with their deployment when its part of the limits is spent, and get 429 while others have some left: ${models.join(", ")}`,
    "Remove rpm and tpm of these models, or the affinity.",
  );
}

export function retryWaits(path: string, models: readonly string[]): Finding {
  return warning(
    "ROUTING.RETRY_WAITS",
    path,
    `a request waits seconds for each retry before the fallback of a model with one deployment is asked (after a 429 as long as its Retry-After says, up to 60 s): ${models.join(", ")}`,
    "Leave the class out, so that the fallback answers at once, or give these models a second deployment.",
  );
}

export function checksAreBilled(path: string, deployments: number, perDay: number): Finding {
  return warning(
    "ROUTING.CHECKS_BILLED",
    path,
    `calls ${deployments} hosted ${deployments === 1 ? "deployment" : "deployments"} ${perDay} times a day from each proxy process; the provider bills each call`,
    "Raise healthChecks.every, name fewer models, or remove it.",
  );
}

/** Own engines are checked without being named. */
export function checkUnknown(unknown: UnknownName): Finding {
  const { path, name, known } = unknown;
  return error(
    "ROUTING.CHECK_UNKNOWN",
    path,
    `no hosted model has the name ${JSON.stringify(name)}; known: ${names(known)}`,
    useModel(unknown),
  );
}
