import { evaluateInput } from "../../../../config";
import { workloadOf } from "../../fixtures/evaluated";
import { withFar } from "../../fixtures/fixture";

const name = "vllm-litellm-grafana";
const on = (rest: object = {}, grafana: object = {}) =>
  withFar({ grafana: { enabled: true, ...grafana }, ...rest });

describe("Grafana", () => {
  test("S2-23: runs as nobody's user with a read-only root, published on loopback alone", () => {
    expect(workloadOf(on(), name)).toMatchObject({
      role: "grafana",
      image: "grafana/grafana:13.2.3",
      ports: [{ bind: "127.0.0.1", port: 3000, internal: 3000 }],
      mounts: [
        { kind: "memory", target: "/tmp", sizeMiB: 64, mode: "1777" },
        { kind: "volume", source: `${name}-data`, target: "/var/lib/grafana" },
      ],
      probe: { command: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:3000/api/health"] },
      stackNetworks: ["front", "data"],
      user: "472:0",
      readOnlyRoot: true,
      memoryMiB: 1024,
      cpus: 2,
    });
  });

  test("its own password and that of the user who only reads come from files", () => {
    const { secrets, environment, entrypoint } = workloadOf(on({}, { adminPassword: "BOARD" }), name);
    expect(secrets.map(({ file, variable }) => [file, variable])).toEqual([
      ["BOARD", null],
      ["POSTGRES_RO_PASSWORD", null],
    ]);
    expect(environment.GF_SECURITY_ADMIN_PASSWORD__FILE).toBe("/run/secrets/BOARD");
    expect(entrypoint?.[2]).toBe(
      `if [ -s /var/lib/grafana/grafana.db ]; then
  grafana cli --homepath /usr/share/grafana admin reset-admin-password --password-from-stdin </run/secrets/BOARD >/dev/null || echo "the password of admin stays as it was" >&2
fi
exec /run.sh`,
    );
  });

  test("lets nobody in without a name, and calls nobody outside", () => {
    const { environment } = workloadOf(on(), name);
    expect(environment).toMatchObject({
      GF_AUTH_ANONYMOUS_ENABLED: "false",
      GF_USERS_ALLOW_SIGN_UP: "false",
      GF_ANALYTICS_REPORTING_ENABLED: "false",
      GF_ANALYTICS_CHECK_FOR_UPDATES: "false",
      GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: "false",
      GF_NEWS_NEWS_FEED_ENABLED: "false",
      GF_PLUGINS_PREINSTALL_DISABLED: "true",
      GF_SECURITY_DISABLE_GRAVATAR: "true",
      GF_SNAPSHOTS_EXTERNAL_ENABLED: "false",
    });
    expect(environment).not.toHaveProperty("GF_SERVER_ROOT_URL");
  });

  test("begins with the first dashboard that it has", () => {
    const home = (rest: object) =>
      workloadOf(on(rest), name).environment.GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH;
    expect(home({})).toBe("/etc/grafana/provisioning/dashboards/overview.json");
    expect(home({ prometheus: { enabled: false } })).toBe("/etc/grafana/provisioning/dashboards/spend.json");
  });

  test("behind TLS, cookies are sent over TLS alone", () => {
    const at = (publicUrl: string) => workloadOf(on({}, { publicUrl }), name).environment;
    expect(at("https://boards.example.net")).toMatchObject({
      GF_SERVER_ROOT_URL: "https://boards.example.net",
      GF_SECURITY_COOKIE_SECURE: "true",
    });
    expect(at("http://boards.example.net")).not.toHaveProperty("GF_SECURITY_COOKIE_SECURE");
  });

  test("without a database it is on no network of databases and reads no password of one", () => {
    const alone = workloadOf(on({ database: { type: "none" } }), name);
    expect(alone.stackNetworks).toEqual(["front"]);
    expect(alone.secrets.map((secret) => secret.name)).toEqual(["GRAFANA_ADMIN_PASSWORD"]);
    expect(alone.files.map(({ artefact }) => artefact)).not.toContain("grafana-dashboard:spend");
  });

  test("a new value of either password replaces it", () => {
    const { result } = evaluateInput(on(), {
      rotations: () => ({ rotations: { GRAFANA_ADMIN_PASSWORD: 2, POSTGRES_RO_PASSWORD: 1 }, findings: [] }),
    });
    const grafana = result?.plan.workloads.find(({ role }) => role === "grafana");
    expect(grafana?.secrets.map(({ rotation }) => rotation)).toEqual([2, 1]);
  });
});

test("data sources: the password of the user who only reads stays in its file", () => {
  const { result } = evaluateInput(on({ database: { user: "a$b" } }));
  const text = result?.artefacts["grafana-datasources"] ?? "";
  expect(text).toContain('password: "$__file{/run/secrets/POSTGRES_RO_PASSWORD}"');
  expect(text).toContain('user: "a$$b_ro"');
  expect(text).toContain('url: "http://vllm-litellm-prometheus:9090"');
});
