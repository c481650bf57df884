/** Every port that a stack publishes has a key of the config that moves it, and every image one that replaces it. */
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { absentImages } from "../../../bin/deploy/images";
import { checkPublishedPorts } from "../../../bin/deploy/ports";
import type { Docker } from "../../../bin/docker";
import { evaluated } from "../../config/fixtures/evaluated";
import { watched } from "../../config/fixtures/watched";

const published = {
  cache: { publish: { port: 16379 } },
  database: { ...watched.database, publish: { port: 15432 } },
  prometheus: { port: 19090 },
};

/** An engine that has nothing, and fails when it is asked for more. */
const docker = (isLocal: boolean): Docker => {
  const never = () => Promise.reject(new Error("not asked"));
  const run = () => Promise.resolve({ code: 1, output: "", errors: "" });
  const others = {
    open: () => {
      throw new Error("not asked");
    },
    attach: never,
    follow: never,
    save: never,
    feed: never,
  };
  return { endpoint: "the local socket", isLocal, run, ...others };
};

test("S2-20: a taken port names the key that moves it, of every service that publishes one", async () => {
  const { plan } = evaluated({ ...watched, ...published });
  const holder = {
    ...{ id: "1", name: "other", stack: "", workload: "", state: "running" },
    ports: plan.ports.map(({ bind, port }) => `${bind}:${port}->1/tcp`).join(", "),
  };
  const findings = await checkPublishedPorts(docker(false), plan, [holder]);
  expect(findings.map(({ path }) => path).toSorted()).toEqual([
    "cache.publish.port",
    "database.publish.port",
    "edge.httpPort",
    "edge.httpsPort",
    "grafana.port",
    "prometheus.port",
  ]);
});

test("S2-20: another program on the port is seen where the engine is local", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
  const { plan } = evaluated({ ...watched, grafana: { enabled: true, port } });
  const findings = await checkPublishedPorts(docker(true), plan, []);
  server.close();
  const own = findings.find(({ path }) => path === "grafana.port");
  expect(own?.message).toContain(`127.0.0.1:${port}`);
  expect(own?.message).toContain("another program");
});

test("S2-20: an image that is not there names the key that replaces it, of every role", async () => {
  const { plan } = evaluated(watched);
  const findings = await absentImages(docker(true), plan);
  expect(findings.map(({ path }) => path).toSorted()).toEqual([
    "images.alertmanager",
    "images.alloy",
    "images.blackboxExporter",
    "images.edge",
    "images.gpuExporter",
    "images.grafana",
    "images.litellm",
    "images.nodeExporter",
    "images.postgres",
    "images.postgresExporter",
    "images.prometheus",
    "images.redis",
    "images.redisExporter",
    "models.small.vllm.image",
  ]);
});
