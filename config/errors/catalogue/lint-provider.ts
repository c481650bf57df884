/** The way from LiteLLM to a vLLM server, as `lint` finds it. */
import { entriesOf } from "./entry";

export const providerLintEntries = entriesOf({
  "LINT.PREFIX_VLLM": {
    severity: "error",
    meaning: "`vllm/` in front of a model that a server serves. LiteLLM would run vLLM in its own process.",
    fix: "Write `hosted_vllm/`.",
    example: {
      path: "model_list[1].litellm_params.model",
      message:
        '"vllm/own": vllm/ runs the model inside of LiteLLM, whose image has no vLLM; every request fails',
    },
  },
  "LINT.BASE_WITHOUT_VERSION": {
    severity: "error",
    meaning: "The address of a vLLM server without `/v1`, below which its routes lie.",
    fix: "Add `/v1`.",
    example: {
      path: "model_list[0].litellm_params.api_base",
      message: '"http://10.0.0.7:8000/" has no /v1: LiteLLM adds only the route, and vLLM answers with 404',
    },
  },
});
