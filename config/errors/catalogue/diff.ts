/** What `llm-gateway diff` compares with, and what it was told to refuse. */
import { entriesOf } from "./entry";

export const diffEntries = entriesOf({
  "DIFF.BASE_UNKNOWN": {
    severity: "error",
    meaning: "What is behind `--base` is neither a file nor a commit of this repository.",
    fix: "Name a commit, a branch, a config file, or a plan; in a shallow clone fetch the base first.",
    example: { path: "", message: '"mian" is no file, and git knows no commit of that name' },
  },
  "DIFF.BASE_UNREADABLE": {
    severity: "error",
    meaning:
      "The file behind `--base` is neither a config nor a whole plan, or this clone lacks files of the commit.",
    fix: "Name a config, or make the plan again with `llm-gateway plan --json`; fetch without a filter.",
    example: {
      path: "",
      message: "plan.json cannot be compared with: it lacks what plan --json of this version writes",
    },
  },
  "DIFF.BASE_BROKEN": {
    severity: "error",
    meaning: "The config of the base cannot be read or planned at all.",
    fix: "Compare with a commit whose config passes `llm-gateway check`.",
    example: {
      path: "",
      message: "nothing can be planned for the config of main: gateway.config.ts could not be read: no shelf",
    },
  },
  "DIFF.BASE_HAS_ERRORS": {
    severity: "warning",
    meaning:
      "The config of the base has error findings. What is wrong in it counts as not there, so it may be shown as new.",
    fix: "Read what is shown as new with care.",
    example: { path: "", message: "the config of main has 1 error: what is wrong in it was left out" },
  },
  "DIFF.TERRAFORM_UNREADABLE": {
    severity: "error",
    meaning: "The file behind `--terraform` is not what `terraform show -json` prints of a plan.",
    fix: "Write it with `terraform plan -out=plan.out` and `terraform show -json plan.out`.",
    example: { path: "", message: "plan.json is no plan of Terraform's: it is not JSON" },
  },
  "DIFF.TERRAFORM_OTHER_STACK": {
    severity: "error",
    meaning: "The plan behind `--terraform` has no container of this config.",
    fix: "Give the plan that was made in the folder that `cdktf synth` wrote for this config.",
    example: { path: "", message: "plan.json names no container of vllm-litellm" },
  },
  "DIFF.POLICY_UNREADABLE": {
    severity: "error",
    meaning: "What is behind `--fail-on` is not an action, a colon and a subject.",
    fix: "Write it like `replace:vllm`, `delete:*` or `away:gateway`.",
    example: {
      path: "",
      message:
        '--fail-on "vllm" is not <action>:<subject>; actions: create, replace, update, delete, away, *',
    },
  },
  "DIFF.POLICY_SUBJECT": {
    severity: "error",
    meaning: "A policy is about something that neither side has: it would let everything through.",
    fix: "Correct the name of the role, the workload or the model.",
    example: {
      path: "",
      message: '--fail-on "replace:vlmm" would never hold: nothing is called "vlmm"; known: "edge", "vllm"',
    },
  },
  "DIFF.FORBIDDEN": {
    severity: "error",
    meaning: "The change does what `--fail-on` forbids.",
    fix: "Take the change back, or let it through on purpose.",
    example: {
      path: "",
      message: "vllm-chat is replaced (models.chat.vllm.maxNumSeqs), which --fail-on replace:vllm forbids",
    },
  },
  "DIFF.ANOTHER_STACK": {
    severity: "warning",
    meaning:
      "The name of the stack changes. Another name is another stack with its own containers, volumes and state.",
    fix: "Destroy the old stack first, or keep its name.",
    example: {
      path: "name",
      message:
        "the stack shelf becomes lab: a deployment makes all of it anew and leaves shelf as it is, on its ports and GPUs",
    },
  },
  "DIFF.NETWORK_REPLACED": {
    severity: "warning",
    meaning:
      "A created network keeps its name and changes, while the proxies on it overlap. The new one would have to exist beside the old one.",
    fix: "Choose another `host.network.name` together with the change, or destroy first.",
    example: {
      path: "host.network",
      message:
        "the network vllm_network would be replaced under the same name while proxies overlap: the deployment fails half-way",
    },
  },
  "DIFF.EDGE_TAKES_PORT": {
    severity: "warning",
    meaning: "The edge is switched on, and the proxy that runs holds its port.",
    fix: "Remove the proxy right before the deployment.",
    example: {
      path: "edge.enabled",
      message: "the edge needs the port that vllm-litellm-proxy holds until the edge is there",
    },
  },
});

export const diffArea = {
  title: "Two versions of a config",
  prefixes: ["DIFF"],
  introduction: "Raised by `llm-gateway diff`: [ci.md](ci.md).",
  entries: diffEntries,
};
