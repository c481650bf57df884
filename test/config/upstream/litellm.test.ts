import { compareVersions } from "../../../config/upstream/litellm/version";
import { addedKeys, noKeys } from "../../../config/upstream/litellm/completed";
import {
  type LitellmSectionName,
  type LitellmTable,
  litellmSectionNames,
  litellmTable,
  litellmVersions,
  lookUpLitellmKey,
  pinnedLitellmTable,
} from "../../../config/upstream/litellm";

function tableOf(version: string): LitellmTable {
  const found = litellmTable(version);
  if (!found) throw new Error(`the table of LiteLLM ${version} is missing`);
  return found;
}

const table = tableOf("1.106.2");
const lookUp = (section: LitellmSectionName, key: string) => lookUpLitellmKey(table, section, key);

describe("litellmTable", () => {
  test("the pinned version has a table that names it", () => {
    expect(litellmVersions).toEqual(["1.106.2", "1.109.1"]);
    expect(pinnedLitellmTable).toBe(table);
    expect(table.version).toBe("1.106.2");
  });

  test("a version without a table is undefined", () => {
    expect(litellmTable("1.82.1")).toBeUndefined();
  });
});

describe("a key that is read", () => {
  test.each([
    ["router_settings", "fallbacks", "object[]"],
    ["router_settings", "num_retries", "integer"],
    ["litellm_settings", "drop_params", "boolean"],
    ["litellm_settings", "cache_params", "object"],
    ["litellm_settings", "ssl_verify", "boolean|string"],
    ["general_settings", "master_key", "string"],
    ["general_settings", "coordination_redis", "object"],
    ["litellm_params", "rpm", "integer"],
    ["litellm_params", "timeout", "number|string"],
    ["litellm_params", "temperature", "number"],
    ["litellm_params", "extra_body", "object"],
    ["litellm_params", "input_cost_per_token", "number"],
    ["model_info", "input_cost_per_token", "number"],
    ["model_info", "health_check_timeout", "number"],
    ["cache_params", "socket_timeout", "number"],
    ["coordination_redis", "socket_timeout", "number"],
    ["cache_params", "ssl_ca_certs", "string"],
    ["coordination_redis", "startup_nodes", "object[]"],
    ["top_level", "model_list", "object[]"],
    ["model_list", "model_name", "string"],
    ["callback_settings", "headers", "object"],
  ] as const)("%s.%s takes %s", (section, key, type) => {
    expect(lookUp(section, key)).toEqual({ status: "read", type });
  });

  test("an enum comes with its choices", () => {
    expect(lookUp("router_settings", "debug_level")).toEqual({
      status: "read",
      type: "enum",
      choices: ["DEBUG", "INFO"],
    });
    expect(lookUp("router_settings", "optional_pre_call_checks")).toMatchObject({
      type: "enum[]",
      choices: expect.arrayContaining(["enforce_model_rate_limits", "prompt_caching"]) as string[],
    });
  });

  test("a policy comes with the keys it takes", () => {
    expect(lookUp("router_settings", "retry_policy")).toEqual({
      status: "read",
      type: "object",
      objectKeys: [
        "BadRequestErrorRetries",
        "AuthenticationErrorRetries",
        "TimeoutErrorRetries",
        "RateLimitErrorRetries",
        "ContentPolicyViolationErrorRetries",
        "InternalServerErrorRetries",
        "ServiceUnavailableErrorRetries",
        "NotFoundErrorRetries",
        "DefaultRetries",
      ],
    });
  });
});

describe("a key that is not read", () => {
  test.each([
    ["litellm_settings", "rpm", ["litellm_params", "model_info"]],
    ["general_settings", "health_check_timeout", ["model_info"]],
    ["general_settings", "fallbacks", ["router_settings", "litellm_settings"]],
    ["litellm_settings", "routing_strategy", ["router_settings"]],
    ["litellm_settings", "master_key", ["general_settings"]],
    ["router_settings", "drop_params", ["litellm_params", "litellm_settings"]],
    ["general_settings", "vector_bucket_name", ["litellm_params"]],
    ["litellm_settings", "ttl", ["cache_params"]],
    ["top_level", "coordination_redis", ["general_settings"]],
  ] as const)("%s.%s belongs to another section", (section, key, rightPlace) => {
    expect(lookUp(section, key)).toEqual({ status: "unknown", rightPlace });
  });

  test.each([
    ["router_settings", "num_retires", "num_retries"],
    ["litellm_params", "api_bas", "api_base"],
    ["top_level", "general_setting", "general_settings"],
    ["general_settings", "masterkey", "master_key"],
    ["coordination_redis", "sockettimeout", "socket_timeout"],
  ] as const)("%s.%s is probably a misspelt name", (section, key, closest) => {
    expect(lookUp(section, key)).toEqual({ status: "unknown", closest });
  });

  test("a name that resembles nothing stands alone", () => {
    expect(lookUp("router_settings", "zzzzzzzz")).toEqual({ status: "unknown" });
  });

  test("names every object has are not keys", () => {
    for (const key of ["constructor", "toString", "__proto__", ""]) {
      expect(lookUp("general_settings", key).status).toBe("unknown");
    }
  });

  test("the effect of an unknown key is told for every section", () => {
    expect(table.sections.litellm_params.unknownKeyEffect).toBe(
      "is sent to the engine in the body of every request",
    );
    for (const section of litellmSectionNames) {
      expect(table.sections[section].unknownKeyEffect).toMatch(/^(is|becomes) /);
    }
  });
});

