import { callees, listeners } from "../../../config/plan/calls";
import { compilePrometheus } from "../../../config/compile/prometheus";
import { evaluated } from "../fixtures/evaluated";
import { watched } from "../fixtures/watched";

const { config, plan } = evaluated(watched);
const of = (role: string) => plan.workloads.filter((workload) => workload.role === role);

test("the fixture has a container of every role", () => {
  expect([...new Set(plan.workloads.map(({ role }) => role))].toSorted()).toEqual(
    Object.keys(callees).toSorted(),
  );
});

test("whoever calls is on a network of whom it calls", () => {
  const calls = plan.workloads.flatMap((from) =>
    callees[from.role].flatMap((role) => of(role).map((to) => ({ from, to }))),
  );
  expect(calls.length).toBeGreaterThan(Object.keys(callees).length);
  const apart = calls.filter(
    ({ from, to }) => !from.stackNetworks.some((network) => to.stackNetworks.includes(network)),
  );
  expect(apart.map(({ from, to }) => `${from.name} → ${to.name}`)).toEqual([]);
});

test("Prometheus calls whom it scrapes, at the same ports", () => {
  const text = JSON.stringify(compilePrometheus(config, plan));
  const scraped = [...text.matchAll(/"(shelf-[\w-]+):(\d+)"/g)].map(
    ([, host = "", port = ""]) => `${host}:${port}`,
  );
  // What the blackbox exporter is asked about is no call of Prometheus's.
  const own = [...new Set(scraped)].filter((address) => address !== "shelf-edge:8443");
  const called = callees.prometheus.flatMap((role) =>
    of(role).map(({ name }) => `${name}:${listeners[role].port}`),
  );
  // Proxies are found by their common name.
  expect(called.filter((address) => !address.startsWith("shelf-proxy:")).toSorted()).toEqual(own.toSorted());
});

test("a path is one that the container's own probe or a scrape asks", () => {
  const probes = plan.workloads.map(({ role, probe }) => [role, probe?.command.join(" ") ?? ""] as const);
  const asked = Object.entries(listeners).filter(([, { path }]) => path !== null);
  expect(asked.length).toBeGreaterThan(5);
  const strange = asked.filter(
    ([role, { port, path }]) =>
      !["edge", "proxy"].includes(role) &&
      !probes.some(
        ([own, command]) =>
          own === role && command.includes(String(port)) && command.includes(path ?? "no path"),
      ),
  );
  expect(strange).toEqual([]);
});
