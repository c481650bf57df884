/** Searches everything outside the secret files of a deployed stack for the values of its secrets. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { docker, run } from "./run";
import type { Stack } from "./stack";

type Texts = Readonly<Record<string, string>>;

export interface Search {
  /** Places that hold the value, or a form of it: `<secret>: <place>`. Empty is what is wanted. */
  readonly leaks: readonly string[];
  /** `<secret>: <workload>` where a process inside has it in its environment, as only root of the host can see. */
  readonly environments: readonly string[];
  /** How many characters were searched. */
  readonly searched: number;
}

/** `said`: what the commands printed that the test has run. */
export async function findLeaks(stack: Stack, values: Texts, said: Texts = {}): Promise<Search> {
  const containers = await stack.containers();
  const places = {
    ...said,
    ...(await stack.terraformTexts()),
    ...(await engineTexts(containers)),
    ...commandLines(),
    ...outputTexts(stack.output),
  };
  const empty = Object.entries(places).filter(([place, text]) => text === "" && !place.startsWith("log of"));
  if (empty.length > 0) throw new Error(`nothing to search: ${empty.map(([place]) => place).join(", ")}`);
  const secrets = Object.entries(values);
  const hits = (texts: Texts) =>
    secrets.flatMap(([secret, value]) =>
      Object.entries(texts).flatMap(([place, text]) =>
        formsOf(value).some((form) => text.includes(form)) ? [`${secret}: ${place}`] : [],
      ),
    );
  return {
    leaks: hits(places),
    environments: [...new Set(hits(await processEnvironments(containers)))].toSorted(),
    searched: Object.values(places).reduce((sum, text) => sum + text.length, 0),
  };
}

/** As it is, and as it travels: in base64, in a URL, in JSON. */
function formsOf(value: string): readonly string[] {
  const forms = [
    value,
    Buffer.from(value).toString("base64").replace(/=+$/, ""),
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
  ];
  return [...new Set(forms)];
}

/** What the engine shows of containers, their images, volumes and networks, and what the containers wrote. */
async function engineTexts(containers: readonly string[]): Promise<Texts> {
  const of = async (format: string) =>
    [...new Set((await docker("inspect", "--format", format, ...containers)).split(/\s+/))].filter(Boolean);
  const images = await of("{{.Image}}");
  const volumes = await of('{{range .Mounts}}{{if eq .Type "volume"}}{{.Name}} {{end}}{{end}}');
  const networks = await of("{{range .NetworkSettings.Networks}}{{.NetworkID}} {{end}}");
  const logs = await Promise.all(
    containers.map(async (container) => {
      const log = await run("docker", ["logs", container], { mayFail: true });
      return [`log of ${container}`, log.output] as const;
    }),
  );
  return {
    "docker inspect": await docker("inspect", ...containers),
    "docker image inspect": await docker("image", "inspect", ...images),
    "docker history": (await Promise.all(images.map((id) => docker("history", "--no-trunc", id)))).join("\n"),
    "docker volume inspect": await docker("volume", "inspect", ...volumes),
    "docker network inspect": await docker("network", "inspect", ...networks),
    "docker top": (await Promise.all(containers.map((id) => run("docker", ["top", id], { mayFail: true }))))
      .map(({ output }) => output)
      .join("\n"),
    ...Object.fromEntries(logs),
  };
}

function processes(): readonly string[] {
  return readdirSync("/proc").filter((entry) => /^\d+$/.test(entry));
}

/** A process may be gone by now. */
function proc(id: string, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, "utf8");
  } catch {
    return "";
  }
}

function commandLines(): Texts {
  return {
    "/proc/*/cmdline": processes()
      .map((id) => proc(id, "cmdline"))
      .join("\n"),
  };
}

/** By workload: where a program reads only variables, its own process has them, and nothing outside the container. */
async function processEnvironments(containers: readonly string[]): Promise<Texts> {
  const owners = new Map<string, string>();
  for (const container of containers) {
    const format = '{{.Id}} {{index .Config.Labels "cdktf-vllm-litellm.workload"}}';
    const [id = "", workload = ""] = (await docker("inspect", "--format", format, container)).split(" ");
    owners.set(id, workload);
  }
  const texts: Record<string, string> = {};
  for (const id of processes()) {
    const group = proc(id, "cgroup");
    const owner = [...owners].find(([container]) => group.includes(container))?.[1];
    const place = owner ?? "a process outside the stack";
    texts[place] = `${texts[place] ?? ""}\n${proc(id, "environ")}`;
  }
  return texts;
}

/** Everything that synthesis and deployment left behind: plans, logs, provider configuration. */
function outputTexts(folder: string): Texts {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.parentPath.includes("/providers/"),
  );
  const text = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "latin1")).join("\n");
  return { "files of cdktf and Terraform": text };
}
