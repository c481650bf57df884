/** An edge as it is compiled, with fakes in place of LiteLLM and its files brought the way Terraform brings them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import https from "node:https";
import http from "node:http";
import http2 from "node:http2";
import type { TLSSocket } from "node:tls";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { evaluateInput, formatFindings } from "../../../config";
import type { GatewayInput } from "../../../config";
import type { Workload } from "../../../config/plan/types";
import { serviceImages } from "../../../config/presets/images";
import { makeCertificate } from "../certificate";
import { docker, run } from "../run";
import { eventually } from "../traffic";

export const domain = "gateway.example.test";
export const httpPort = 21_280;
export const httpsPort = 21_281;

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** Seconds from the first to the last part of the body. */
  readonly spread: number;
  readonly issuer: string;
}

export interface Ask {
  readonly path?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly tls?: https.RequestOptions;
  readonly port?: number;
}

const texts = z.array(z.string());
const scraped = z.object({
  scrape_configs: z.array(
    z.object({
      job_name: z.string(),
      params: z.object({ module: texts, target: texts }).optional(),
      static_configs: z.array(z.object({ targets: texts })).optional(),
    }),
  ),
});

export class EdgeBed {
  readonly folder = mkdtempSync(join(tmpdir(), "edge-"));
  private readonly prefix = `edge-e2e-${process.pid}`;
  private readonly made: string[] = [];
  /** The host as another network of the same engine sees it. */
  outsideAddress = "";

  /** Names as they are on the network. */
  get network(): string {
    return this.prefix;
  }

  /** A network that the gateway is not on. */
  get outside(): string {
    return `${this.prefix}-outside`;
  }

  get proxies(): readonly string[] {
    return this.made.filter((name) => name.includes("-proxy-"));
  }

  get edge(): string {
    return `${this.prefix}-edge`;
  }

  async open(): Promise<void> {
    await docker("network", "create", this.network);
    await docker("network", "create", this.outside);
    const gateway = "{{(index .IPAM.Config 0).Gateway}}";
    this.outsideAddress = await docker("network", "inspect", "-f", gateway, this.outside);
  }

