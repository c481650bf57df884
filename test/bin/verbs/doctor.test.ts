import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";
import { containers as names, jobs, psLine, wellLine } from "./running";

jest.setTimeout(60_000);

let port = 0;
const well = (name: string) => wellLine(name, name === "shelf-edge" ? `127.0.0.1:${port}->8080/tcp` : "");

/** Networks of the plan in cpu.yaml. */
const onNetworks = (name: string) => {
  const stores = ["redis", "postgres", "redis-exporter", "postgres-exporter"];
  const data = [...stores, "prometheus", "proxy", "roles", "migrate"].map((one) => `shelf-${one}`);
  const front = names.filter(
    (one) => !stores.some((store) => one === `shelf-${store}`) && !jobs.includes(one),
  );
  return {
    Name: `/${name}`,
    Config: { Labels: { "cdktf-vllm-litellm.workload": name } },
    NetworkSettings: {
      Networks: {
        ...(front.includes(name) ? { shelf_network: { Aliases: [name] } } : {}),
        ...(data.includes(name) ? { shelf_data: { Aliases: null } } : {}),
      },
    },
  };
};

interface Document {
  readonly checks: readonly { readonly check: string; readonly state: string; readonly said: string }[];
  readonly processes: readonly { readonly container: string; readonly addresses: readonly string[] }[];
  readonly secrets: readonly { readonly name: string; readonly set: boolean }[];
  readonly findings: readonly { readonly code: string; readonly path: string; readonly message: string }[];
}

