/** LiteLLM configs as people write them by hand, for comparison: same backends, no help of the compiler. */
import { masterKey } from "./testbed";

/** Model name → its backends, in LiteLLM's own words. */
export type Groups = Readonly<Record<string, readonly string[]>>;

export interface HandWritten {
  readonly groups: Groups;
  readonly fallbacks?: Readonly<Record<string, readonly string[]>>;
  readonly router?: object;
  readonly litellm?: object;
  readonly general?: object;
}

/** JSON is YAML. */
export function handWritten({ groups, fallbacks, router, litellm, general }: HandWritten): string {
  const lists = Object.entries(fallbacks ?? {}).map(([model, targets]) => ({ [model]: targets }));
  return JSON.stringify({
    model_list: Object.entries(groups).flatMap(([name, backends]) =>
      backends.map((backend) => ({
        model_name: name,
        litellm_params: { model: `hosted_vllm/${name}`, api_base: `http://${backend}:8000/v1` },
      })),
    ),
    router_settings: { ...router, ...(lists.length > 0 ? { fallbacks: lists } : {}) },
    litellm_settings: { ...litellm },
    general_settings: { master_key: masterKey, ...general },
  });
}

/** The settings that guides for such gateways hand out, under the names of the requirements that quote them. */
export const guides: Readonly<Record<string, Pick<HandWritten, "router" | "litellm">>> = {
  "LiteLLM's defaults (S0, S1)": {},
  "S2: two retries, pre-call checks": { router: { num_retries: 2, enable_pre_call_checks: true } },
  "S3: a retry policy, cooldown_time 1": {
    router: { cooldown_time: 1, retry_policy: { max_retries: 3, base_delay: 1, max_delay: 10 } },
  },
  "S4: three retries, timeout 300": { router: { num_retries: 3, timeout: 300 } },
};
