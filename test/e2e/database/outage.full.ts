/** Redis and Postgres stopped under load: measurements that need a quiet machine. A Redis that hangs: ../behaviour/promises.e2e.ts. */
import { z } from "zod";
import { Testbed } from "../behaviour/testbed";
import { outage } from "./outage";
import { databaseGateway } from "./testbed";
import type { DatabaseGateway } from "./testbed";

let testbed: Testbed;
let stores: DatabaseGateway;

beforeAll(async () => {
  testbed = await Testbed.open();
  await testbed.backend("fake");
  stores = await databaseGateway(testbed, "db", {
    models: { chat: { upstream: { model: "hosted_vllm/chat", apiBase: "http://fake:8000/v1" } } },
    litellm: { generalSettings: { user_api_key_cache_ttl: 60 } },
  });
});

afterAll(() => testbed.close());

async function newKey(): Promise<string> {
  const { body } = await stores.proxy.client.call("/key/generate", {});
  return z.object({ key: z.string() }).parse(JSON.parse(body)).key;
}

test("Postgres: known keys go on, others are refused at once, and it is back without a restart", async () => {
  const { proxy, postgres } = stores;
  const known = await newKey();
  const others = await Promise.all(Array.from({ length: 3 }, newKey));
  const ask = (key: string | undefined) => proxy.as(key).chat("chat", `stranger ${Math.random()}`);
  const seen = await outage(proxy, postgres, known, {
    case: "Postgres is stopped for 20 s",
    meanwhile: async () => {
      for (const key of others) {
        const begun = Date.now();
        const { status, body } = await ask(key);
        expect([status, body]).toEqual([503, expect.stringContaining("no_db_connection")]);
        expect(Date.now() - begun).toBeLessThan(15_000);
      }
    },
    isBack: async () => (await ask(others[0])).status === 200,
  });
  expect(seen.failures).toEqual([]);
});

test("Redis: requests go on, and it is back without a restart", async () => {
  const { proxy } = stores;
  const { redis } = proxy;
  if (redis === null) throw new Error("a plan without Redis");
  const known = await newKey();
  const seen = await outage(proxy, redis, known, {
    case: "Redis is stopped for 20 s",
    meanwhile: () => Promise.resolve(),
    isBack: async () => (await proxy.as(known).chat("chat", `back ${Math.random()}`)).status === 200,
  });
  expect(seen.failures).toEqual([]);
});