describe("doctor", () => {
  let place: Workplace;
  let server: Server;
  let statuses: Record<string, number>;
  let seenHeaders: Record<string, string | undefined>;

  beforeEach(async () => {
    statuses = {};
    seenHeaders = {};
    server = createServer((request, response) => {
      const path = request.url ?? "";
      seenHeaders[path] = request.headers.authorization;
      const texts: Record<string, string> = {
        "/v1/models": JSON.stringify({ data: ["far", "tiny", "words"].map((id) => ({ id })) }),
        "/metrics/":
          'litellm_request_total_latency_metric_count{model="far"} 1\nlitellm_request_total_latency_metric_sum{model="far"} 1.5\n',
      };
      request.resume().on("end", () => response.writeHead(statuses[path] ?? 200).end(texts[path] ?? "{}"));
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    ({ port } = server.address() as AddressInfo); // a TCP server's address is never a path
    place = workplace("cpu.yaml");
    place.environment.TF_CLI_CONFIG_FILE = "terraform.rc";
    place.write(
      "gateway.config.yaml",
      place
        .read("gateway.config.yaml")
        .replace("14831", String(port))
        .replace(
          "apiKeys: [FAR_KEY]",
          `apiBase: "http://host.docker.internal:${port}/far", apiKeys: [FAR_KEY]`,
        ),
    );
    place.write(
      "secrets.env",
      "LITELLM_MASTER_KEY=sk-Zq7Lw2Xv9Bn4Kt6Rm8Ys3Pd5Hg1Jc4711\nFAR_KEY=sk-Fq8Lw3Xv7Bn5Kt1Rm9Ys2Pd4Hg6Jc4711\n",
    );
    place.answer("info", {
      output: JSON.stringify({
        ServerVersion: "28.2.2",
        Architecture: "x86_64",
        MemTotal: 64 * 1024 ** 3,
        SystemTime: new Date().toISOString(),
      }),
    });
    place.answer("ps", { output: names.map(well).join("") });
    place.rule("ps -q --filter", { output: "a\nb\n" });
    place.rule("inspect --type container", {
      output: JSON.stringify(names.filter((name) => !jobs.includes(name)).map(onNetworks)),
    });
    place.rule("redis-cli ping", { output: "PONG\n" });
    place.rule("/api/v1/targets", {
      output: JSON.stringify({ data: { activeTargets: [{ labels: {}, health: "up" }] } }),
    });
  });
  afterEach(() => {
    place.remove();
    server.close();
  });

  const examined = async (...argv: string[]) => {
    const { code, out } = await place.run("doctor", "--json", ...argv);
    const document = JSON.parse(out) as Document;
    return { code, document, codes: document.findings.map((one) => `${one.code} ${one.path}`) };
  };

  test("S2-28: names the env file, and versions; a stack that is well has no findings", async () => {
    const { code, out, err } = await place.run("doctor");
    expect(err.split("\n")[0]).toBe("config: gateway.config.yaml, env file: secrets.env");
    expect(err.split("\n").slice(1, -1)).toEqual(
      expect.arrayContaining([
        "✓ Docker engine: 28.2.2 at the local socket",
        "- GPUs: no model uses one",
        "✓ Terraform: 1.11.4",
        "✓ networks and names: 10 containers find each other",
        "✓ models: 3 of 3 engines answer",
        "✓ Redis: answers",
        "✓ Postgres: takes connections",
        "✓ TLS or plain HTTP: plain HTTP, as configured",
        "✓ key and model list: 3 models listed",
        "✓ latency: far takes 1.5 s on average",
        "✓ metrics: 1 of 1 targets give figures",
      ]),
    );
    expect(err).not.toMatch(/^✖/m);
    expect(code).toBe(0);
    expect(out).toContain("Processes\n");
  });

  test("S4-23: names process, port and address, and secrets as set or not; no value is shown", async () => {
    place.write("secrets.env", "LITELLM_MASTER_KEY=sk-Zq7Lw2Xv9Bn4Kt6Rm8Ys3Pd5Hg1Jc4711\n");
    place.answer("logs", { output: "key sk-Zq7Lw2Xv9Bn4Kt6Rm8Ys3Pd5Hg1Jc4711 refused\n" });
    place.answer("ps", {
      output: names
        .map((name) => (name === "shelf-redis" ? psLine(name, "exited", "Exited (1)") : well(name)))
        .join(""),
    });
    const { out, err } = await place.run("doctor");
    const { document } = await examined();
    expect(document.processes.find(({ container }) => container === "shelf-edge")?.addresses).toEqual([
      expect.stringMatching(/^127\.0\.0\.1:\d+$/),
    ]);
    expect(out).toMatch(/LITELLM_MASTER_KEY +set\n/);
    expect(out).toMatch(/FAR_KEY +not set\n/);
    expect(err).toContain("key <LITELLM_MASTER_KEY> refused");
    expect(`${out}${err}${JSON.stringify(document)}`).not.toContain("4711");
  });

  test("S2-20: finds Redis down, Postgres not ready, a lost network and a refused key", async () => {
    statuses["/v1/models"] = 401;
    place.answer("ps", {
      output: names
        .map((name) => (name === "shelf-redis" ? psLine(name, "exited", "Exited (1)") : well(name)))
        .join(""),
    });
    place.answer("exec", { code: 2, output: "rejecting connections\n" });
    place.rule("ps -q --filter", { output: "a\n" });
    const { code, codes } = await examined();
    expect(codes).toEqual(
      expect.arrayContaining([
        "DOCTOR.UNWELL shelf-redis",
        "DOCTOR.REDIS_DOWN shelf-redis",
        "DOCTOR.POSTGRES_NOT_READY shelf-postgres",
        "DOCTOR.KEY_REFUSED proxy.masterKey",
      ]),
    );
    expect(code).toBe(1);
  });

  test("S0-17: says which key the proxy has, by a beginning of its hash", async () => {
    statuses["/v1/models"] = 401;
    place.rule("sha256sum /run/secrets/LITELLM_MASTER_KEY", {
      output: `${"0a1b2c3d".repeat(8)}  the file\n`,
    });
    const { document } = await examined();
    expect(document.findings.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        / whose SHA-256 begins with [0-9a-f]{8}; that of the proxy's begins with 0a1b2c3d$/,
      ),
    );
  });

  test("S3-22: finds the line of a request that nobody could read", async () => {
    place.rule("logs --tail 2000 id-of-shelf-proxy", {
      errors: "WARNING:  Invalid HTTP request received.\n",
    });
    const { code, codes } = await examined();
    expect(codes).toEqual(["DOCTOR.NOT_HTTP shelf-proxy"]);
    expect(code).toBe(0);
  });

  test("causes no such line itself: a port that has answered plain HTTP is not asked for TLS", async () => {
    let unreadable = 0;
    server.on("clientError", (_, socket) => {
      unreadable += 1;
      socket.destroy();
    });
    const { document } = await examined();
    expect(document.checks).toContainEqual({
      check: "TLS or plain HTTP",
      state: "fine",
      said: "plain HTTP, as configured",
    });
    expect(unreadable).toBe(0);
    statuses["/health/liveliness"] = 400;
    await examined();
    expect(unreadable).toBe(1);
  });

  test("half of a client's certificate is wrong usage", async () => {
    const { code, err } = await place.run("doctor", "--client-cert", "mine.pem");
    expect(err).toContain("--client-cert needs --client-key");
    expect(code).toBe(2);
  });

  test("S4-17: --providers tries each key once and names the variable of a bad one", async () => {
    expect((await examined()).document.checks).toContainEqual({
      check: "provider keys",
      state: "not looked at",
      said: "--providers asks them",
    });
    expect(seenHeaders["/far/models"]).toBeUndefined();
    statuses["/far/models"] = 401;
    const { code, document, codes } = await examined("--providers");
    expect(seenHeaders["/far/models"]).toBe("Bearer sk-Fq8Lw3Xv7Bn5Kt1Rm9Ys2Pd4Hg6Jc4711");
    expect(codes).toEqual(["DOCTOR.PROVIDER_KEY models.far"]);
    expect(document.checks.find(({ check }) => check === "provider keys")?.said).toMatch(
      /answers 401 to the value of FAR_KEY$/,
    );
    expect(code).toBe(1);
  });

  test("S3-23: --model says why a client's key gets no answer", async () => {
    place.environment.TEAM_KEY = "sk-team-0815";
    statuses["/v1/chat/completions"] = 429;
    const { codes } = await examined("--model", "tiny", "--key-env", "TEAM_KEY");
    expect(codes).toEqual(["DOCTOR.MODEL_UNAVAILABLE models.tiny"]);
    expect(seenHeaders["/v1/chat/completions"]).toBe("Bearer sk-team-0815");
    expect((await examined("--model", "tinny")).codes).toEqual(["DOCTOR.MODEL_UNAVAILABLE models"]);
    expect((await place.run("doctor", "--key-env", "TEAM_KEY")).code).toBe(2);
  });

  test("S3-23: --model asks an alias, a group and a mode as what stands behind them", async () => {
    place.write(
      "gateway.config.yaml",
      place
        .read("gateway.config.yaml")
        .replace(
          "routing:\n",
          "  order: { mode: rerank, upstream: { model: cohere/rerank-v3.5, apiKeys: [FAR_KEY] } }\n  old: { mode: completion, upstream: { model: text-completion-openai/davinci-002, apiKeys: [FAR_KEY] } }\nrouting:\n  aliases: { wordy: words }\n  groups: { texts: [{ model: words }] }\n",
        ),
    );
    const said = async (name: string) => {
      const { document } = await examined("--model", name);
      const { state, said: text } = document.checks.find(({ check }) => check === "model") ?? {};
      return [state, text];
    };
    expect(await said("wordy")).toEqual(["fine", "wordy answers"]);
    delete seenHeaders["/v1/embeddings"];
    expect(await said("texts")).toEqual(["fine", "texts answers"]);
    expect(await said("old")).toEqual(["fine", "old answers"]);
    expect(Object.keys(seenHeaders).filter((path) => path.endsWith("s") && path !== "/v1/models")).toEqual(
      expect.arrayContaining(["/v1/embeddings", "/v1/completions"]),
    );
    expect(await said("order")).toEqual([
      "not looked at",
      "a short text cannot test order, whose mode is rerank",
    ]);
    expect(seenHeaders["/v1/chat/completions"]).toBeUndefined();
  });

  test("S4-17: --providers counts what it tried, and names what it cannot try", async () => {
    place.write("secrets.env", `${place.read("secrets.env")}PERPLEXITY_API_KEY=pk-Zq7Lw2Xv9Bn4Kt6\n`);
    place.write(
      "gateway.config.yaml",
      place
        .read("gateway.config.yaml")
        .replace(
          "routing:\n",
          "  web: { upstream: { model: perplexity/sonar, apiKeys: [PERPLEXITY_API_KEY] } }\nrouting:\n",
        ),
    );
    const said = async () =>
      (await examined("--providers")).document.checks.find(({ check }) => check === "provider keys")?.said;
    expect(await said()).toBe("1 accepted; not tried: PERPLEXITY_API_KEY");
    statuses["/far/models"] = 401;
    expect(await said()).toMatch(/answers 401 to the value of FAR_KEY; not tried: PERPLEXITY_API_KEY$/);
  });

  test("S4-17: behind a company's proxy providers and the registry are not asked directly", async () => {
    delete place.environment.TF_CLI_CONFIG_FILE;
    place.environment.HTTPS_PROXY = "http://127.0.0.1:9";
    place.write(
      "gateway.config.yaml",
      place
        .read("gateway.config.yaml")
        .replace(/http:\/\/host.docker.internal:\d+/, "https://far.example.net"),
    );
    const { document } = await examined("--providers");
    const checks = ["provider keys", "Docker provider"];
    expect(document.checks.filter(({ check }) => checks.includes(check)).map((one) => one.said)).toEqual([
      "this program asks directly, Terraform a proxy",
      "not tried: FAR_KEY (behind a proxy)",
    ]);
  });

  test("before anything is deployed only the machine is looked at", async () => {
    place.answer("ps", { output: "" });
    const { err } = await place.run("doctor");
    expect(err).toContain("- nothing is deployed: the checks of a running stack are left out\n");
    expect(err).not.toContain("Redis:");
  });

  test("an engine that does not answer is one finding, not ten", async () => {
    place.answer("info", { code: 1 });
    place.answer("version", { code: 1, errors: "Cannot connect to the Docker daemon\n" });
    const { codes, code } = await examined();
    expect(codes).toEqual(["DOCKER.UNREACHABLE host.docker"]);
    expect(code).toBe(1);
  });

  test("GPUs: the engine's own image is asked, and a runtime that is missing is told", async () => {
    place.write(
      "gateway.config.yaml",
      "name: shelf\nhost: { preset: dgx-h100 }\nmodels: { small: { vllm: { preset: gpt-oss-20b, gpus: 1 } } }\nsecrets: { envFile: secrets.env }\n",
    );
    place.answer("ps", { output: "" });
    place.rule("--entrypoint nvidia-smi", { code: 125, errors: "could not select device driver\n" });
    expect((await examined()).codes).toContain("DOCTOR.GPU_RUNTIME host.docker.gpuRuntime");
    expect(place.calls("run").map(({ argv }) => argv.slice(0, 10).join(" "))).toContain(
      "run --rm --network none --pull never --log-driver none --gpus all",
    );
  });
});
