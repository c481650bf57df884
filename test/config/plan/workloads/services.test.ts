import { workload } from "../../../../config/plan/workload";
import { workloadOf } from "../../fixtures/evaluated";
import { withFar } from "../../fixtures/fixture";
import { rich } from "../../fixtures/rich";

const every5 = { intervalSeconds: 5, timeoutSeconds: 5, retries: 3 };
const plain = (name: string) => ({ name, file: name, form: "plain", variable: null }) as const;

describe("the services around the engines", () => {
  test("Redis keeps nothing, evicts, and knows its password from a file", () => {
    expect(workloadOf(rich, "shelf-store")).toEqual(
      workload({
        name: "shelf-store",
        role: "redis",
        image: "shelf/redis:1",
        argv: [
          "redis-server",
          ...["--save", "--appendonly", "no"],
          ...["--maxmemory", "2048mb", "--maxmemory-policy", "allkeys-lru"],
          ...["--aclfile", "/run/secrets/redis.acl"],
        ],
        secrets: [
          plain("REDIS_PASSWORD"),
          { name: "REDIS_PASSWORD", file: "redis.acl", form: "redis-acl", variable: null },
        ],
        ports: [{ bind: "127.0.0.1", port: 6400, internal: 6379 }],
        mounts: [{ kind: "memory", target: "/data", sizeMiB: 16, mode: "0777" }],
        probe: {
          command: [
            "CMD-SHELL",
            'REDISCLI_AUTH="$(cat /run/secrets/REDIS_PASSWORD)" redis-cli ping | grep -q PONG',
          ],
          ...every5,
          startPeriodSeconds: 30,
        },
        startBudgetSeconds: 60,
        stopGraceSeconds: 10,
        memoryMiB: 3136,
        cpus: 2,
        user: "999:999",
        readOnlyRoot: true,
        stackNetworks: ["data", "front"],
      }),
    );
  });

  test("Postgres keeps its data in a volume and is asked over TCP", () => {
    expect(workloadOf(rich, "shelf-postgres")).toMatchObject({
      role: "postgres",
      image: "postgres:16.14",
      environment: {
        POSTGRES_USER: "ops",
        POSTGRES_DB: "shelf",
        POSTGRES_PASSWORD_FILE: "/run/secrets/POSTGRES_PASSWORD",
      },
      secrets: [plain("POSTGRES_PASSWORD")],
      ports: [{ bind: "127.0.0.1", port: 5400, internal: 5432 }],
      probe: { command: ["CMD", "pg_isready", "-h", "127.0.0.1", "-U", "ops", "-d", "shelf"] },
      user: "999:999",
      readOnlyRoot: true,
    });
    expect(workloadOf(rich, "shelf-postgres").mounts[0]).toEqual({
      kind: "volume",
      source: "shelf-postgres-data",
      target: "/var/lib/postgresql/data",
    });
  });

  test("Prometheus keeps samples as long as the config says and reads the key from a file", () => {
    expect(workloadOf(rich, "shelf-watch")).toMatchObject({
      argv: [
        "--config.file=/etc/prometheus/prometheus.yml",
        "--storage.tsdb.path=/prometheus",
        "--storage.tsdb.retention.time=2592000s",
        "--storage.tsdb.retention.size=20GB",
      ],
      secrets: [plain("SHELF_MASTER")],
      files: [
        { path: "/etc/prometheus/prometheus.yml", artefact: "prometheus" },
        { path: "/etc/prometheus/rules.yml", artefact: "rules" },
      ],
      mounts: [{ kind: "volume", source: "shelf-watch-data", target: "/prometheus" }],
    });
    expect(workloadOf(withFar({ proxy: { masterKey: "none" } }), "vllm-litellm-prometheus").secrets).toEqual(
      [],
    );
  });

  test("the edge holds the port, one internal port per address, and waits for all proxies", () => {
    expect(workloadOf(rich, "shelf-edge")).toMatchObject({
      role: "edge",
      image: "shelf/edge:1",
      ports: [
        { bind: "127.0.0.1", port: 8400, internal: 8080 },
        { bind: "127.0.0.2", port: 8400, internal: 8081 },
      ],
      files: [{ path: "/etc/caddy/Caddyfile", artefact: "edge" }],
      needs: ["shelf-proxy", "shelf-proxy-2"],
      waitsInside: ["shelf-proxy", "shelf-proxy-2"],
      replacement: "gap",
      readOnlyRoot: true,
    });
  });
});
