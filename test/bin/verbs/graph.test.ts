import { layOut } from "../../../bin/graph/layout";
import type { Box } from "../../../bin/graph/layout";
import { mermaidText } from "../../../bin/graph/mermaid";
import type { Topology } from "../../../bin/graph/topology";
import { watched } from "../../config/fixtures/watched";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

describe("graph", () => {
  let place: Workplace;
  beforeEach(() => (place = workplace("rack.yaml")));
  afterEach(() => place.remove());

  const topology = async () => JSON.parse((await place.run("graph", "--json")).out) as Topology;

  test("S3-19: clients, edge, proxy with its router, providers, cache and limits, database as Mermaid", async () => {
    const { code, out } = await place.run("graph");
    expect(out.split("\n")).toEqual([
      "flowchart LR",
      '  n0(["clients<br/>http://127.0.0.1:4000"])',
      '  n1["rack-edge<br/>edge<br/>127.0.0.1:4000"]',
      '  n2["rack-proxy<br/>LiteLLM: router"]',
      '  n6[["rack-vllm-big<br/>vLLM<br/>GPU 0, 1"]]',
      '  n7[["rack-vllm-small<br/>vLLM<br/>GPU 2"]]',
      '  n8>"openai/gpt-4o"]',
      '  n9[("rack-redis<br/>cache, limits, cooldowns")]',
      '  n10[("rack-postgres<br/>keys, teams, budgets, spend")]',
      '  n11["rack-prometheus<br/>metrics of all, and alerts"]',
      '  n12["rack-redis-exporter<br/>metrics of Redis"]',
      '  n13["rack-postgres-exporter<br/>metrics of Postgres"]',
      '  n14["rack-node-exporter<br/>metrics of the host"]',
      '  n15["rack-gpu-exporter<br/>metrics of the GPUs"]',
      '  subgraph models["models that clients call"]',
      '    n3("big<br/>chat<br/>also default")',
      '    n4("far<br/>chat")',
      '    n5("small<br/>chat")',
      "  end",
      "  n0 --> n1",
      "  n1 --> n2",
      "  n2 --> n3",
      "  n2 --> n4",
      "  n2 --> n5",
      "  n3 --> n6",
      "  n4 --> n8",
      "  n5 --> n7",
      '  n3 -.->|"fallback"| n5',
      "  n2 --> n9",
      "  n2 --> n10",
      "  n11 --> n2",
      "  n11 --> n12",
      "  n11 --> n13",
      "  n11 --> n14",
      "  n11 --> n15",
      "  n12 --> n9",
      "  n13 --> n10",
      "",
    ]);
    expect(code).toBe(0);
  });

  test("S3-19: a further model changes the diagram, its order in the file does not", async () => {
    const before = (await place.run("graph")).out;
    const config = place.read("gateway.config.yaml");
    place.write(
      "gateway.config.yaml",
      config.replace("  far:", "  near: { upstream: { model: openai/gpt-5, apiKeys: [K] } }\n  far:"),
    );
    const after = (await place.run("graph")).out;
    expect(after).toContain('("near<br/>chat")');
    expect(after).not.toBe(before);
    place.write(
      "gateway.config.yaml",
      config.replace("routing:", "  near: { upstream: { model: openai/gpt-5, apiKeys: [K] } }\nrouting:"),
    );
    expect((await place.run("graph")).out).toBe(after);
  });

  test("every arrow has its two boxes, and no box lies on another", async () => {
    place.write("gateway.config.yaml", `${place.read("gateway.config.yaml")}proxy: { replicas: 2 }\n`);
    const { nodes, edges } = await topology();
    const ids = nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(edges.filter(({ from, to }) => !ids.includes(from) || !ids.includes(to))).toEqual([]);
    const { boxes, width, height } = layOut({ name: "rack", nodes, edges });
    const isOn = (a: Box, b: Box) =>
      a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    expect(boxes).toHaveLength(nodes.length);
    expect(boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => isOn(a, b)))).toEqual([]);
    expect(
      boxes.filter((box) => box.x + box.width > width || box.y + box.height > height || box.x < 0),
    ).toEqual([]);
  });

  test("without an edge clients ask the proxy; groups show weights, several keys are one arrow", async () => {
    place.write(
      "gateway.config.yaml",
      place
        .read("gateway.config.yaml")
        .replace("[FAR_KEY]", "[FAR_KEY, SECOND_KEY]")
        .concat("edge: { enabled: false }\n")
        .replace(
          "  aliases:",
          "  groups: { both: [{ model: small, weight: 9 }, { model: far, weight: 1 }] }\n  aliases:",
        ),
    );
    const { edges } = await topology();
    expect(edges.filter(({ from }) => from === "clients")).toEqual([
      { from: "clients", to: "rack-proxy", kind: "asks", label: "" },
    ]);
    expect(edges.filter(({ from }) => from === "route:both").map(({ to, label }) => [to, label])).toEqual([
      ["rack-vllm-small", "weight 9"],
      ["provider:openai/gpt-4o", "weight 1"],
    ]);
    expect(edges.filter(({ from }) => from === "route:far")).toHaveLength(1);
  });

  test("S3-19: what watches: exporters beside what they read, dashboards, alerts, lines of requests, backups", async () => {
    place.write("gateway.config.yaml", JSON.stringify(watched));
    const { nodes, edges } = await topology();
    const watchers = nodes.filter(({ kind }) => kind === "watcher");
    expect(watchers.map(({ id, lines }) => `${id}: ${lines.slice(1).join(", ")}`)).toEqual([
      "shelf-prometheus: metrics of all, and alerts",
      "shelf-alertmanager: tells people of alerts",
      "shelf-redis-exporter: metrics of Redis",
      "shelf-postgres-exporter: metrics of Postgres",
      "shelf-node-exporter: metrics of the host",
      "shelf-gpu-exporter: metrics of the GPUs",
      "shelf-blackbox-exporter: the edge's certificate",
      "shelf-grafana: dashboards, 127.0.0.1:3000",
      "shelf-cloudwatch: ships lines of requests",
      "shelf-alloy: ships lines of requests",
      "shelf-backup: backups",
    ]);
    expect(edges.filter(({ kind }) => kind === "reads").map(({ from, to }) => `${from} → ${to}`)).toEqual([
      "shelf-prometheus → shelf-proxy",
      "shelf-prometheus → shelf-alertmanager",
      "shelf-prometheus → shelf-redis-exporter",
      "shelf-prometheus → shelf-postgres-exporter",
      "shelf-prometheus → shelf-node-exporter",
      "shelf-prometheus → shelf-gpu-exporter",
      "shelf-prometheus → shelf-blackbox-exporter",
      "shelf-redis-exporter → shelf-redis",
      "shelf-postgres-exporter → shelf-postgres",
      "shelf-blackbox-exporter → shelf-edge",
      "shelf-grafana → shelf-postgres",
      "shelf-grafana → shelf-prometheus",
      "shelf-cloudwatch → shelf-proxy",
      "shelf-alloy → shelf-proxy",
      "shelf-backup → shelf-postgres",
    ]);
  });

  test("SVG and HTML need nothing else, and names stay text", async () => {
    const name = '<script>alert("1")</script> & "b"';
    const config = place.read("gateway.config.yaml");
    place.write("gateway.config.yaml", config.replace("  far:", `  ${JSON.stringify(name)}:`));
    const svg = (await place.run("graph", "--format", "svg")).out;
    const { out, err } = await place.run("graph", "--out", "out/topology.html");
    expect({ out, err: err.split("\n").at(-2) }).toEqual({ out: "", err: "written: out/topology.html" });
    const html = place.read("out/topology.html");
    for (const text of [svg, html]) {
      expect(text).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &quot;b&quot;");
      expect(text).not.toMatch(/<script|<link|<img|href=|src=/);
      expect(text.match(/<g>/g)).toHaveLength(16);
      expect(text.match(/class="way back"/g)).toHaveLength(1);
    }
    expect(svg.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<svg ')).toBe(true);
    expect(html).toContain("<h2>Published ports</h2>");
    expect((await place.run("graph")).out).toContain(
      '"#60;script#62;alert(#34;1#34;)#60;/script#62; #38; #34;b#34;<br/>chat"',
    );
  });

  test("the form follows the file's name; --json is a form of its own", async () => {
    await place.run("graph", "--out", "topology.svg");
    await place.run("graph", "--out", "topology.mmd");
    expect(place.read("topology.svg")).toContain("<svg ");
    expect(place.read("topology.mmd")).toContain("flowchart LR\n");
    expect((await place.run("graph", "--json", "--out", "x.svg")).code).toBe(2);
  });
});

test("characters that Mermaid would read are written as its entities", () => {
  const nodes = [{ id: "a", kind: "route", lines: ["`a`#1_*\n"] }] as const;
  expect(mermaidText({ name: "x", nodes, edges: [] })).toContain('n0("#96;a#96;#35;1#95;#42;?")');
});
