/** Rules that hold for every container of every example. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { networksOf } from "../../config";
import { evaluateFile, exampleFile, exampleNames, goldenFolder } from "../examples";
import { Template } from "../template";
import type { ContainerArguments } from "../template";

const small = { log_driver: "json-file", log_opts: { "max-size": "50m", "max-file": "3" } };
/** What Docker keeps of it for `docker logs` has a limit of its own. */
const sentAway = { log_driver: "awslogs" };

describe.each(exampleNames())("every container of examples/%s", (name) => {
  const template = new Template(readFileSync(join(goldenFolder, name, "cdk.tf.json"), "utf8"));
  const all = [...template.containers].map(([workload, container]) => ({ workload, container }));
  const running = all.filter(({ container }) => container.start !== false);
  const serving = running.filter(({ container }) => !container.attach);
  const jobs = running.filter(({ container }) => container.attach);

  test("is a server, one of the two jobs before the proxies, or a carrier of config files", () => {
    expect(jobs.map(({ workload }) => workload.replace(/^.*-/, "")).toSorted()).toEqual(["migrate", "roles"]);
    expect(serving.length).toBeGreaterThan(4);
    const carriers = all.filter(({ container }) => container.start === false);
    const carried = carriers.map(({ workload }) => workload.replace(/-config$/, "").replace(/^.*-/, ""));
    expect(carried.toSorted()).toEqual(expect.arrayContaining(["edge", "prometheus"]));
    const known = ["edge", "prometheus", "exporter", "grafana"];
    expect(carried.filter((role) => !known.includes(role))).toEqual([]);
  });

  test.each(serving)("$workload is waited for with a probe and within a budget (U5)", ({ container }) => {
    const { wait_timeout = 0 } = container;
    expect(container).toMatchObject({ wait: true, healthcheck: { retries: 3 } });
    expect(wait_timeout).toBeGreaterThanOrEqual(60);
    expect(container.timeouts).toEqual({ create: `${wait_timeout + 300}s` });
    for (const time of ["interval", "timeout", "start_period"])
      expect(container.healthcheck?.[time]).toMatch(/^(\d+h[0-5]?\dm|[1-5]?\dm)?[0-5]?\ds$/);
  });

  test.each(running)(
    "$workload is hardened, has its own IPC (U6) and keeps its logs small (S4-14)",
    ({ workload, container }) => {
      expect(container).toMatchObject({
        capabilities: { drop: ["ALL"] },
        security_opts: ["no-new-privileges:true"],
        ...(workload.endsWith("-cloudwatch") ? sentAway : small),
      });
      expect(container).not.toHaveProperty("privileged");
      expect(container).not.toHaveProperty("network_mode");
      expect(container).not.toHaveProperty("ipc_mode");
    },
  );

  test.each(running)("$workload is stopped with time to finish (S0-35)", ({ container }) => {
    expect(container.destroy_grace_seconds).toBeGreaterThanOrEqual(10);
    expect(container.stop_timeout).toBe(container.destroy_grace_seconds);
  });

  test.each(running)("$workload has no swap beside its memory", ({ container }) => {
    expect(container.memory_swap).toBe(container.memory);
  });

  test("comes back after a crash or a reboot, except the jobs (S4-14)", () => {
    expect(new Set(serving.map(({ container }) => container.restart))).toEqual(new Set(["unless-stopped"]));
    expect(jobs.map(({ container }) => container.restart)).toEqual(["no", "no"]);
  });

  test("reaches the others on its networks, each by its id", async () => {
    const { plan } = await evaluateFile(exampleFile(name));
    const { docker_network: made } = networkSchema.parse(template.stack.resource);
    const { docker_network: adopted } = networkSchema.parse(template.stack.data);
    const ids = new Map([
      ...Object.entries(made).map(([id, { name: is }]) => [is, `\${docker_network.${id}.id}`] as const),
      ...Object.entries(adopted).map(
        ([id, { name: is }]) => [is, `\${data.docker_network.${id}.id}`] as const,
      ),
    ]);
    expect(ids.size).toBeGreaterThan(0);
    for (const workload of plan.workloads)
      expect(template.container(workload.name).networks_advanced).toMatchObject(
        networksOf(plan, workload).map((network) => ({ name: ids.get(network) })),
      );
  });

  test("publishes on loopback alone, and only the edge, Prometheus and Grafana do (S4-12)", () => {
    const published = running.filter(({ container }) => ports(container).length > 0);
    const roles = published.map(({ workload }) => workload.replace(/^.*-/, ""));
    expect(["edge", "prometheus", "grafana"]).toEqual(expect.arrayContaining(roles));
    expect(roles).toContain("edge");
    // The example with a public certificate is for a public address.
    const address = name === "tls-domain" ? "203.0.113.10" : "127.0.0.1";
    for (const { ip } of published.flatMap(({ container }) => ports(container))) expect(ip).toBe(address);
  });

  test("has its GPUs by id and as planned, never all of them", async () => {
    const { plan } = await evaluateFile(exampleFile(name));
    const planned = plan.workloads.filter(({ gpus }) => gpus.length > 0);
    const asked = running.filter(({ container }) => "device_requests" in container);
    expect(asked.map(({ workload }) => workload).toSorted()).toEqual(
      planned.map((workload) => workload.name).toSorted(),
    );
    for (const { gpus, name: workload } of planned)
      expect(template.container(workload).device_requests).toEqual([
        { driver: "nvidia", device_ids: gpus, capabilities: ["gpu"] },
      ]);
    expect(JSON.stringify(template.stack.resource)).not.toContain('"gpus"');
  });

  test("sees secrets only as files of its own folder (S1-02)", async () => {
    const { plan } = await evaluateFile(exampleFile(name));
    for (const workload of plan.workloads) {
      const folders = template
        .container(workload.name)
        .mounts.filter(({ target }) => target === "/run/secrets");
      const own = { type: "bind", source: `${plan.secretsDir}/${workload.name}`, target: "/run/secrets" };
      expect(folders).toEqual(workload.secrets.length === 0 ? [] : [{ ...own, read_only: true }]);
    }
    expect(environmentNames(running.map(({ container }) => container))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/(PASSWORD|KEY|TOKEN)$/)]),
    );
  });

  test("gets its files by upload, or through a carrier where its root is read-only", async () => {
    const { plan } = await evaluateFile(exampleFile(name));
    const readers = plan.workloads.filter(({ files }) => files.length > 0);
    expect(readers.length).toBeGreaterThan(2);
    for (const { name: workload, readOnlyRoot, files } of readers) {
      const carrier = template.containers.get(`${workload}-config`)?.upload ?? [];
      const uploads = { own: template.container(workload).upload.length, carrier: carrier.length };
      expect(uploads).toEqual(
        readOnlyRoot ? { own: 0, carrier: files.length } : { own: files.length, carrier: 0 },
      );
    }
  });

  test("keeps data in volumes that destroy leaves alone (S2-27)", async () => {
    const { plan } = await evaluateFile(exampleFile(name));
    const owned = template.ofType("docker_volume").map((volume) => nameOf(volume));
    const mounted = running.flatMap(({ container }) =>
      container.mounts.filter(({ type }) => type === "volume").map(({ source }) => source),
    );
    expect(plan.volumes.filter((volume) => owned.includes(volume))).toEqual([]);
    expect(mounted).toEqual(expect.arrayContaining([...plan.volumes]));
  });

  test("the proxies' YAML is the rendered one, byte for byte (S0-13)", () => {
    const yaml = readFileSync(join(goldenFolder, name, "generated-config.yaml"), "utf8");
    // An own YAML has the name that LiteLLM's documentation gives it.
    const file = name === "own-litellm-yaml" ? "config.yaml" : "generated-config.yaml";
    const proxies = running.filter(({ workload }) => /-proxy(-\d+)?$/.test(workload));
    expect(proxies.length).toBeGreaterThan(0);
    for (const { container } of proxies)
      expect(container.upload).toContainEqual({ file: `/app/${file}`, content: yaml, permissions: "0444" });
  });
});

const networkSchema = z.looseObject({
  docker_network: z.record(z.string(), z.looseObject({ name: z.string() })).default({}),
});

function ports(container: ContainerArguments): readonly { readonly ip: string }[] {
  return z.array(z.object({ ip: z.string() })).parse(container.ports ?? []);
}

function environmentNames(containers: readonly ContainerArguments[]): readonly string[] {
  return containers.flatMap(({ env }) => env.map((entry) => entry.split("=")[0] ?? ""));
}

function nameOf(resource: object): string {
  return z.looseObject({ name: z.string() }).parse(resource).name;
}
