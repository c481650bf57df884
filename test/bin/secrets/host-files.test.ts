import { createHash } from "node:crypto";
import { hostFiles } from "../../../bin/secrets/host-files";
import { evaluated } from "../../config/fixtures/evaluated";
import { withFar } from "../../config/fixtures/fixture";

/** Files of a workload, by name. */
function filesOf(workload: string, input: object, values: Readonly<Record<string, string>>) {
  const { workloads } = evaluated(withFar(input)).plan;
  const files = hostFiles(workloads, new Map(Object.entries(values)));
  const folder = `${workload}/`;
  return Object.fromEntries(
    files.flatMap(({ path, content }) =>
      path.startsWith(folder) ? [[path.slice(folder.length), content] as const] : [],
    ),
  );
}

describe("Redis' password", () => {
  const password = "p@ss/word%41:#?";

  test("comes to the proxies inside the URL of the server, whatever letters it has", () => {
    const files = filesOf("vllm-litellm-proxy", {}, { REDIS_PASSWORD: password });
    expect(files).toEqual({
      "REDIS_PASSWORD.url": "redis://:p%40ss%2Fword%2541%3A%23%3F@vllm-litellm-redis:6379",
    });
    const url = new URL(files["REDIS_PASSWORD.url"] ?? "");
    expect(decodeURIComponent(url.password)).toBe(password);
  });

  test("the same for an external server with a user and TLS", () => {
    const redis = { host: "store", port: 6380, username: "app one", password: "STORE_PASSWORD", tls: true };
    expect(filesOf("vllm-litellm-proxy", { cache: { redis } }, { STORE_PASSWORD: "secret" })).toEqual({
      "STORE_PASSWORD.url": "rediss://app%20one:secret@store:6380",
    });
  });

  test("comes to Redis as a hash, and to its probe as it is", () => {
    const hash = createHash("sha256").update(password).digest("hex");
    expect(filesOf("vllm-litellm-redis", {}, { REDIS_PASSWORD: password })).toEqual({
      REDIS_PASSWORD: password,
      "redis.acl": `user default on #${hash} ~* &* +@all\n`,
    });
  });
});

test("a secret without a value has no file", () => {
  expect(filesOf("vllm-litellm-redis", {}, {})).toEqual({});
});
