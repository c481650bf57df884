/** A deployed stack as an attacker inside and outside meets it: users, roots, networks, ports, keys. The engine is a stand-in. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import type { GatewayInput } from "../../config";
import { serviceImages } from "../../config/presets/images";
import { buildStandIn, standInModel } from "./hardening/stand-in";
import { removeHostFolder } from "./host-folder";
import { docker, run } from "./run";
import { Stack } from "./stack";
import { Client, eventually } from "./traffic";

const name = "hardened";
const folder = "/var/tmp/cdktf-vllm-litellm-hardening";
const dataDir = `${folder}-data`;
const gatewayPort = 21_400;
const outsidePort = 21_410;
const engineImage = "cdktf-vllm-litellm-rig/engine-with-key:1";
const litellmImage = serviceImages.litellm.image.replace("/litellm:", "/litellm-non_root:");
const stack = new Stack(name, folder);
const containerOf = (workload: string) => stack.container(`${name}-${workload}`);
const engine = "vllm-shelf";
/** A machine on another network: an address behind this host, in a network namespace of its own. */
const namespace = "hardened-outside";
const [thisSide, otherSide] = ["10.214.0.1", "10.214.0.2"];
const config: GatewayInput = {
  host: { preset: "cpu", dataDir },
  models: {
    shelf: {
      vllm: standInModel,
    },
  },
  proxy: { port: gatewayPort, stopGrace: "5s", ui: { enabled: false } },
  // The whole stack, with Postgres, is asked by the gateway's own test.
  database: { type: "none" },
  images: { litellm: litellmImage, vllmCpu: engineImage },
};
let outside: ChildProcess | undefined;

beforeAll(async () => {
  await removeHostFolder(dataDir);
  await buildStandIn(engineImage);
  // Its files are readable by everybody, as in the variant that upstream publishes for other users.
  await docker("tag", serviceImages.litellm.image, litellmImage);
  await connectOutside();
  stack.configure(config);
});

afterAll(async () => {
  outside?.kill();
  await run("ip", ["netns", "del", namespace], { mayFail: true });
  await stack.cdktf("destroy", "--auto-approve");
  const left = await stack.containers();
  if (left.length > 0) await docker("rm", "-f", ...left);
  await stack.gateway("purge", name, "--yes");
  await removeHostFolder(dataDir);
  await run("docker", ["rmi", litellmImage, engineImage], { mayFail: true });
});

it("comes up with every control, and needs no change afterwards", async () => {
  const made = await stack.gateway("secrets", "init");
  expect({ code: made.code, output: made.code === 0 ? "" : made.output }).toEqual({ code: 0, output: "" });
  const deployed = await stack.cdktf("deploy", "--auto-approve");
  expect({ code: deployed.code, end: deployed.code === 0 ? "" : deployed.output.slice(-3000) }).toEqual({
    code: 0,
    end: "",
  });
  expect(await stack.plan()).toEqual({ code: 0, changes: [] });
});

it("S2-23: the running stack passes `security`, and a container that is more open does not", async () => {
  expect(await findings()).toEqual({ code: 0, findings: [] });
  const labels = ["stack", "workload"].flatMap((key) => [
    "--label",
    `cdktf-vllm-litellm.${key}=${key === "stack" ? name : `${name}-redis`}`,
  ]);
  const intruder = [
    "--name",
    `${name}-intruder`,
    "--privileged",
    "--pid",
    "host",
    "-p",
    "0.0.0.0:21411:6379",
  ];
  await docker("create", ...labels, ...intruder, serviceImages.redis.image);
  const found = await findings();
  await docker("rm", `${name}-intruder`);
  expect(found.code).toBe(1);
  expect(found.findings.map(({ path, message }) => `${path} ${message}`)).toEqual(
    expect.arrayContaining([
      `${name}-intruder is privileged (control privileged, CIS Docker 5: 5.5)`,
      `${name}-intruder publishes 0.0.0.0:21411 → 6379 (control ports, CIS Docker 5: 5.9, 5.14)`,
      `${name}-intruder shares the host's PID namespace (control namespaces, CIS Docker 5: 5.16, 5.17, 5.21, 5.31)`,
      `${name}-intruder runs as root (control user)`,
    ]),
  );
});

it("only the edge publishes a port, on the address of the config", async () => {
  const format = '{{.Label "cdktf-vllm-litellm.workload"}} {{.Ports}}';
  const listed = await docker("ps", "--filter", `label=cdktf-vllm-litellm.stack=${name}`, "--format", format);
  const open = listed.split("\n").filter((line) => line.includes("->"));
  expect(open).toEqual([`${name}-edge 127.0.0.1:${gatewayPort}->8080/tcp`]);
});

