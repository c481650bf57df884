/** What a change of a workload does to its container: the hash in its label decides between replacing and keeping. */
import type { Workload } from "../../config";
import { serverProbe, settings, synthesiseService } from "./scope";

const hashOf = (special: Partial<Workload>, props?: Parameters<typeof synthesiseService>[1]) =>
  synthesiseService(special, props).hashes()["demo-server"];

describe("the config hash", () => {
  const base: Partial<Workload> = { memoryMiB: 512 };

  test.each<[string, Partial<Workload>]>([
    ["the image", { image: "example/server:1.3" }],
    ["the command", { argv: ["--verbose"] }],
    ["the entrypoint, where it is wrapped", { entrypoint: ["run"], startsAfter: ["db:1"] }],
    ["a variable", { environment: { A: "1" } }],
    ["a secret", { secrets: [{ name: "A", file: "A", form: "plain", variable: null }] }],
    [
      "a secret that changed",
      { secrets: [{ name: "A", file: "A", form: "plain", variable: null, rotation: 1 }] },
    ],
    ["a port", { ports: [{ bind: "127.0.0.1", port: 1, internal: 2 }] }],
    ["a GPU", { gpus: ["0"] }],
    ["a volume", { mounts: [{ kind: "volume", source: "a", target: "/a" }] }],
    ["a folder in memory", { mounts: [{ kind: "memory", target: "/a", sizeMiB: 1, mode: "1777" }] }],
    ["the probe's command", { probe: { ...serverProbe, command: ["CMD", "false"] } }],
    ["the probe's start period", { probe: { ...serverProbe, startPeriodSeconds: 61 } }],
    ["an alias", { aliases: ["other"] }],
    ["the stop grace", { stopGraceSeconds: 13 }],
    ["a CPU limit", { cpus: 1 }],
    ["the shared memory", { shmMiB: 64 }],
    ["the user", { user: "1:1" }],
    ["a read-only root", { readOnlyRoot: true }],
    ["an option of the name lookup", { resolverOptions: ["timeout:1"] }],
    ["a kernel setting", { sysctls: { "net.ipv4.tcp_retries2": "5" } }],
    ["a memory limit that is taken away", { memoryMiB: null }],
  ])("changes with %s", (_, change) => {
    expect(hashOf({ ...base, ...change })).not.toBe(hashOf(base));
  });

  test.each<[string, Partial<Workload>]>([
    ["the memory limit, which a running container can change", { memoryMiB: 1024 }],
    ["the start budget, which is Terraform's alone", { startBudgetSeconds: 46 }],
    ["what it needs, which is Terraform's alone", { needs: ["other"], waitsInside: ["other"] }],
    ["planning figures", { model: "m", memory: [] }],
  ])("stays with %s", (_, change) => {
    expect(hashOf({ ...base, ...change })).toBe(hashOf(base));
  });

  test("changes with the text of a config file, in both ways it travels", () => {
    for (const readOnlyRoot of [true, false]) {
      const special: Partial<Workload> = { files: [{ path: "/etc/a.yml", artefact: "edge" }], readOnlyRoot };
      const one = hashOf(special, { artefacts: { edge: "one" } });
      expect(hashOf(special, { artefacts: { edge: "two" } })).not.toBe(one);
      expect(hashOf(special, { artefacts: { edge: "one", litellm: "not read" } })).toBe(one);
    }
  });

  test("changes with every change of a secret, and stays without one", () => {
    const counted = (rotation?: number) => {
      const use = { name: "A", file: "A", form: "plain", variable: null } as const;
      return hashOf({ secrets: [rotation === undefined ? use : { ...use, rotation }] });
    };
    expect(new Set([counted(), counted(1), counted(2)]).size).toBe(3);
    expect(counted(2)).toBe(counted(2));
  });

  test("changes with the rotation of logs", () => {
    const rotated = { settings: { ...settings, logs: { maxSizeMiB: 50, maxFiles: 2 } } };
    expect(hashOf({}, rotated)).not.toBe(hashOf({}));
  });

  test("stays with the order in which variables were written", () => {
    expect(hashOf({ environment: { A: "1", B: "2" } })).toBe(hashOf({ environment: { B: "2", A: "1" } }));
  });
});

describe("arguments in the one form that the provider reads back", () => {
  test.each([
    [1, 100_000],
    [12, 1_200_000],
    [0.5, 50_000],
    [1.25, 125_000],
  ])("%d CPUs are a quota of %d µs in 100 ms", (cpus, quota) => {
    expect(synthesiseService({ cpus }).container("demo-server")).toMatchObject({
      cpu_period: 100_000,
      cpu_quota: quota,
    });
  });

  test("a fraction of a second of grace is a whole second", () => {
    expect(synthesiseService({ stopGraceSeconds: 1.5 }).container("demo-server")).toMatchObject({
      stop_timeout: 2,
      destroy_grace_seconds: 2,
    });
  });
});
