/** The request log knows every resource that the edge opens to clients. */
import { requestLog } from "../../../config/compile/request-log";
import { apiPaths } from "../../../config/plan/edge-access";

test("what the edge opens has an event: a new resource is in both, or its failures have no line", () => {
  const [, table = ""] = /^RESOURCES = """(.*?)"""/ms.exec(requestLog) ?? [];
  const known = table.split(/\s+/).flatMap((pair) => pair.split("=")[0] ?? []);
  const resources = apiPaths.flatMap((path) => /^\/v1\/(\w+)$/.exec(path)?.[1] ?? []);
  expect(resources).toContain("videos");
  expect(known.toSorted()).toEqual(resources.toSorted());
});

test("what is open beside them has an event by the end of its path, or is handed on", () => {
  const resource = (path: string) => path.replace(/^\/v1\//, "/").split("/")[1] ?? "";
  const others = apiPaths.filter((path) => !apiPaths.includes(`/v1/${resource(path)}`));
  // A path more here needs an event in assets/request_log.py.
  expect(others).toEqual([
    ...["/v2/rerank", "/v1beta/models/*", "/engines/*", "/openai/deployments/*", "/openai/v1/*"],
    ...["/utils/token_counter", "/health/liveliness", "/health/liveness"],
  ]);
});
