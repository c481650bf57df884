/** What a running stack has lost against its plan. */
import { entriesOf } from "./entry";

export const securityEntries = entriesOf({
  "SECURITY.CONTROL_LOST": {
    severity: "error",
    meaning: "A running container is less closed than the plan has it.",
    fix: "Deploy again, then find out who changed it.",
    example: {
      path: "vllm-litellm-redis",
      message: "can write to its root (control read-only, CIS Docker 5: 5.13)",
    },
  },
  "SECURITY.UNPLANNED": {
    severity: "error",
    meaning: "A container carries the label of the stack, but is in no plan.",
    fix: "Remove it, or deploy again when the config has changed.",
    example: { path: "intruder", message: "carries the label of vllm-litellm, but is in no plan" },
  },
  "SECURITY.NOT_RUNNING": {
    severity: "error",
    meaning: "A workload of the plan has no container.",
    fix: "Run `llm-gateway deploy`.",
    example: {
      path: "vllm-litellm-redis",
      message: "has no container, so that nothing can be said about it",
    },
  },
});