  async close(): Promise<void> {
    await run("docker", ["rm", "-f", "-v", ...this.made], { mayFail: true });
    for (const volume of ["config", "data"])
      await run("docker", ["volume", "rm", `${this.edge}-${volume}`], { mayFail: true });
    await run("docker", ["network", "rm", this.network, this.outside], { mayFail: true });
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** One more fake behind the name that the edge looks up. */
  async proxy(id: string): Promise<string> {
    const name = `${this.prefix}-proxy-${id}`;
    this.made.push(name);
    const program = readFileSync(join(__dirname, "fake_proxy.py"), "utf8");
    const network = ["--network", this.network, "--network-alias", "edgebed-proxy"];
    await docker(
      "run",
      "-d",
      "--name",
      name,
      ...network,
      "--entrypoint",
      "python3",
      serviceImages.litellm.image,
      "-c",
      program,
    );
    return name;
  }

  async stopProxies(): Promise<void> {
    await run("docker", ["rm", "-f", ...this.proxies], { mayFail: true });
  }

  addressOf(container: string): Promise<string> {
    return docker("inspect", "-f", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", container);
  }

  /** Those of the addresses (`host:port`) that accept a connection from a container on the network. */
  async reachable(network: string, addresses: readonly string[]): Promise<readonly string[]> {
    const program = [
      "import socket, sys",
      "for target in sys.argv[1:]:",
      "    host, port = target.split(':')",
      "    try: socket.create_connection((host, int(port)), 3).close()",
      "    except OSError: continue",
      "    print(target)",
    ].join("\n");
    const from = [
      "run",
      "--rm",
      "--network",
      network,
      "--entrypoint",
      "python3",
      serviceImages.litellm.image,
    ];
    return (await docker(...from, "-c", program, ...addresses)).split("\n").filter((line) => line !== "");
  }

  /** A real ACME server, which looks the domain up as Docker does: the edge's container carries it as a name. */
  async pebble(): Promise<void> {
    const config = {
      listenAddress: "0.0.0.0:14000",
      managementListenAddress: "0.0.0.0:15000",
      certificate: "/pebble/pebble.pem",
      privateKey: "/pebble/pebble.key",
      httpPort: 8080,
      tlsPort: 8443,
    };
    writeFileSync(join(this.folder, "pebble.json"), JSON.stringify({ pebble: config }));
    const name = `${this.prefix}-pebble`;
    this.made.push(name);
    const network = ["--network", this.network, "--network-alias", "pebble"];
    const command = [serviceImages.edge.image, "pebble", "-config", "/pebble/pebble.json"];
    await docker(
      "run",
      "-d",
      "--name",
      name,
      ...network,
      "-e",
      "PEBBLE_VA_NOSLEEP=1",
      "-e",
      "PEBBLE_WFE_NONCEREJECT=0",
      "-v",
      `${this.folder}:/pebble:ro`,
      ...command,
    );
  }

  /** Starts the edge of this config anew, with volumes of its own. */
  async start(edge: GatewayInput["edge"], secrets: Readonly<Record<string, string>> = {}): Promise<void> {
    await run("docker", ["rm", "-f", this.edge], { mayFail: true });
    for (const volume of ["config", "data"])
      await run("docker", ["volume", "rm", `${this.edge}-${volume}`], { mayFail: true });
    const { workload } = await this.deliver(edge);
    const folder = join(this.folder, "secrets");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o755 });
    for (const [name, value] of Object.entries(secrets))
      writeFileSync(join(folder, name), value, { mode: 0o444 });
    this.made.push(this.edge);
    await docker(
      "run",
      "-d",
      "--name",
      this.edge,
      "--network",
      this.network,
      "--network-alias",
      domain,
      ...[
        "--user",
        workload.user ?? "",
        "--read-only",
        "--cap-drop",
        "ALL",
        "--security-opt",
        "no-new-privileges",
      ],
      ...workload.capabilities.flatMap((name) => ["--cap-add", name]),
      ...Object.entries(workload.sysctls).flatMap(([name, value]) => ["--sysctl", `${name}=${value}`]),
      ...workload.ports.flatMap(({ bind, port, internal }) => ["-p", `${bind}:${port}:${internal}`]),
      ...["--memory", `${workload.memoryMiB ?? 0}m`, "--tmpfs", "/tmp:rw,size=16m,mode=1777"],
      ...["-v", `${this.edge}-data:/var/tmp`, "-v", `${this.edge}-config:/etc/caddy:ro`],
      ...["-v", `${folder}:/run/secrets:ro`, "--entrypoint", workload.entrypoint?.[0] ?? ""],
      ...[workload.image, ...(workload.entrypoint ?? []).slice(1)],
    );
    await eventually("the edge answers through to a proxy", 120, async () => {
      const probe = ["exec", this.edge, ...(workload.probe?.command.slice(1) ?? [])];
      return (await run("docker", probe, { mayFail: true })).code === 0;
    });
  }

  private compiled(role: Workload["role"], { edge, prometheus }: GatewayInput) {
    const { result, findings } = evaluateInput(
      {
        name: "edgebed",
        models: { far: { upstream: { model: "openai/gpt-4o", apiKeys: ["FAR_KEY"] } } },
        cache: { type: "none" },
        database: { type: "none" },
        prometheus,
        edge: { httpPort, ...edge },
      },
      { readText: (file) => ({ text: readFileSync(join(this.folder, file), "utf8") }) },
    );
    if (!result) throw new Error(formatFindings(findings, "edgebed"));
    const workload = result.plan.workloads.find((one) => one.role === role);
    if (!workload) throw new Error(`a plan without ${role}`);
    return { workload, artefacts: result.artefacts };
  }

