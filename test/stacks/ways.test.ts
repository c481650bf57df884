/** S0-15: the three ways to start a stack describe the same containers. */
import { parse } from "yaml";
import { z } from "zod";
import { compileCompose, compileDockerRun } from "../../config";
import { dockerWords } from "../../config/compile/docker-words";
import { evaluateFile, exampleFile, exampleNames, synthesise } from "../examples";
import type { Result } from "../examples";
import { evaluate, Template } from "../template";
import type { ContainerArguments } from "../template";
import { rich } from "../config/fixtures/rich";

/** What all of them have to say alike. */
interface Described {
  readonly image: string;
  readonly words: readonly string[];
  readonly environment: readonly string[];
  readonly ports: readonly string[];
  readonly mounts: readonly string[];
  readonly gpus: readonly string[];
  readonly hosts: readonly string[];
  readonly user: string | undefined;
  readonly readOnly: boolean;
  readonly memory: string | undefined;
}

const sorted = (texts: readonly string[]) => texts.toSorted();

function ofTerraform(template: Template, result: Result, workload: string): Described {
  const container: ContainerArguments & Record<string, unknown> = template.container(workload);
  const settings = z
    .looseObject({
      ports: z.array(z.object({ ip: z.string(), external: z.number(), internal: z.number() })).default([]),
      tmpfs: z.record(z.string(), z.string()).default({}),
      device_requests: z.array(z.looseObject({ device_ids: z.array(z.string()) })).default([]),
      host: z.array(z.object({ host: z.string(), ip: z.string() })).default([]),
      user: z.string().optional(),
      read_only: z.boolean(),
    })
    .parse(container);
  const planned = result.plan.workloads.find(({ name }) => name === workload);
  const carried = `${workload}-config`;
  const volumes = container.mounts
    .filter(({ source }) => !source.startsWith(carried) && !source.includes("docker_volume"))
    .map((mount) => `${mount.source}>${mount.target}${mount.read_only === true ? ":ro" : ""}`);
  const plain = (texts: readonly string[] = []) => texts.map((text) => text.replaceAll("$${", () => "${"));
  return {
    image: planned?.image ?? "",
    words: plain([...(container.entrypoint ?? []), ...(container.command ?? [])]),
    environment: sorted(plain(container.env)),
    ports: settings.ports.map(({ ip, external, internal }) => `${ip} ${external} ${internal}`),
    mounts: sorted([
      ...volumes,
      ...Object.entries(settings.tmpfs).map(([target, options]) => `${target}:${options}`),
      ...(planned?.files ?? []).map(({ path }) => `file>${path}`),
    ]),
    gpus: settings.device_requests.flatMap((request) => request.device_ids),
    hosts: sorted(settings.host.map(({ host, ip }) => `${host} ${ip}`)),
    user: settings.user,
    readOnly: settings.read_only,
    memory: container.memory === undefined ? undefined : `${container.memory}m`,
  };
}

