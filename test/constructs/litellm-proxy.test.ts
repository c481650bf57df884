import { LiteLlmProxy } from "../../constructs/litellm-proxy";
import { GatewayNetwork } from "../../constructs/gateway-network";
import type { Workload } from "../../config";
import { Template } from "../template";
import { server, settings, synthesiseScope } from "./scope";

const replica = (name: string) =>
  server({
    name,
    role: "proxy",
    replacement: "overlap",
    needs: ["demo-db"],
    waitsInside: ["demo-db"],
    files: [{ path: "/app/generated-config.yaml", artefact: "litellm" }],
  });
const migration = server({
  name: "demo-migrate",
  role: "migrate",
  entrypoint: ["run"],
  probe: null,
  oneShot: true,
  replacement: "overlap",
});

function synthesise(replicas: readonly Workload[], job?: Workload): Template {
  return new Template(
    synthesiseScope((stack) => {
      const network = new GatewayNetwork(stack, "network");
      const artefacts = { litellm: "model_list: []\n" };
      const props = { replicas, network, settings, artefacts, ...(job ? { migration: job } : {}) };
      new LiteLlmProxy(stack, "proxy", props);
    }),
  );
}

describe("LiteLlmProxy", () => {
  const three = [replica("demo-proxy"), replica("demo-proxy-2"), replica("demo-proxy-3")];

  test("is one proxy after another, all after the migration", () => {
    const template = synthesise(three, migration);
    expect(template.dependencies("demo-migrate")).toEqual([]);
    expect(template.dependencies("demo-proxy")).toEqual(["demo-migrate"]);
    expect(template.dependencies("demo-proxy-2").toSorted()).toEqual(["demo-migrate", "demo-proxy"]);
    expect(template.dependencies("demo-proxy-3").toSorted()).toEqual([
      "demo-migrate",
      "demo-proxy",
      "demo-proxy-2",
    ]);
  });

  test("needs no migration", () => {
    const template = synthesise(three.slice(0, 2));
    expect([...template.containers.keys()].toSorted()).toEqual(["demo-proxy", "demo-proxy-2"]);
    expect(template.dependencies("demo-proxy")).toEqual([]);
  });

  test("is on the one network that it is given once, however many a whole stack would have", () => {
    const template = synthesise([{ ...replica("demo-proxy"), stackNetworks: ["front", "data", "engines"] }]);
    expect(template.container("demo-proxy").networks_advanced).toHaveLength(1);
  });

  test("puts the YAML into every proxy and not into the migration", () => {
    const template = synthesise(three, migration);
    const yaml = [{ file: "/app/generated-config.yaml", content: "model_list: []\n", permissions: "0444" }];
    expect(three.map(({ name }) => template.container(name).upload)).toEqual([yaml, yaml, yaml]);
    expect(template.container("demo-migrate").upload).toEqual([]);
  });
});
