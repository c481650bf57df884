/** The real promtool and the real HAProxy accept every golden configuration. */
import { serviceImages } from "../../../config/presets/images";
import { folderWith, runOnce } from "./container";
import { golden, names, secretFiles } from "./goldens";

const [first = ""] = names;

describe("promtool", () => {
  let secrets: ReturnType<typeof folderWith>;
  beforeAll(async () => (secrets = folderWith(await secretFiles())));
  afterAll(() => secrets.remove());

  async function check(text: string, secretsFolder = secrets.path) {
    const config = folderWith({ "prometheus.yml": text });
    const { code, output } = await runOnce(serviceImages.prometheus.image, {
      entrypoint: "/bin/promtool",
      args: ["check", "config", "/etc/prometheus/prometheus.yml"],
      mounts: { [config.path]: "/etc/prometheus", [secretsFolder]: "/run/secrets" },
    });
    config.remove();
    return { code, output };
  }

  test.each(names)("accepts the scrape configuration of examples/%s", async (name) => {
    expect(await check(golden(name, "prometheus.yml"))).toEqual({
      code: 0,
      output: expect.stringContaining("prometheus.yml is valid prometheus config file syntax") as unknown,
    });
  });

  test("refuses a key it does not know", async () => {
    const wrong = golden(first, "prometheus.yml").replace("metrics_path:", "metric_path:");
    const { code, output } = await check(wrong);
    expect(code).toBe(1);
    expect(output).toContain("field metric_path not found");
  });

  test("refuses a configuration whose key file is missing", async () => {
    const none = folderWith({});
    const { code, output } = await check(golden(first, "prometheus.yml"), none.path);
    none.remove();
    expect(code).toBe(1);
    expect(output).toContain("/run/secrets/LITELLM_MASTER_KEY");
  });
});

describe("haproxy", () => {
  /** The name of the proxies resolves, as it does in a deployment. */
  async function check(text: string) {
    const [, host = ""] = /(\S+):4000 check/.exec(text) ?? [];
    const config = folderWith({ "haproxy.cfg": text });
    const { code, output } = await runOnce(serviceImages.edge.image, {
      args: ["haproxy", "-c", "-V", "-f", "/usr/local/etc/haproxy/haproxy.cfg"],
      mounts: { [config.path]: "/usr/local/etc/haproxy" },
      user: "99:99",
      host,
    });
    config.remove();
    return { code, output };
  }

  test.each(names)("accepts the edge of examples/%s without a warning", async (name) => {
    const { code, output } = await check(golden(name, "haproxy.cfg"));
    expect(output).not.toMatch(/\[(WARNING|ALERT)\]/);
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringContaining("Configuration file is valid") as unknown,
    });
  });

  test("refuses a keyword it does not know", async () => {
    const { code, output } = await check(
      golden(first, "haproxy.cfg").replace("balance leastconn", "balance leastcon"),
    );
    expect(code).toBe(1);
    expect(output).toContain("leastcon");
  });
});