const mount = z.object({ source: z.string(), target: z.string(), read_only: z.boolean().optional() });
const serviceSchema = z.looseObject({
  image: z.string(),
  entrypoint: z.array(z.string()).default([]),
  command: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z
    .array(z.looseObject({ host_ip: z.string(), published: z.string(), target: z.number() }))
    .default([]),
  volumes: z.array(mount).default([]),
  tmpfs: z.array(z.string()).default([]),
  configs: z.array(mount).default([]),
  secrets: z.array(mount).default([]),
  deploy: z.unknown().optional(),
  extra_hosts: z.record(z.string(), z.string()).default({}),
  user: z.string().optional(),
  read_only: z.boolean(),
  mem_limit: z.string().optional(),
});
const projectSchema = z.looseObject({
  services: z.record(z.string(), serviceSchema),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

function ofCompose(text: string, workload: string): Described {
  const project = projectSchema.parse(parse(text.replaceAll("$$", () => "$")));
  const service = project.services[workload];
  if (!service) throw new Error(`no ${workload}`);
  const folders = service.secrets.map(({ source, target }) => {
    const file = project.secrets[source]?.file ?? "";
    expect(file.endsWith(`/${workload}/${target}`)).toBe(true);
    return `${file.slice(0, -target.length - 1)}>/run/secrets:ro`;
  });
  const devices = /"device_ids":(\[[^\]]*\])/.exec(JSON.stringify(service.deploy ?? null))?.[1] ?? "[]";
  return {
    image: service.image,
    words: [...service.entrypoint, ...service.command],
    environment: sorted(Object.entries(service.environment).map(([name, value]) => `${name}=${value}`)),
    ports: service.ports.map((port) => `${port.host_ip} ${port.published} ${port.target}`),
    mounts: sorted([
      ...new Set(folders),
      ...service.volumes.map((one) => `${one.source}>${one.target}${one.read_only === true ? ":ro" : ""}`),
      ...service.tmpfs,
      ...service.configs.map(({ target }) => `file>${target}`),
    ]),
    gpus: z.array(z.string()).parse(JSON.parse(devices)),
    hosts: sorted(Object.entries(service.extra_hosts).map(([host, address]) => `${host} ${address}`)),
    user: service.user,
    readOnly: service.read_only,
    memory: service.mem_limit,
  };
}

function ofDocker({ config, plan }: Result, name: string): Described {
  const workload = plan.workloads.find((one) => one.name === name);
  if (!workload) throw new Error(`no ${name}`);
  const lines = dockerWords(config, plan, workload);
  const all = (option: string) => lines.filter(([first]) => first === option).map(([, value = ""]) => value);
  const [image = "", ...words] = lines.at(-1) ?? [];
  const binds = all("--mount").map((text) => {
    const [, source = "", target = "", ro] = /source=(.*),target=([^,]*)(,readonly)?$/.exec(text) ?? [];
    return source.startsWith("./") ? `file>${target}` : `${source}>${target}${ro === undefined ? "" : ":ro"}`;
  });
  const named = all("--gpus").flatMap((text) => text.replaceAll('"', "").replace("device=", "").split(","));
  return {
    image,
    words: [...all("--entrypoint"), ...words],
    environment: sorted(all("--env")),
    ports: all("--publish").map((text) => text.replace(/:(\d+):(\d+)$/, " $1 $2")),
    mounts: sorted([...binds, ...all("--tmpfs")]),
    gpus: [...named, ...all("--device")],
    hosts: sorted(all("--add-host").map((text) => text.replace(":", " "))),
    user: all("--user")[0],
    readOnly: lines.some(([first]) => first === "--read-only"),
    memory: all("--memory")[0],
  };
}

/** Every workload of a stack, as each way describes it. */
function described(result: Result) {
  const template = new Template(synthesise(result));
  const compose = compileCompose(result);
  const each = (describe: (name: string) => Described) =>
    result.plan.workloads.map(({ name }) => ({ name, ...describe(name) }));
  return {
    terraform: each((name) => ofTerraform(template, result, name)),
    compose: each((name) => ofCompose(compose, name)),
    docker: each((name) => ofDocker(result, name)),
  };
}

describe("S0-15: cdktf, Compose and docker run", () => {
  test.each(exampleNames())("describe the same containers of examples/%s", async (name) => {
    const { terraform, compose, docker } = described(await evaluateFile(exampleFile(name)));
    expect(terraform.length).toBeGreaterThan(3);
    expect(compose).toEqual(terraform);
    expect(docker).toEqual(terraform);
  });

  test("describe the same containers of a config with everything in it", () => {
    const proxy = { ...rich.proxy, env: { A: "$HOME ${x} it's" }, extraHosts: { far: "10.0.0.9" } };
    const { terraform, compose, docker } = described(evaluate({ ...rich, proxy }));
    expect(terraform.find(({ name }) => name === "shelf-vllm-big")).toMatchObject({
      gpus: ["nvidia.com/gpu=0", "nvidia.com/gpu=1"],
    });
    expect(terraform.find(({ name }) => name === "shelf-proxy")).toMatchObject({
      hosts: ["far 10.0.0.9"],
      environment: expect.arrayContaining(["A=$HOME ${x} it's"]) as unknown,
    });
    expect(compose).toEqual(terraform);
    expect(docker).toEqual(terraform);
  });
});

describe("the compose file", () => {
  const result = evaluate(rich);
  const project = parse(compileCompose(result)) as Record<string, Record<string, Record<string, unknown>>>;

  test("starts each container after those it needs; engines are waited for inside the proxy", () => {
    expect(project.services?.["shelf-proxy"]?.depends_on).toEqual(
      expect.objectContaining({
        "shelf-store": { condition: "service_healthy" },
        "shelf-postgres": { condition: "service_healthy" },
        "shelf-migrate": { condition: "service_completed_successfully" },
        "shelf-vllm-big": { condition: "service_started" },
      }),
    );
  });

  test("marks a container by its config files, so that a changed one replaces it", () => {
    const marks = (text: string) => {
      const other = compileCompose({ ...result, artefacts: { ...result.artefacts, edge: text } });
      return [...other.matchAll(/cdktf-vllm-litellm\.files": "(\w+)"/g)].map(([, mark]) => mark);
    };
    const [before, after] = [marks("a"), marks("b")];
    expect(before.filter((mark, index) => mark !== after[index])).toHaveLength(1);
    expect(marks("a")).toEqual(before);
  });

  test("adopts what exists", () => {
    const adopted = evaluate({
      models: { far: { upstream: { model: "openai/gpt-4o", apiKeys: ["FAR_KEY"] } } },
      host: { network: { name: "lan", adopt: true } },
      proxy: { networks: ["vpn"] },
    });
    expect((parse(compileCompose(adopted)) as { networks: unknown }).networks).toEqual({
      default: { name: "lan", external: true },
      data: { name: "vllm_data", driver: "bridge", internal: true },
      vpn: { name: "vpn", external: true },
    });
    const script = compileDockerRun(adopted.config, adopted.plan);
    expect(script.match(/^docker network create .*$/gm)).toEqual([
      "docker network create --driver bridge --internal vllm_data",
    ]);
    expect(script).toContain(
      "docker network connect --alias vllm-litellm-proxy vpn vllm-litellm-proxy\ndocker start vllm-litellm-proxy\n",
    );
  });
});

describe("the docker script", () => {
  const { config, plan } = evaluate(rich);
  const script = compileDockerRun(config, plan);

  test("creates the network first, then each container once, after those it does not wait for itself", () => {
    const at = (text: string) => script.indexOf(text);
    expect(at("docker network create --driver bridge --subnet 10.7.0.0/24 shelf_net")).toBeGreaterThan(0);
    expect(at("docker network create")).toBeLessThan(at("docker run"));
    for (const { name } of plan.workloads) expect(script.split(`--name ${name} \\\n`)).toHaveLength(2);
    expect(at("docker wait shelf-migrate")).toBeLessThan(at("--name shelf-proxy \\"));
    expect(at("healthy shelf-proxy\n")).toBeLessThan(at("--name shelf-proxy-2 \\"));
  });
});
