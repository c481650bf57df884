/** S0-15: the real Docker Compose reads every golden compose file, and understands what was meant. */
import { join } from "node:path";
import { ensureCompose } from "../../bench/compose/binary";
import type { Compose } from "../../bench/compose/binary";
import { compileCompose } from "../../../config";
import { evaluate } from "../../template";
import { rich } from "../../config/fixtures/rich";
import { run } from "../run";
import { folderWith } from "./container";
import { golden, names, planned } from "./goldens";

interface Project {
  readonly name: string;
  readonly services: Readonly<Record<string, { readonly image: string; readonly command: unknown }>>;
}

describe("docker compose", () => {
  let compose: Compose;
  beforeAll(async () => (compose = await ensureCompose()));

  async function config(text: string) {
    const folder = folderWith({ "compose.yaml": text });
    const file = join(folder.path, "compose.yaml");
    const args = [...compose.args, "-f", file, "config", "--format", "json"];
    const { code, stdout, output } = await run(compose.file, args, { mayFail: true });
    folder.remove();
    return { code, stdout, output };
  }

  async function project(text: string): Promise<Project> {
    const { code, stdout, output } = await config(text);
    if (code !== 0) throw new Error(output);
    return JSON.parse(stdout) as Project;
  }

  test.each(names)("accepts the file of examples/%s with all its containers", async (name) => {
    const { plan } = await planned(name);
    const { services, name: stack } = await project(golden(name, "compose.yaml"));
    expect(stack).toBe(plan.name);
    expect(
      Object.entries(services)
        .map(([key, { image }]) => [key, image])
        .toSorted(),
    ).toEqual(plan.workloads.map(({ name: key, image }) => [key, image]).toSorted());
  });

  test("accepts a config with everything in it, and leaves every dollar sign as it is", async () => {
    const env = { A: "$HOME ${x} $$ it's" };
    const { services } = await project(
      compileCompose(evaluate({ ...rich, proxy: { ...rich.proxy, env, extraHosts: { far: "10.0.0.9" } } })),
    );
    expect(services["shelf-proxy"]).toMatchObject({ environment: { A: "$$HOME $${x} $$$$ it's" } });
    expect(services["shelf-vllm-big"]).toMatchObject({
      deploy: {
        resources: {
          reservations: { devices: [{ driver: "cdi", device_ids: expect.any(Array) as unknown }] },
        },
      },
    });
  });

  test("refuses a key it does not know", async () => {
    const [first = ""] = names;
    const { code, output } = await config(
      golden(first, "compose.yaml").replace("container_name:", "container_nme:"),
    );
    expect(code).not.toBe(0);
    expect(output).toContain("container_nme");
  });
});