describe("a key that must not be written", () => {
  test("a dead key comes with what to write instead", () => {
    expect(lookUp("general_settings", "max_parallel_requests")).toEqual({
      status: "dead",
      reason: "is stored but never read",
      fix: "write general_settings.max_in_flight_requests_per_worker",
    });
  });

  test("a key that overwrites the library clobbers", () => {
    expect(lookUp("litellm_settings", "cost_per_token")).toEqual({
      status: "clobbers",
      reason: "replaces the function that computes costs",
      fix: "write litellm_params.input_cost_per_token and output_cost_per_token",
    });
  });

  test("a key that stops the start crashes", () => {
    expect(lookUp("router_settings", "health_check_interval")).toEqual({
      status: "crashes",
      reason: "stops the start with a ValueError",
      fix: "write general_settings.health_check_interval",
    });
  });

  test("a key that needs a licence is enterprise", () => {
    const fix = "remove it, or run LiteLLM with a licence";
    expect(lookUp("general_settings", "allowed_ips")).toEqual({
      status: "enterprise",
      reason: "stops the start without an Enterprise licence",
      fix: "limit clients by the address the port is published on, by a firewall or in a reverse proxy in front, or run LiteLLM with a licence",
    });
    expect(lookUp("general_settings", "enable_jwt_auth")).toEqual({
      status: "enterprise",
      reason: "fails or is refused on request without an Enterprise licence",
      fix,
    });
  });

  test("a variable of the library is internal, with the key to write where there is one", () => {
    const reason = "sets an internal variable of the library, not a setting";
    expect(lookUp("litellm_settings", "openai_key")).toEqual({
      status: "internal",
      reason,
      fix: "remove it",
    });
    expect(lookUp("litellm_settings", "model_list")).toEqual({
      status: "internal",
      reason,
      fix: "write it as top_level.model_list",
    });
  });

  test("fallbacks in a deployment are dead although LiteLLM consumes the key", () => {
    expect(table.litellmParams.consumed.has("fallbacks")).toBe(true);
    expect(lookUp("litellm_params", "fallbacks")).toMatchObject({
      status: "dead",
      fix: "write router_settings.fallbacks",
    });
  });
});

