/** The real promtool and the real Caddy accept every golden configuration. */
import { serviceImages } from "../../../config/presets/images";
import { folderWith, runOnce } from "./container";
import { golden, names, secretFiles } from "./goldens";

const [first = ""] = names;

describe("promtool", () => {
  let secrets: ReturnType<typeof folderWith>;
  beforeAll(async () => (secrets = folderWith(await secretFiles())));
  afterAll(() => secrets.remove());

  async function check(name: string, text = golden(name, "prometheus.yml"), secretsFolder = secrets.path) {
    const config = folderWith({ "prometheus.yml": text, "rules.yml": golden(name, "rules.yml") });
    const { code, output } = await runOnce(serviceImages.prometheus.image, {
      entrypoint: "/bin/promtool",
      args: ["check", "config", "/etc/prometheus/prometheus.yml"],
      mounts: { [config.path]: "/etc/prometheus", [secretsFolder]: "/run/secrets" },
    });
    config.remove();
    return { code, output };
  }

  test.each(names)("accepts the scrape configuration of examples/%s", async (name) => {
    const { code, output } = await check(name);
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringContaining("prometheus.yml is valid prometheus config file syntax") as unknown,
    });
    expect(output).toMatch(/SUCCESS: \d+ rules found/);
  });

  test("refuses a key it does not know", async () => {
    const wrong = golden(first, "prometheus.yml").replace("metrics_path:", "metric_path:");
    const { code, output } = await check(first, wrong);
    expect(code).toBe(1);
    expect(output).toContain("field metric_path not found");
  });

  test("refuses a configuration whose key file is missing", async () => {
    const none = folderWith({});
    const { code, output } = await check(first, undefined, none.path);
    none.remove();
    expect(code).toBe(1);
    expect(output).toContain("/run/secrets/LITELLM_MASTER_KEY");
  });
});

describe("caddy", () => {
  const environment = ["UI_HASH=$2a$14$", "EDGE_FILES=/etc/caddy", "XDG_DATA_HOME=/tmp"];

  async function check(text: string) {
    const config = folderWith({ Caddyfile: text });
    const { code, output } = await runOnce(serviceImages.edge.image, {
      args: [
        "env",
        ...environment,
        ..."caddy validate --adapter caddyfile --config /etc/caddy/Caddyfile".split(" "),
      ],
      mounts: { [config.path]: "/etc/caddy" },
    });
    config.remove();
    return { code, output };
  }

  test.each(names)("accepts the edge of examples/%s", async (name) => {
    const { code, output } = await check(golden(name, "Caddyfile"));
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringContaining("Valid configuration") as unknown,
    });
  });

  test("refuses a keyword it does not know", async () => {
    const { code, output } = await check(golden(first, "Caddyfile").replace("lb_policy", "lb_polic"));
    expect(code).toBe(1);
    expect(output).toContain("lb_polic");
  });
});
