/** What is wrong with constructs that a program puts together. */
import { entriesOf } from "./entry";

export const constructEntries = entriesOf({
  "CONSTRUCT.NAME_TAKEN": {
    severity: "error",
    meaning: "Two constructs of a stack make a container of the same name.",
    fix: "Give each gateway a `name` of its own.",
    example: { path: "", message: "stack/first has a container named vllm-small too" },
  },
  "CONSTRUCT.PORT_TAKEN": {
    severity: "error",
    meaning: "Two constructs of a stack publish the same port of the host.",
    fix: "Set another port, or another address, in one of the two configs.",
    example: {
      path: "",
      message: "publishes port 4000 at 127.0.0.1, which stack/first publishes too",
    },
  },
  "CONSTRUCT.NEED_MISSING": {
    severity: "error",
    meaning: "A workload is to be created after another one that is not in the stack.",
    fix: "Add the construct of the other one, or pass the workload without the need.",
    example: { path: "", message: "vllm-small-2 is started after vllm-small, which is not in this stack" },
  },
  "CONSTRUCT.BACKEND_UNKNOWN": {
    severity: "error",
    meaning: "`serves` names an engine that the proxy's YAML does not ask.",
    fix: "Take workloads and artefacts from one plan.",
    example: {
      path: "",
      message: "the YAML of vllm-litellm-proxy has no deployment at http://vllm-small:8000/v1",
    },
  },
});

export const constructArea = {
  title: "Constructs",
  prefixes: ["CONSTRUCT"],
  introduction:
    "Raised at synthesis, of constructs that a program puts together itself: [library.md](library.md#what-a-stack-refuses).",
  entries: constructEntries,
};
