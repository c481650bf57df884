import { evaluated } from "../fixtures/evaluated";
import { withFar } from "../fixtures/fixture";
import { rich } from "../fixtures/rich";

const lines = (input: unknown) => evaluated(input).artefacts.edge.split("\n");
const starting = (input: unknown, word: string) =>
  lines(input).filter((line) => line.trim().startsWith(word));

describe("compileEdge", () => {
  test("names its source in the first line", () => {
    expect(lines(rich)[0]).toBe(
      "# Edge configuration of shelf, compiled from its gateway config. Changes here are overwritten.",
    );
  });

  test("listens once per address", () => {
    expect(starting(rich, "bind")).toEqual(["  bind :8080", "  bind :8081"]);
    expect(starting(withFar({}), "bind")).toEqual(["  bind :8080"]);
  });

  test("has room for several generations of every proxy, found by the name they share", () => {
    const [server] = starting(rich, "server-template");
    expect(server).toMatch(/^ {2}server-template proxy 16 shelf-proxy:4000 check /);
    const [single] = starting(withFar({}), "server-template");
    expect(single).toMatch(/^ {2}server-template proxy 12 vllm-litellm-proxy:4000 check /);
  });

  test("gives up after LiteLLM does", () => {
    expect(starting(rich, "timeout server")).toEqual(["  timeout server 245s"]);
    expect(starting(rich, "timeout client")).toEqual(["  timeout client 245s"]);
    expect(starting(withFar({ proxy: { requestTimeout: "90.5s" } }), "timeout server")).toEqual([
      "  timeout server 96s",
    ]);
  });

  test("checks liveliness, which needs no database", () => {
    expect(starting(rich, "option httpchk")).toEqual(["  option httpchk GET /health/liveliness"]);
  });
});
