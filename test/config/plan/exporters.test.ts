import { exporters, watchesBackups } from "../../../config/plan/exporters";
import { evaluated, workloadOf } from "../fixtures/evaluated";
import { engine, withFar } from "../fixtures/fixture";

const none = { redis: false, postgres: false, host: false, gpu: false, certificate: false };
const of = (input: unknown) => exporters(evaluated(input).config);
const card = { gpus: [{ type: "h100-80gb", count: 2 }] };
const own = { source: "shelf/own", maxModelLen: 1024, weightsGiB: 10, kvBytesPerToken: 1000 };

describe("exporters", () => {
  test("run where there is something to watch", () => {
    expect(of(withFar({}))).toEqual({ ...none, redis: true, postgres: true });
    expect(of(withFar({ cache: { type: "none" }, database: { type: "none" } }))).toEqual(none);
    expect(of(engine(own, card))).toMatchObject({ host: true, gpu: true });
    expect(of(withFar({ edge: { tls: "internal", domain: "gateway.example.net" } }))).toMatchObject({
      certificate: true,
    });
  });

  test("run or stay away as the config says, and never without Prometheus", () => {
    const off = { redis: false, postgres: false };
    expect(of(withFar({ prometheus: { exporters: { ...off, host: true } } }))).toEqual({
      ...none,
      host: true,
    });
    expect(of(withFar({ prometheus: { enabled: false } }))).toEqual(none);
  });

  test("the host is seen read-only, and only where it is watched; the backups' age either way", () => {
    const prometheus = { exporters: { host: true } };
    const whole = workloadOf(withFar({ prometheus, database: { backup: {} } }), "vllm-litellm-node-exporter");
    const backups = { kind: "volume", source: "vllm-litellm-backup-metrics", target: "/var/tmp" };
    expect(whole.mounts).toEqual([{ kind: "host", source: "/", target: "/host", readOnly: true }, backups]);
    const bare = workloadOf(withFar({ database: { backup: {} } }), "vllm-litellm-node-exporter");
    expect(bare.mounts).toEqual([backups]);
    expect(bare.argv).toEqual([
      "--collector.disable-defaults",
      "--collector.textfile",
      "--collector.textfile.directory=/var/tmp",
    ]);
    expect(watchesBackups(evaluated(withFar({})).config)).toBe(false);
  });

  test("the one of the GPUs sees all of them, as an ordinary user", () => {
    expect(workloadOf(engine(own, card), "vllm-litellm-gpu-exporter")).toMatchObject({
      gpus: ["0", "1"],
      user: "1000:1000",
      capabilities: [],
      readOnlyRoot: true,
    });
  });

  test("the one of Postgres has a user of its own, who is made with no right to any table", () => {
    const { config, artefacts } = evaluated(withFar({}));
    expect(workloadOf(withFar({}), "vllm-litellm-postgres-exporter").environment).toEqual({
      DATA_SOURCE_URI: "vllm-litellm-postgres:5432/litellm?sslmode=disable",
      DATA_SOURCE_USER: "litellm_monitor",
      DATA_SOURCE_PASS_FILE: "/run/secrets/POSTGRES_MONITOR_PASSWORD",
    });
    const rights = artefacts.roles.split("\n").filter((line) => /GRANT.*"monitor"/.test(line));
    expect(rights).toEqual([
      'GRANT CONNECT ON DATABASE :"DBNAME" TO :"monitor";',
      'GRANT pg_monitor TO :"monitor";',
    ]);
    expect(config.database.user).toBe("litellm");
  });
});
