/** LiteLLM's own keys as an author writes them, with values whose effect can be read back. */
import fc from "fast-check";
import { some, word } from "./values";

export const rawParams = some({
  extra_headers: fc.constantFrom<object>({ "X-Key": "os.environ/HEADER_KEY", a: "b" }, { "X-Team": "shelf" }),
  stream_timeout: fc.integer({ min: 1, max: 60 }),
  max_retries: fc.integer({ min: 0, max: 3 }),
  drop_params: fc.boolean(),
  additional_drop_params: fc.constant(["user", "metadata"]),
  merge_reasoning_content_in_choices: fc.constant(true),
  region_name: fc.constant("eu"),
  n: fc.constant(1),
  user: word,
});

export const rawInfo = some({
  tier: fc.constantFrom("free", "paid"),
  access_groups: fc.constant(["all", "no"]),
  base_model: fc.constant("openai/gpt-4o"),
  supports_native_streaming: fc.boolean(),
});

export const litellm = some({
  generalSettings: some({
    user_header_name: fc.constant("X-User"),
    health_check_details: fc.boolean(),
    disable_spend_logs: fc.boolean(),
    proxy_batch_write_at: fc.integer({ min: 1, max: 60 }),
    drain_endpoint_token: fc.constant("os.environ/DRAIN_TOKEN"),
    alerting: fc.constant([]),
    max_in_flight_requests_per_worker: fc.integer({ min: 1, max: 500 }),
  }),
  litellmSettings: some({
    turn_off_message_logging: fc.boolean(),
    modify_params: fc.boolean(),
    ssl_verify: fc.boolean(),
    default_internal_user_params: fc.constant({ max_budget: 5, budget_duration: "30d" }),
    redact_user_api_key_info: fc.boolean(),
    num_retries_per_request: fc.integer({ min: 0, max: 3 }),
    custom_prometheus_tags: fc.constant(["team", "no"]),
  }),
  routerSettings: some({
    retry_after: fc.integer({ min: 0, max: 9 }),
    max_fallbacks: fc.integer({ min: 1, max: 9 }),
    disable_cooldowns: fc.boolean(),
  }),
});
