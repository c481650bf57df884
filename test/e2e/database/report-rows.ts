/** Rows of the scripted conversation in reports.e2e.ts, computed by hand: times, counts and dollars as that file has them. */

export const chatRow = { model: "chat", total_requests: 6, failures: 1, total_cost: 0.044, avg_tokens: 9 };
/** Requirement, report, rows; columns that are not here may say anything. */
export const cases: readonly (readonly [string, string, readonly object[]])[] = [
  [
    "S1-19",
    "models",
    [
      { ...chatRow, total_prompt_tokens: 39, total_completion_tokens: 15 },
      {
        ...{ model: "free", total_requests: 1, failures: 0, total_cost: 0, avg_tokens: 8 },
        ...{ total_prompt_tokens: 5, total_completion_tokens: 3 },
      },
    ],
  ],
  [
    "S1-20",
    "keys",
    [
      {
        ...{
          key_alias: "notebook",
          user_id: "owner-a",
          team: "research",
          max_budget: 2,
          models: ["chat", "free"],
        },
        ...{ period_requests: 3, period_spend: 0.033 },
      },
      {
        key_alias: "script",
        team: null,
        max_budget: null,
        models: [],
        period_requests: 3,
        period_spend: 0.011,
      },
      { key_alias: "master key", spend: null, period_requests: 1, period_spend: 0 },
    ],
  ],
  [
    "S1-21",
    "daily",
    [
      {
        ...{ request_date: "2026-03-01", requests: 6, daily_cost: 0.044, unique_users: 2, unique_keys: 2 },
        avg_tokens_per_request: 9,
      },
      {
        ...{ request_date: "2026-03-02", requests: 1, daily_cost: 0, unique_users: 1, unique_keys: 1 },
        avg_tokens_per_request: 8,
      },
    ],
  ],
  [
    "S1-22",
    "latency",
    [
      // 1, 2, 3 and 4 seconds: neither the cache hit nor the failure.
      {
        ...{ model: "chat", avg_response_time_seconds: 2.5, min_response_time: 1, max_response_time: 4 },
        ...{ total_requests: 4, p50_seconds: 2.5, p95_seconds: 3.85, p99_seconds: 3.97, streams: 0 },
        ...{ p50_first_token_seconds: null, tokens_per_second: 1.2 },
      },
      { model: "free", avg_response_time_seconds: 7, total_requests: 1 },
    ],
  ],
  [
    "S1-23",
    "users",
    [
      { end_user: "alice", total_requests: 3, total_spent: 0.033, avg_tokens: 8 },
      {
        ...{ end_user: "bob", total_requests: 4, total_spent: 0.011, avg_tokens: 9.5 },
        ...{ first_request: "2026-03-01T13:30:00+01:00", last_request: "2026-03-02T00:30:00+01:00" },
      },
    ],
  ],
  [
    "S1-24",
    "failures",
    [
      {
        ...{ model: "chat", end_user: "bob", startTime: "2026-03-01T13:50:00+01:00", key_alias: "script" },
        ...{ error_code: "500", error_class: "InternalServerError", error: "500_PROVIDER_INTERNAL_ERROR" },
        ...{ error_message: expect.stringContaining("told to fail") as string, total_tokens: 14 },
      },
    ],
  ],
  [
    "S1-26",
    "tokens",
    [
      {
        ...{ model: "chat", total_input_tokens: 25, total_output_tokens: 15, total_tokens: 40 },
        ...{ avg_output_input_ratio: 0.6, output_input_ratio: 0.6, requests: 5 },
      },
      { model: "free", total_tokens: 8, requests: 1 },
    ],
  ],
  [
    "S1-28",
    "cache",
    [
      { model: "chat", requests: 5, hits: 1, hit_ratio: 0.2 },
      { model: "free", requests: 1, hits: 0, hit_ratio: 0 },
    ],
  ],
  ["S1-29", "tags", [{ tag: "red", requests: 3, total_tokens: 24, total_cost: 0.033 }]],
  [
    "S1-35",
    "teams",
    [
      { team: "research", requests: 3, failures: 0, total_tokens: 24, total_cost: 0.033, max_budget: 5 },
      { team: "no team", requests: 4, failures: 1, total_tokens: 38, total_cost: 0.011, max_budget: null },
    ],
  ],
  [
    "S1-36",
    "error-rate",
    [
      {
        ...{ model: "chat", request_date: "2026-03-01", requests: 6, failures: 1, error_rate: 0.1667 },
        client_errors: 0,
      },
      {
        model: "free",
        request_date: "2026-03-02",
        requests: 1,
        failures: 0,
        error_rate: 0,
        client_errors: 0,
      },
    ],
  ],
  [
    "S1-36",
    "errors",
    [{ error: "500_PROVIDER_INTERNAL_ERROR", error_code: "500", model: "chat", failures: 1 }],
  ],
  [
    "S2-15",
    "cost",
    [
      { model: "chat", requests: 6, total_cost: 0.044, share: 1, unpriced_requests: 0 },
      { model: "free", requests: 1, total_cost: 0, share: 0, unpriced_requests: 1 },
    ],
  ],
  [
    "S1-31b",
    "conversations",
    [
      {
        ...{ session_id: "trip-1", total_requests: 3, total_tokens: 24, total_cost: 0.033 },
        ...{ session_start: "2026-03-01T13:00:00+01:00", session_end: "2026-03-01T13:20:03+01:00" },
        ...{
          avg_response_time_seconds: 2,
          agent_names: "planner",
          conversation_name: "Trip",
          end_users: "alice",
        },
      },
    ],
  ],
  [
    "S1-31d",
    "agents",
    [
      {
        ...{ agent_name: "planner", unique_sessions: 1, total_requests: 3, total_tokens: 24 },
        ...{ total_cost: 0.033, avg_response_time_seconds: 2 },
      },
    ],
  ],
  [
    "S1-31f",
    "trends",
    [
      { date: "2026-03-01", unique_sessions: 1, total_requests: 3, unique_users: 1, total_cost: 0.033 },
      { date: "2026-03-02", unique_sessions: 0, total_requests: 0, unique_users: 0, total_cost: 0 },
    ],
  ],
];