describe("the table of LiteLLM 1.106.2", () => {
  const keys = (section: LitellmSectionName) => [...table.sections[section].types.keys()];

  test.each([
    ["top_level", 24],
    ["model_list", 4],
    ["litellm_params", 442],
    ["model_info", 230],
    ["router_settings", 50],
    ["litellm_settings", 166],
    ["general_settings", 205],
    ["callback_settings", 6],
  ] as const)("%s reads %i keys", (section, count) => {
    expect(keys(section)).toHaveLength(count);
  });

  test.each([
    ["cache_params", 44],
    ["coordination_redis", 4],
  ] as const)("%s reads keys of its own and passes the arguments of the Redis client on", (section, own) => {
    const passedOn = [...table.redisClientArguments.keys()];
    expect(keys(section)).toEqual(expect.arrayContaining(passedOn));
    expect(keys(section)).toHaveLength(own + passedOn.length);
  });

  test("the classes of litellm_params have their sizes and lie inside the section", () => {
    const { configured, consumed, openaiRequest } = table.litellmParams;
    expect([configured.size, consumed.size, openaiRequest.size]).toEqual([62, 400, 53]);
    for (const key of [...configured, ...consumed, ...openaiRequest]) {
      expect(table.sections.litellm_params.types.has(key)).toBe(true);
    }
  });

  test("every section is sorted", () => {
    for (const section of litellmSectionNames) expect(keys(section)).toEqual(keys(section).sort());
  });

  test("enums have choices, and only enums have", () => {
    const enums = litellmSectionNames.flatMap((section) =>
      [...table.sections[section].types]
        .filter(([, type]) => type.startsWith("enum"))
        .map(([key]) => `${section}.${key}`),
    );
    expect([...table.enums.keys()].sort()).toEqual(enums.sort());
    for (const choices of [...table.enums.values(), ...table.objectKeys.values()]) {
      expect(choices.length).toBeGreaterThan(0);
      expect(new Set(choices).size).toBe(choices.length);
    }
  });

  test("refusals are counted and complete", () => {
    const { dead, clobbers, crashes, enterprise, deadEnvironmentVariables } = table;
    expect([dead.size, clobbers.size, crashes.size, enterprise.size, table.internal.size]).toEqual([
      49, 19, 2, 17, 119,
    ]);
    expect([...deadEnvironmentVariables.keys()]).toEqual(["USE_PRISMA_MIGRATE"]);
    for (const { reason, fix } of [dead, clobbers, crashes, enterprise].flatMap((map) => [...map.values()])) {
      expect(reason).toMatch(/^[a-z]/);
      expect(fix).toMatch(/^(write|remove|limit|set) /);
    }
  });

  test("a refused key is read only where it needs a licence, and in one documented case", () => {
    const isRead = (name: string): boolean => {
      const section = litellmSectionNames.find((one) => name.startsWith(`${one}.`));
      return section !== undefined && table.sections[section].types.has(name.slice(section.length + 1));
    };
    const refused = [...table.dead.keys(), ...table.clobbers.keys(), ...table.crashes.keys()];
    expect(refused.filter(isRead)).toEqual(["litellm_params.fallbacks"]);
    expect([...table.enterprise.keys()].every(isRead)).toBe(true);
    expect([...table.internal].filter((key) => isRead(`litellm_settings.${key}`))).toEqual([]);
  });

  test("every fix that names a key names one that is read", () => {
    const fixes = [table.dead, table.clobbers, table.crashes].flatMap((map) => [...map.values()]);
    const named = fixes.flatMap(({ fix }) => [...fix.matchAll(/\b([a-z_]+)\.([a-z_]+)\b/g)]);
    const unread = named.filter(([, place, key]) => {
      const section = litellmSectionNames.find((one) => one === place);
      return section === undefined || key === undefined || !table.sections[section].types.has(key);
    });
    expect(named.length).toBeGreaterThan(20);
    expect(unread.map(([name]) => name)).toEqual([]);
  });
});

describe("the table of LiteLLM 1.109.1 beside it", () => {
  const newer = tableOf("1.109.1");
  const keys = (one: LitellmTable, section: LitellmSectionName) => [...one.sections[section].types.keys()];
  const added = (section: LitellmSectionName) =>
    keys(newer, section).filter((key) => !table.sections[section].types.has(key));

  test("it reads everything that the older one reads", () => {
    const gone = litellmSectionNames.flatMap((section) =>
      keys(table, section).filter((key) => !newer.sections[section].types.has(key)),
    );
    expect(gone).toEqual([]);
  });

  test("new keys are read in it, and unknown before", () => {
    expect(added("router_settings")).toEqual([
      "enable_mid_stream_fallback_continuation",
      "fallback_on_unsupported_params",
      "session_affinity_repin_on_failover",
    ]);
    expect(added("general_settings")).toContain("disable_fallbacks_on_per_model_rate_limits");
    const key = "fallback_on_unsupported_params";
    expect(lookUpLitellmKey(newer, "router_settings", key)).toEqual({ status: "read", type: "boolean" });
    expect(lookUpLitellmKey(table, "router_settings", key).status).toBe("unknown");
  });

  test("choices are each version's own", () => {
    const modes = (one: LitellmTable) => one.enums.get("model_info.mode") ?? [];
    expect(modes(newer)).not.toEqual(modes(table));
    expect(modes(newer)).toEqual(expect.arrayContaining(["chat", "rerank"]));
  });
});

describe("compareVersions", () => {
  test.each([
    ["1.106.2", "1.106.2", 0],
    ["1.83.10", "1.83.9", 1],
    ["1.9.0", "1.10.0", -1],
    ["2.0.0", "1.99.99", 1],
  ])("%s and %s", (left, right, sign) => {
    expect(Math.sign(compareVersions(left, right))).toBe(sign);
  });
});

describe("what people add to the search", () => {
  test("every row belongs to a key of a table, and no key is there twice", () => {
    const tables = [table, tableOf("1.109.1")];
    const isRead = (name: string) =>
      tables.some((one) =>
        litellmSectionNames.some(
          (section) =>
            name.startsWith(`${section}.`) && one.sections[section].types.has(name.slice(section.length + 1)),
        ),
      );
    const names = addedKeys.map(([name = ""]) => name);
    expect(names.filter((name) => !isRead(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(addedKeys.filter(([, type, source]) => !type || !source)).toEqual([]);
    expect(noKeys.map(([name = ""]) => name).filter(isRead)).toEqual([]);
  });
});
