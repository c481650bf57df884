import { probe } from "../../config/plan/workload";
import { ContainerService } from "../../constructs/container-service";
import { GatewayNetwork } from "../../constructs/gateway-network";
import { Template } from "../template";
import { server, settings, synthesiseScope, synthesiseService } from "./scope";

const containerOf = (...given: Parameters<typeof synthesiseService>) =>
  synthesiseService(...given).container("demo-server");

describe("ContainerService", () => {
  test("S2-03: joins further networks that exist, under the same names, and knows further hosts", () => {
    const template = synthesiseService({
      networks: ["vpn"],
      aliases: ["other-name"],
      extraHosts: { "host.docker.internal": "host-gateway" },
    });
    const aliases = ["demo-server", "other-name"];
    expect(template.container("demo-server")).toMatchObject({
      networks_advanced: [
        { aliases, name: "${docker_network.network_39EEAA36.id}" },
        { aliases, name: expect.stringMatching(/^\$\{data\.docker_network\.[\w-]+\.id\}$/) as unknown },
      ],
      host: [{ host: "host.docker.internal", ip: "host-gateway" }],
    });
    expect(template.ofType("data.docker_network")).toMatchObject([{ name: "vpn" }]);
  });

  test("another network or host is another container; none of them changes nothing", () => {
    const hash = (special: Parameters<typeof synthesiseService>[0]) => synthesiseService(special).hashes();
    const [plain, vpn, host] = [
      hash({}),
      hash({ networks: ["vpn"] }),
      hash({ extraHosts: { a: "10.0.0.1" } }),
    ];
    expect(new Set([plain, vpn, host].map((one) => one["demo-server"])).size).toBe(3);
    expect(hash({ networks: [], extraHosts: {} })).toEqual(plain);
  });

  test("is an image and a container with everything that a workload says", () => {
    const { stack } = synthesiseService({
      argv: ["serve", "--level", "3"],
      environment: { ZONE: "eu", APP: "a b" },
      ports: [{ bind: "127.0.0.1", port: 8401, internal: 80 }],
      mounts: [
        { kind: "volume", source: "demo-data", target: "/data" },
        { kind: "host", source: "/srv/weights", target: "/weights", readOnly: true },
        { kind: "memory", target: "/tmp", sizeMiB: 32, mode: "1777" },
      ],
      aliases: ["other-name"],
      memoryMiB: 512,
      cpus: 2,
      shmMiB: 128,
      user: "1000:1000",
      readOnlyRoot: true,
      resolverOptions: ["timeout:1"],
      sysctls: { "net.ipv4.tcp_retries2": "5" },
    });
    expect(stack.resource).toEqual({
      docker_image: { service_Image_A0527B8E: { keep_locally: true, name: "example/server:1.2" } },
      docker_network: { network_39EEAA36: { driver: "bridge", name: "demo_network" } },
      docker_container: {
        service_6D174F83: {
          name: "demo-server",
          image: "${docker_image.service_Image_A0527B8E.image_id}",
          command: ["serve", "--level", "3"],
          env: ["APP=a b", "ZONE=eu"],
          networks_advanced: [
            { aliases: ["demo-server", "other-name"], name: "${docker_network.network_39EEAA36.id}" },
          ],
          ports: [{ ip: "127.0.0.1", external: 8401, internal: 80 }],
          mounts: [
            { type: "volume", source: "demo-data", target: "/data" },
            { type: "bind", source: "/srv/weights", target: "/weights", read_only: true },
          ],
          tmpfs: { "/tmp": "rw,size=32m,mode=1777" },
          user: "1000:1000",
          read_only: true,
          dns_opts: ["timeout:1"],
          sysctls: { "net.ipv4.tcp_retries2": "5" },
          capabilities: { drop: ["ALL"] },
          security_opts: ["no-new-privileges:true"],
          cpu_period: 100_000,
          cpu_quota: 200_000,
          memory: 512,
          memory_swap: 512,
          shm_size: 128,
          restart: "unless-stopped",
          stop_timeout: 12,
          destroy_grace_seconds: 12,
          healthcheck: {
            test: ["CMD", "true"],
            interval: "7s",
            timeout: "1m30s",
            retries: 3,
            start_period: "1m0s",
          },
          wait: true,
          wait_timeout: 45,
          timeouts: { create: "345s" },
          log_driver: "json-file",
          log_opts: { "max-size": "50m", "max-file": "3" },
          labels: [
            { label: "cdktf-vllm-litellm.stack", value: "demo" },
            { label: "cdktf-vllm-litellm.workload", value: "demo-server" },
            { label: "cdktf-vllm-litellm.config-hash", value: "76688fa5d60038c2538fed223c0d20bf" },
          ],
          depends_on: [],
        },
      },
    });
  });

  test("carries the workload's name as its first alias, whatever its generation is called", () => {
    const { networks_advanced } = containerOf({
      replacement: "overlap",
      aliases: ["gateway", "demo-server"],
    });
    expect(networks_advanced).toEqual([
      { aliases: ["demo-server", "gateway"], name: "${docker_network.network_39EEAA36.id}" },
    ]);
  });

  test("refers to an adopted network by the id that was looked up", () => {
    const text = synthesiseScope((stack) => {
      const network = new GatewayNetwork(stack, "network", { name: "lab", adopt: true });
      new ContainerService(stack, "service", { workload: server(), network, settings });
    });
    expect(new Template(text).container("demo-server").networks_advanced).toEqual([
      { aliases: ["demo-server"], name: "${data.docker_network.network_39EEAA36.id}" },
    ]);
  });

  test("keeps the image's own entrypoint and command when the workload has none", () => {
    const container = containerOf();
    expect(container).not.toHaveProperty("entrypoint");
    expect(container).not.toHaveProperty("command");
  });

  test("escapes what Terraform would evaluate in arguments, environment, probe, files and paths", () => {
    const plan = "${plan}%{ if }";
    const template = synthesiseService(
      {
        argv: [plan],
        environment: { TEXT: plan },
        mounts: [{ kind: "host", source: `/srv/${plan}`, target: "/weights", readOnly: true }],
        files: [{ path: "/etc/demo.yml", artefact: "prometheus" }],
        probe: probe(["CMD-SHELL", plan], { every: 5, timeout: 5, startPeriod: 5 }),
      },
      { artefacts: { prometheus: plan } },
    );
    const container = template.container("demo-server");
    const escaped = "$${plan}%%{ if }";
    expect(container.command).toEqual([escaped]);
    expect(container.env).toEqual([`TEXT=${escaped}`]);
    expect(container.healthcheck?.test).toEqual(["CMD-SHELL", escaped]);
    expect(container.upload.map(({ content }) => content)).toEqual([escaped]);
    expect(container.mounts.map(({ source }) => source)).toEqual([`/srv/${escaped}`]);
  });

  test("fails for a file whose text was not given", () => {
    expect(() => containerOf({ files: [{ path: "/etc/demo.yml", artefact: "edge" }] })).toThrow(
      'the workload mounts the artefact "edge", which was not given',
    );
  });

  test("waits for the services it comes after", () => {
    const text = synthesiseScope((stack) => {
      const network = new GatewayNetwork(stack, "network");
      const first = new ContainerService(stack, "first", { workload: server(), network, settings });
      const workload = server({ name: "demo-second" });
      new ContainerService(stack, "second", { workload, network, settings, after: [first] });
    });
    const template = new Template(text);
    expect(template.dependencies("demo-second")).toEqual(["demo-server"]);
    expect(template.dependencies("demo-server")).toEqual([]);
  });
});

