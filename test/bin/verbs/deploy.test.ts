import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { interrupted } from "../interrupted";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";
import { containers as names, psLine, wellLine } from "./running";

// Each verb starts several programs.
jest.setTimeout(60_000);

/** Without network, nothing pulled, and what is mounted is only read. */
function isQuestion(argv: readonly string[]): boolean {
  const mounts = argv.flatMap((word, index) => (argv[index - 1] === "-v" ? [word] : []));
  const quiet = "run --rm --network none --pull never --log-driver none";
  return argv.join(" ").startsWith(quiet) && mounts.every((mount) => mount.endsWith(":ro"));
}

describe("deploy", () => {
  let place: Workplace;
  beforeEach(() => {
    place = workplace("cpu.yaml");
    place.environment.FAR_KEY = "sk-far-away";
  });
  afterEach(() => place.remove());

  const codes = async (...argv: string[]) => {
    const { code, out } = await place.run("deploy", "--json", ...argv);
    const { deployed, findings } = JSON.parse(out) as {
      deployed: boolean;
      findings: { code: string; message: string }[];
    };
    return { code, deployed, findings: findings.map((finding) => `${finding.code}: ${finding.message}`) };
  };
  const refusal = (...findings: string[]) => ({ code: 1, deployed: false, findings });
  const isUntouched = () =>
    place.calls("run").every(({ argv }) => isQuestion(argv)) && place.calls("pull").length === 0;

  describe("preflight (S2-06)", () => {
    afterEach(() => {
      if (!isUntouched()) throw new Error("preflight has changed something");
    });

    test("half of a client's certificate is wrong usage, before anything is done", async () => {
      const { code, err } = await place.run("deploy", "--client-key", "mine.pem");
      expect(err).toContain("--client-key needs --client-cert");
      expect([code, place.calls("ps")]).toEqual([2, []]);
    });

    test("reports an engine that does not answer, and Terraform with it", async () => {
      place.answer("version", {
        code: 1,
        errors: "Cannot connect to the Docker daemon at unix:///x.sock.\n",
      });
      place.environment.TERRAFORM_BINARY_NAME = "terraform-of-nobody";
      expect(await codes()).toEqual(
        refusal(
          "TERRAFORM.MISSING: terraform-of-nobody is not installed or does not start",
          "DOCKER.UNREACHABLE: no Docker engine answers at the local socket: Cannot connect to the Docker daemon at unix:///x.sock.",
        ),
      );
    });

    test("reports that there is no docker at all", async () => {
      place.environment.PATH = "/nowhere";
      place.environment.DOCKER_HOST = "tcp://box:2376";
      place.environment.TERRAFORM_BINARY_NAME = "/bin/true";
      expect(await codes()).toEqual(
        refusal("DOCKER.UNREACHABLE: no Docker engine answers at tcp://box:2376: docker: command not found"),
      );
    });

    test("reports that the project has no cdktf", async () => {
      rmSync(join(place.directory, "node_modules"), { recursive: true });
      rmSync(join(place.directory, "cdktf.json"));
      expect(await codes()).toEqual(
        refusal(
          "CDKTF.MISSING: no node_modules/.bin/cdktf in <here> or above",
          "CDKTF.NO_APP: no cdktf.json in <here>, so cdktf knows of no app",
        ),
      );
      place.environment.CDKTF_APP = "node main.js";
      expect((await codes()).findings).toEqual([expect.stringMatching(/^CDKTF\.MISSING: /)]);
    });

    test("reports a secret that nobody can make", async () => {
      delete place.environment.FAR_KEY;
      expect(await codes()).toEqual(refusal("SECRET.MISSING: FAR_KEY has no value (needed by shelf-proxy)"));
    });

    test("reports a secret that everybody knows", async () => {
      place.write("secrets.env", "POSTGRES_PASSWORD=postgres\n");
      expect(await codes()).toEqual(
        refusal("SECRET.KNOWN_DEFAULT: the value of POSTGRES_PASSWORD is a default that everybody knows"),
      );
    });

    test("reports a name and a port that another container holds", async () => {
      place.answer("ps", {
        output:
          psLine("shelf-redis", "exited", "Exited (0) 2 days ago", "") +
          psLine("web", "running", "Up 2 days", "", "0.0.0.0:14830-14832->80-82/tcp, :::9->9/tcp"),
      });
      expect(await codes()).toEqual(
        refusal(
          "NAME.TAKEN: a container named shelf-redis exists and does not belong to this stack",
          "PORT.TAKEN: 127.0.0.1:14831, wanted by shelf-edge, is already held by the container web",
        ),
      );
    });

    test("reports a port that another program holds, only where the engine is local", async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await new Promise((resolve) => server.once("listening", resolve));
      const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
      place.write("gateway.config.yaml", place.read("gateway.config.yaml").replace("14831", String(port)));
      const local = await codes();
      place.environment.DOCKER_HOST = "ssh://ops@box";
      place.answer("network", { output: "shelf_network\tother\n" });
      const remote = await codes();
      server.close();
      expect(local).toEqual(
        refusal(`PORT.TAKEN: 127.0.0.1:${port}, wanted by shelf-edge, is already held by another program`),
      );
      expect(remote).toEqual(
        refusal("NETWORK.EXISTS: network shelf_network exists and was not created by this stack"),
      );
    });

    test("reports a disk that is too small for what is not downloaded yet, on this machine only", async () => {
      const config = place.read("gateway.config.yaml").replace("/srv/shelf }", `${place.directory}/data }`);
      place.write("gateway.config.yaml", config.replace("/weights/tiny,", "shelf/huge, weightsGiB: 1e9,"));
      const tooSmall = expect.stringMatching(
        /^DISK\.TOO_SMALL: weights still to be downloaded need 1000000000 GiB, <here>\/data\/weights has [\d.]+ GiB free$/,
      ) as unknown;
      const taken = "NETWORK.EXISTS: network shelf_network exists and was not created by this stack";
      place.answer("network", { output: "shelf_network\tother\n" });
      expect(await codes()).toEqual({ ...refusal(), findings: [tooSmall, taken] });
      place.environment.DOCKER_HOST = "ssh://ops@box";
      expect(await codes()).toEqual(refusal(taken));
    });

    test("reports a network that is to be adopted and is not there (S2-20)", async () => {
      place.write(
        "gateway.config.yaml",
        place
          .read("gateway.config.yaml")
          .replace("preset: cpu,", "preset: cpu, network: { name: lan, adopt: true },"),
      );
      place.answer("network", { output: "lan2\t\nbridge\t\n" });
      expect(await codes()).toEqual(
        refusal("NETWORK.NOT_FOUND: network lan is to be adopted, but does not exist"),
      );
    });

    test("S2-03: reports a further network of the proxies that is not there", async () => {
      place.write(
        "gateway.config.yaml",
        place.read("gateway.config.yaml").replace("port: 14831", "port: 14831, networks: [vpn, tools]"),
      );
      place.answer("network", { output: "tools\t\nbridge\t\n" });
      expect(await codes()).toEqual(
        refusal("NETWORK.NOT_FOUND: network vpn is to be adopted, but does not exist"),
      );
    });

    /** The volume of Postgres is there and says so; the image says its own version, or is not there. */
    const held = (version: string, program: string | undefined) => {
      place.rule("volume inspect", {});
      place.rule("/held/PG_VERSION", program === undefined ? { code: 125 } : { output: `${version}\n` });
      place.rule("postgres:16.14 --version", program === undefined ? { code: 125 } : { output: program });
    };

    test("reports data of another major version of Postgres", async () => {
      held("15", "postgres (PostgreSQL) 16.14 (Debian)\n");
      const { code, findings } = await codes();
      expect([code, findings]).toEqual([
        1,
        [
          "POSTGRES.MAJOR_CHANGED: volume shelf-postgres-data was made by Postgres 15, and Postgres 16 does not start on it",
        ],
      ]);
    });

    test("believes the tag of an image that is not there, and the image that runs", async () => {
      place.rule("inspect --format {{.Image}} shelf-postgres", { output: "sha256:0ld\n" });
      place.rule("cat sha256:0ld /held/PG_VERSION", { output: "17\n" });
      held("", undefined);
      expect((await codes()).findings).toEqual([
        "POSTGRES.MAJOR_CHANGED: volume shelf-postgres-data was made by Postgres 17, and Postgres 16 does not start on it",
      ]);
    });

    test("says nothing of the same major version, of a new volume, and of what cannot be read", async () => {
      place.confirm = false;
      held("16", "postgres (PostgreSQL) 16.14\n");
      expect(await codes()).toEqual(refusal());
      place.remove();
      place = workplace("cpu.yaml");
      place.confirm = false;
      place.environment.FAR_KEY = "sk-far-away";
      place.rule("volume inspect", { code: 1, errors: "no such volume\n" });
      expect(await codes()).toEqual(refusal());
      expect(place.calls("run")).toEqual([]);
    });

    test("reports images that are not there and may not be pulled", async () => {
      place.write(
        "gateway.config.yaml",
        `${place.read("gateway.config.yaml")}imagePolicy: { pull: never }\n`,
      );
      place.answer("image", { code: 1, errors: "Error: No such image\n" });
      const { findings } = await codes();
      expect(findings).toContain(
        "IMAGE.MISSING: image redis:7.4.6 is not on the host: imagePolicy.pull is never",
      );
      expect(findings.every((finding) => finding.startsWith("IMAGE.MISSING: "))).toBe(true);
    });

    test("stops when the question is answered with no", async () => {
      place.confirm = false;
      expect(await codes()).toEqual(refusal());
    });
  });

  test("is content with what this stack holds itself", async () => {
    place.answer("ps", {
      output:
        names.map((name) => wellLine(name)).join("") +
        psLine("shelf-edge", "running", "Up", "shelf", "127.0.0.1:14831->8080/tcp"),
    });
    place.answer("network", { output: "shelf_network\tshelf\n" });
    const { code, err } = await place.run("deploy", "--skip-smoke");
    expect(err).not.toContain("✖");
    expect(code).toBe(0);
  });

  test("pulls with the login of the image's registry, and with Docker's own elsewhere", async () => {
    place.write(
      "gateway.config.yaml",
      `${place.read("gateway.config.yaml")}images: { redis: "ghcr.io/own/redis:7" }
imagePolicy: { pull: always, registry: "box:5000/hub", auth: [{ configFile: "~/hub/config.json" }] }
`,
    );
    await place.run("deploy", "--yes", "--skip-smoke");
    const login = place.calls("--config").map(({ argv }) => argv);
    expect(login).toContainEqual([
      "--config",
      join(homedir(), "hub"),
      "pull",
      "box:5000/hub/library/postgres:16.14",
    ]);
    expect(place.calls("pull").map(({ argv }) => argv)).toEqual([["pull", "ghcr.io/own/redis:7"]]);
  });

  test("reports an image that cannot be pulled, before anything is deployed", async () => {
    place.answer("image", { code: 1 });
    place.answer("pull", { code: 1, errors: "Error response from daemon: manifest unknown\n" });
    const { findings, deployed } = await codes();
    expect(findings).toContain(
      "IMAGE.MISSING: image redis:7.4.6 is not on the host: Error response from daemon: manifest unknown",
    );
    expect(deployed).toBe(false);
    expect(() => place.read("fake/cdktf")).toThrow("ENOENT");
  });

  test("makes secrets, runs cdktf with the config, shows each workload as it changes", async () => {
    place.answerAfterwards("ps", {
      output:
        names
          .slice(0, -1)
          .map((name) => wellLine(name))
          .join("") + psLine("shelf-edge", "running", "Up 1 second (health: starting)"),
    });
    const { code, out, err } = await place.run("deploy", "--yes", "--skip-smoke");
    expect(place.read("fake/cdktf")).toBe(
      `deploy shelf --auto-approve\n${place.directory}/gateway.config.yaml\n`,
    );
    expect(place.read("cdktf.out/deploy-shelf.log")).toContain("shelf  Apply complete!\n");
    expect(err.replace(/\(\d+ s\)/g, "(… s)")).toBe(
      `
config: gateway.config.yaml, env file: secrets.env (not there)
preflight
made: LITELLM_MASTER_KEY, LITELLM_SALT_KEY, POSTGRES_MONITOR_PASSWORD, POSTGRES_PASSWORD, POSTGRES_RO_PASSWORD, POSTGRES_RW_PASSWORD, REDIS_PASSWORD, UI_PASSWORD → secrets.env
  keep that file: what is in the database can be read only with the same values
secrets: 17 files in /srv/shelf/secrets, 17 of them new or changed
cdktf deploy shelf (its output: cdktf.out/deploy-shelf.log)
  shelf-vllm-tiny               healthy (… s)
  shelf-vllm-tiny-2             healthy (… s)
  shelf-vllm-words              healthy (… s)
  shelf-redis                   healthy (… s)
  shelf-postgres                healthy (… s)
  shelf-prometheus              healthy (… s)
  shelf-roles                   done (… s)
  shelf-migrate                 done (… s)
  shelf-proxy                   healthy (… s)
  shelf-redis-exporter          healthy (… s)
  shelf-postgres-exporter       healthy (… s)
  shelf-edge                    starting
deployed: shelf answers at http://127.0.0.1:14831
`.trimStart(),
    );
    expect({ code, out }).toEqual({ code: 0, out: "" });
  });

  test("an interrupted one still says what it has left", async () => {
    place.write("node_modules/.bin/cdktf", "#!/bin/sh\nkill -INT $PPID\nexec sleep 30\n");
    place.answer("network", { output: "shelf_network\tshelf\n" });
    const { code, err } = await interrupted(place, "no call of docker", "deploy", "--skip-smoke");
    expect(err).toContain("cdktf deploy failed with status 1; its last lines");
    expect(err).toContain("  not started: shelf-");
    expect(code).toBe(130);
  });

  test("on failure names the workload, its last log lines and its last probe (S2-20)", async () => {
    place.write("fake/cdktf.code", "1");
    place.answerAfterwards("ps", {
      output:
        names
          .slice(1, 7)
          .map((name) => wellLine(name))
          .join("") +
        psLine("shelf-proxy-2026", "running", "Up 9 minutes (unhealthy)").replace(
          "\tshelf-proxy-2026\trunning",
          "\tshelf-proxy\trunning",
        ) +
        psLine("shelf-vllm-tiny", "running", "Up 1 second (health: starting)"),
    });
    place.answer("logs", { output: "INFO loading weights\n", errors: "ValueError: no KV cache left\n" });
    place.answer("inspect", { output: '3\n""\n"first"\n"curl: (7) Failed to connect\\n"\n""\n' });
    const { code, err } = await place.run("deploy", "--skip-smoke");
    expect(err).toContain(
      `
cdktf deploy failed with status 1; its last lines (all of them: cdktf.out/deploy-shelf.log):
    shelf  Initializing the backend...
    shelf  Error: container failed to be in healthy state
✖ shelf-vllm-tiny is starting, restarted 3 times
  last probe: curl: (7) Failed to connect
  its last log lines (docker logs shelf-vllm-tiny):
    INFO loading weights
    ValueError: no KV cache left
✖ shelf-proxy-2026 is unhealthy, restarted 3 times, waits for shelf-migrate, shelf-vllm-tiny
  last probe: curl: (7) Failed to connect
  not started: shelf-migrate, shelf-edge, shelf-redis-exporter, shelf-postgres-exporter
stopped shelf-vllm-tiny, which had ended 3 times: ValueError: no KV cache left
  it stays stopped until the next deployment
`.trimStart(),
    );
    expect(place.calls("logs").map(({ argv }) => argv)).toEqual([
      ["logs", "--tail", "20", "id-of-shelf-vllm-tiny"],
    ]);
    expect(code).toBe(1);
  });

  test("--json tells a failure as data", async () => {
    place.write("fake/cdktf.code", "1");
    place.answerAfterwards("ps", { output: psLine("shelf-redis", "exited", "Exited (1) 2 seconds ago") });
    const { code, out } = await place.run("deploy", "--json");
    const outcome = JSON.parse(out) as { notStarted: string[] };
    expect({ ...outcome, notStarted: outcome.notStarted.toSorted() }).toEqual({
      deployed: false,
      findings: [],
      unhealthy: [
        {
          workload: "shelf-redis",
          container: "shelf-redis",
          state: "exited (1)",
          restarts: 0,
          waitsFor: [],
          probe: "",
          log: [],
        },
      ],
      notStarted: names.filter((name) => name !== "shelf-redis").toSorted(),
      stopped: [],
      log: "cdktf.out/deploy-shelf.log",
    });
    expect(code).toBe(1);
  });

  test("a smoke test that fails at the end is a failure", async () => {
    const { code, out } = await place.run("deploy", "--json");
    const { deployed, smoke } = JSON.parse(out) as {
      deployed: boolean;
      smoke: { check: string; ok: boolean }[];
    };
    expect(deployed).toBe(true);
    expect(smoke[0]).toMatchObject({ check: "model list", ok: false });
    expect(code).toBe(1);
  });
});
