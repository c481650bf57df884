/** Messages about the way from LiteLLM to a vLLM server. */
import type { Finding } from "../findings";
import { error } from "./finding";

export function prefixVllm(path: string, model: string): Finding {
  return error(
    "LINT.PREFIX_VLLM",
    path,
    `${JSON.stringify(model)}: vllm/ runs the model inside of LiteLLM, whose image has no vLLM; every request fails`,
    `Write hosted_vllm/${model.replace(/^vllm\//, "")}.`,
  );
}

export function baseWithoutVersion(path: string, base: string): Finding {
  return error(
    "LINT.BASE_WITHOUT_VERSION",
    path,
    `${JSON.stringify(base)} has no /v1: LiteLLM adds only the route, and vLLM answers with 404`,
    `Write ${base.replace(/\/+$/, "")}/v1.`,
  );
}