describe("the probe", () => {
  test("decides when creation ends, within the workload's budget", () => {
    expect(containerOf({ startBudgetSeconds: 1800 })).toMatchObject({
      healthcheck: {
        test: ["CMD", "true"],
        interval: "7s",
        timeout: "1m30s",
        retries: 3,
        start_period: "1m0s",
      },
      wait: true,
      wait_timeout: 1800,
      timeouts: { create: "2100s" },
    });
  });

  test("is not waited for where there is none", () => {
    const container = containerOf({ probe: null });
    expect(container).not.toHaveProperty("healthcheck");
    expect(container).not.toHaveProperty("wait");
  });
});

describe("a one-shot job", () => {
  const job = containerOf({ oneShot: true, probe: null, entrypoint: ["run"], startBudgetSeconds: 900 });

  test("is waited for until it ends, and not started again", () => {
    expect(job).toMatchObject({
      attach: true,
      must_run: false,
      restart: "no",
      timeouts: { create: "1200s" },
    });
    expect(job).not.toHaveProperty("wait");
  });
});

describe("GPUs", () => {
  test("are given by id to the nvidia runtime", () => {
    expect(containerOf({ gpus: ["4", "GPU-5e3f"] }).device_requests).toEqual([
      { driver: "nvidia", device_ids: ["4", "GPU-5e3f"], capabilities: ["gpu"] },
    ]);
  });

  test("are given by their device names to CDI; a full name stays as it is", () => {
    const { device_requests } = containerOf(
      { gpus: ["4", "example.com/gpu=big"] },
      { settings: { ...settings, gpuRuntime: "cdi" } },
    );
    expect(device_requests).toEqual([
      { driver: "cdi", device_ids: ["nvidia.com/gpu=4", "example.com/gpu=big"] },
    ]);
  });

  test("are not asked for without any", () => {
    expect(containerOf()).not.toHaveProperty("device_requests");
  });
});