it("Redis and an engine that downloads nothing have no way out; the proxy has", async () => {
  const tries = `exec 3<>/dev/tcp/${otherSide}/${outsidePort}`;
  const closed = [await containerOf("redis"), await containerOf(engine)];
  for (const container of closed) {
    const { code } = await run("docker", ["exec", container, "timeout", "5", "bash", "-c", tries], {
      mayFail: true,
    });
    // No route, or packets that are dropped without an answer: that differs between versions of Docker.
    expect({ container, isClosed: code === 1 || code === 124 }).toEqual({ container, isClosed: true });
  }
  const ask = `import urllib.request as u; print(u.urlopen("http://${otherSide}:${outsidePort}", timeout=30).status)`;
  expect(await docker("exec", await containerOf("proxy"), "python3", "-c", ask)).toBe("200");
});

it("S2-25: the engine answers through the proxy, and refuses who comes past it without the key", async () => {
  const answer = await new Client(`http://127.0.0.1:${gatewayPort}`, stack.masterKey).chat("shelf", "here?");
  expect(answer.status).toBe(200);
  const past = [
    "import sys, urllib.request as u, urllib.error as e",
    `request = u.Request("http://${name}-${engine}:8000/v1/chat/completions", b"{}", {"content-type": "application/json"})`,
    "try: print(u.urlopen(request, timeout=10).status)",
    "except e.HTTPError as error: print(error.code)",
  ];
  expect(await docker("exec", await containerOf("proxy"), "python3", "-c", past.join("\n"))).toBe("401");
});

it("LiteLLM and all services but the engine run as ordinary users", async () => {
  // Every line ends in a word: docker()'s trim would otherwise eat the empty user of whichever comes last.
  const format = '{{index .Config.Labels "cdktf-vllm-litellm.workload"}} {{or .Config.User "root"}}';
  const listed = await docker("inspect", "--format", format, ...(await stack.containers()));
  const serving = listed.split("\n").filter((line) => !line.includes("-config "));
  expect(serving.filter((line) => line.endsWith(" root"))).toEqual([`${name}-${engine} root`]);
});

it("S4-19: a stricter edge is a new file: no container that runs is touched, and the file is in force", async () => {
  const running = await docker("ps", "-q", "--filter", `label=cdktf-vllm-litellm.stack=${name}`);
  stack.configure({ ...config, edge: { maxRequestSizeMiB: 1, adminIps: ["203.0.113.0/24"] } });
  const { changes } = await stack.plan();
  expect(changes).toEqual([
    {
      address: expect.stringContaining(`${name}-edge_Files`) as string,
      type: "docker_container",
      actions: ["delete", "create"],
    },
  ]);
  const deployed = await stack.cdktf("deploy", "--auto-approve");
  expect({ code: deployed.code, end: deployed.code === 0 ? "" : deployed.output.slice(-3000) }).toEqual({
    code: 0,
    end: "",
  });
  const client = new Client(`http://127.0.0.1:${gatewayPort}`, stack.masterKey);
  await eventually(
    "the admin API is closed",
    90,
    async () => (await client.call("/key/list")).status === 403,
  );
  expect((await client.chat("shelf", "x".repeat(1024 * 1024 + 1))).status).toBe(413);
  expect((await client.chat("shelf", "still here?")).status).toBe(200);
  expect(await docker("ps", "-q", "--filter", `label=cdktf-vllm-litellm.stack=${name}`)).toBe(running);
  expect(await stack.plan()).toEqual({ code: 0, changes: [] });
});

async function findings() {
  const { code, stdout } = await stack.gateway("security", "--json");
  const { findings: found } = JSON.parse(stdout) as { findings: { path: string; message: string }[] };
  return { code, findings: found };
}

async function connectOutside(): Promise<void> {
  const inside = ["netns", "exec", namespace];
  const steps = [
    ["netns", "add", namespace],
    ["link", "add", "hardened0", "type", "veth", "peer", "name", "hardened1"],
    ["link", "set", "hardened1", "netns", namespace],
    ["addr", "add", `${thisSide}/30`, "dev", "hardened0"],
    ["link", "set", "hardened0", "up"],
    [...inside, "ip", "addr", "add", `${otherSide}/30`, "dev", "hardened1"],
    [...inside, "ip", "link", "set", "hardened1", "up"],
    [...inside, "ip", "route", "add", "default", "via", thisSide],
  ];
  await run("ip", ["netns", "del", namespace], { mayFail: true });
  for (const step of steps) await run("ip", step);
  const serve = [
    "python3",
    "-m",
    "http.server",
    String(outsidePort),
    "--directory",
    join(__dirname, "hardening"),
  ];
  outside = spawn("ip", [...inside, ...serve], { stdio: "ignore" });
}