  /** What the certificate's exporter answers when it is asked as Prometheus asks it, and the rules that read it. */
  async certificateMetrics(edge: GatewayInput["edge"]) {
    const { workload, artefacts } = this.compiled("blackbox-exporter", { edge, prometheus: {} });
    const { scrape_configs: jobs } = scraped.parse(parse(artefacts.prometheus));
    const job = jobs.find(({ job_name: name }) => name === "certificate");
    const file = join(this.folder, "blackbox.yml");
    writeFileSync(file, artefacts.blackbox);
    const name = `${this.prefix}-exporter`;
    this.made.push(name);
    const mount = ["-v", `${file}:${workload.files[0]?.path ?? ""}:ro`, "--user", workload.user ?? ""];
    const command = ["--entrypoint", workload.entrypoint?.[0] ?? "", workload.image, ...workload.argv];
    await docker("run", "-d", "--name", name, "--network", this.network, ...mount, ...command);
    // The edge has another name here than in its plan.
    const target = (job?.params?.target[0] ?? "").replace(/^[^:]+/, domain);
    const query = new URLSearchParams({ module: job?.params?.module[0] ?? "", target });
    const address = `http://${name}:${job?.static_configs?.[0]?.targets[0]?.split(":")[1] ?? ""}/probe?${query.toString()}`;
    const program = `import urllib.request as u; print(u.urlopen("${address}", timeout=10).read().decode())`;
    const ask = () =>
      run("docker", ["exec", this.proxies[0] ?? "", "python3", "-c", program], { mayFail: true });
    await eventually("the exporter answers", 60, async () => (await ask()).code === 0);
    return { metrics: (await ask()).output, rules: artefacts.rules };
  }

  /** Fills the config volume by a container that is never started. */
  async deliver(edge: GatewayInput["edge"], change = (text: string) => text) {
    const { workload, artefacts } = this.compiled("edge", { edge, prometheus: { enabled: false } });
    const carrier = `${this.edge}-carrier`;
    await docker("create", "--name", carrier, "-v", `${this.edge}-config:/etc/caddy`, workload.image);
    for (const { path, artefact } of workload.files) {
      const text = join(this.folder, "carried");
      writeFileSync(text, artefact === "edge" ? change(artefacts.edge) : (artefacts[artefact] ?? ""));
      await docker("cp", "-q", text, `${carrier}:${path}`);
    }
    await docker("rm", carrier);
    return { workload };
  }

  logs(): Promise<string> {
    return run("docker", ["logs", this.edge]).then(({ output }) => output);
  }

  /** Makes a certificate in the folder, of an authority or of itself. */
  certificate(name: string, hosts: readonly string[], by?: string): void {
    makeCertificate(this.folder, name, hosts, by);
  }

  text(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  root(): Promise<string> {
    return docker("exec", this.edge, "cat", "/var/tmp/caddy/pki/authorities/local/root.crt");
  }
}

/** Asks the published port; with `tls` over TLS. */
export function ask({ path = "/v1/models", body, headers = {}, tls, port }: Ask): Promise<Got> {
  const options = {
    host: "127.0.0.1",
    path,
    method: body === undefined ? "GET" : "POST",
    agent: false as const,
  };
  return new Promise((resolve, reject) => {
    const onAnswer = (answer: http.IncomingMessage) => {
      const parts: string[] = [];
      let first = 0;
      answer.on("data", (part: Buffer) => {
        first ||= performance.now();
        parts.push(String(part));
      });
      const issuer =
        "getPeerCertificate" in answer.socket
          ? (answer.socket as TLSSocket).getPeerCertificate().issuer.CN
          : ""; // a TLS socket is told by its method
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: parts.join(""),
          spread: first === 0 ? 0 : (performance.now() - first) / 1000,
          issuer: String(issuer),
        }),
      );
    };
    const request = tls
      ? https.request(
          {
            ...options,
            port: port ?? httpsPort,
            servername: domain,
            headers: { host: domain, ...headers },
            ...tls,
          },
          onAnswer,
        )
      : http.request({ ...options, port: port ?? httpPort, headers }, onAnswer);
    request.on("error", reject);
    request.end(body);
  });
}

/** The whole answer to a POST over HTTP/2. */
export function askHttp2(path: string, body: string, ca: string): Promise<string> {
  const session = http2.connect(`https://127.0.0.1:${httpsPort}`, { ca, servername: domain });
  const request = session.request({ ":method": "POST", ":path": path, ":authority": domain });
  return new Promise<string>((resolve, reject) => {
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => (text += part));
    request.on("end", () => resolve(text));
    for (const source of [session, request]) source.on("error", reject);
    request.end(body);
  }).finally(() => session.close());
}