describe("config files", () => {
  const files = [
    { path: "/etc/demo/a.yml", artefact: "prometheus" },
    { path: "/etc/demo/b.yml", artefact: "litellm" },
  ] as const;
  const artefacts = { prometheus: "text a", litellm: "text b" };
  const uploads = [
    { file: "/etc/demo/a.yml", content: "text a", permissions: "0444" },
    { file: "/etc/demo/b.yml", content: "text b", permissions: "0444" },
  ];

  test("are uploaded where the root can be written", () => {
    const template = synthesiseService({ files }, { artefacts });
    expect(template.container("demo-server").upload).toEqual(uploads);
    expect([...template.containers.keys()]).toEqual(["demo-server"]);
    expect(template.ofType("docker_volume")).toEqual([]);
  });

  test("come in a volume, filled by a container that never starts, where the root is read-only", () => {
    const template = synthesiseService({ files, readOnlyRoot: true }, { artefacts });
    const source = "${docker_volume.service_Files_Volume--etc--demo_CB9F9B48.name}";
    expect(template.ofType("docker_volume")).toEqual([{ name: "demo-server-config" }]);
    expect(template.container("demo-server-config")).toEqual({
      name: "demo-server-config",
      image: "${docker_image.service_Image_A0527B8E.image_id}",
      labels: template.container("demo-server-config").labels,
      depends_on: [],
      env: [],
      mounts: [{ type: "volume", source, target: "/etc/demo" }],
      must_run: false,
      network_mode: "none",
      start: false,
      upload: uploads,
    });
    expect(template.container("demo-server")).toMatchObject({
      upload: [],
      mounts: [{ type: "volume", source, target: "/etc/demo", read_only: true }],
    });
    expect(template.dependencies("demo-server")).toEqual(["demo-server-config"]);
  });

  test("of several folders come in a volume per folder", () => {
    const apart = [files[0], { path: "/opt/b.yml", artefact: "litellm" } as const];
    const template = synthesiseService({ files: apart, readOnlyRoot: true }, { artefacts });
    expect(template.ofType("docker_volume")).toEqual([
      { name: "demo-server-config-etc-demo" },
      { name: "demo-server-config-opt" },
    ]);
    expect(template.container("demo-server").mounts.map(({ target }) => target)).toEqual([
      "/etc/demo",
      "/opt",
    ]);
  });
});

describe("a workload whose generations overlap", () => {
  const container = containerOf({ replacement: "overlap" });

  test("gets a name of its own in each generation, which later plans leave alone", () => {
    expect(container.name).toBe('demo-server-${formatdate("YYYYMMDDhhmmss", plantimestamp())}');
    expect(container.lifecycle).toEqual({ create_before_destroy: true, ignore_changes: ["name"] });
  });

  test("is the exception: another one keeps its name and goes before its successor comes", () => {
    expect(containerOf()).toMatchObject({ name: "demo-server" });
    expect(containerOf()).not.toHaveProperty("lifecycle");
  });
});

describe("secrets", () => {
  const secrets = [{ name: "DEMO_KEY", file: "DEMO_KEY", form: "plain", variable: null }] as const;

  test("are a read-only folder of the workload's own", () => {
    expect(containerOf({ secrets }).mounts).toEqual([
      { type: "bind", source: "/srv/demo/secrets/demo-server", target: "/run/secrets", read_only: true },
    ]);
  });

  test("are nowhere where there are none", () => {
    expect(containerOf().mounts).toEqual([]);
  });
});
