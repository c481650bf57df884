/** Messages about what `llm-gateway diff` compares with, and what it was told to refuse. */
import type { Finding } from "../findings";
import { closestMatch } from "../upstream/closest";
import { error, names, warning } from "./finding";

export function baseUnknown(base: string, reason: string, isShallow: boolean): Finding {
  return error(
    "DIFF.BASE_UNKNOWN",
    "",
    `${JSON.stringify(base)} is no file, and ${reason}`,
    isShallow
      ? "This clone has only the newest commits: fetch the base too, such as with `git fetch origin main`, or `fetch-depth: 0`."
      : "Name a commit, a branch, a config file, or what `llm-gateway plan --json` wrote.",
  );
}

export function baseUnreadable(base: string, reason: string): Finding {
  return error(
    "DIFF.BASE_UNREADABLE",
    "",
    `${base} cannot be compared with: ${reason}`,
    "Name a config, or make the plan again with `llm-gateway plan --json` of this version.",
  );
}

export function baseIncomplete(base: string, reason: string): Finding {
  return error(
    "DIFF.BASE_UNREADABLE",
    "",
    `${base} cannot be compared with: ${reason}`,
    "A clone that was made with a filter lacks files: `git fetch --refetch --no-filter`, or check out without one.",
  );
}

export function baseBroken(base: string, problem: string): Finding {
  return error(
    "DIFF.BASE_BROKEN",
    "",
    `nothing can be planned for the config of ${base}: ${problem}`,
    "Compare with a commit whose config passes `llm-gateway check`.",
  );
}

export function baseHasErrors(base: string, count: number): Finding {
  return warning(
    "DIFF.BASE_HAS_ERRORS",
    "",
    `the config of ${base} has ${count} ${count === 1 ? "error" : "errors"}: what is wrong in it was left out`,
    "Read what is shown as new with care; `llm-gateway check` there names the errors.",
  );
}

export function terraformUnreadable(file: string, reason: string): Finding {
  return error(
    "DIFF.TERRAFORM_UNREADABLE",
    "",
    `${file} is no plan of Terraform's: ${reason}`,
    "Write one: `terraform plan -out=plan.out`, then `terraform show -json plan.out > plan.json`.",
  );
}

export function terraformOfAnother(file: string, stack: string): Finding {
  return error(
    "DIFF.TERRAFORM_OTHER_STACK",
    "",
    `${file} names no container of ${stack}`,
    "Give the plan that was made in the folder that `cdktf synth` wrote for this config.",
  );
}

export function policyUnreadable(policy: string, actions: readonly string[]): Finding {
  return error(
    "DIFF.POLICY_UNREADABLE",
    "",
    `--fail-on ${JSON.stringify(policy)} is not <action>:<subject>; actions: ${actions.join(", ")}`,
    "Write it like `replace:vllm`, `delete:*` or `away:gateway`.",
  );
}

export function policySubjectUnknown(policy: string, subject: string, known: readonly string[]): Finding {
  const meant = closestMatch(subject, known);
  return error(
    "DIFF.POLICY_SUBJECT",
    "",
    `--fail-on ${JSON.stringify(policy)} would never hold: nothing is called ${JSON.stringify(subject)}; known: ${names(known)}`,
    meant === undefined ? "Name one of these." : `Did you mean ${JSON.stringify(meant)}?`,
  );
}

export function policyBroken(policy: string, what: string, why: string): Finding {
  return error(
    "DIFF.FORBIDDEN",
    "",
    `${what}${why}, which --fail-on ${policy} forbids`,
    "Take the change back, or let it through on purpose, without this policy.",
  );
}

export function anotherStack(before: string, after: string): Finding {
  return warning(
    "DIFF.ANOTHER_STACK",
    "name",
    `the stack ${before} becomes ${after}: a deployment makes all of it anew and leaves ${before} as it is, on its ports and GPUs`,
    `Destroy the old one first, from its own config: \`npx cdktf destroy ${before}\`. Its data stay under its name.`,
  );
}

export function subnetChanges(network: string): Finding {
  return warning(
    "DIFF.NETWORK_REPLACED",
    "host.network",
    `the network ${network} would be replaced under the same name while proxies overlap: the deployment fails half-way`,
    "Choose another host.network.name together with the change, or destroy the stack first.",
  );
}

export function edgeTakesPort(proxy: string): Finding {
  return warning(
    "DIFF.EDGE_TAKES_PORT",
    "edge.enabled",
    `the edge needs the port that ${proxy} holds until the edge is there`,
    `Remove it right before the deployment: \`docker rm -f ${proxy}\`.`,
  );
}
