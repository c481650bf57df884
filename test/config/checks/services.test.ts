import { isLoopback } from "../../../config/checks/services";
import { evaluateInput } from "../../../config/evaluate";
import { withFar } from "../fixtures/fixture";
import { rich } from "../fixtures/rich";

const codes = (rest: object) => evaluateInput(withFar(rest)).findings.map(({ code }) => code);

test.each([
  ["127.0.0.1", true],
  ["127.8.0.1", true],
  ["::1", true],
  ["0.0.0.0", false],
  ["::", false],
  ["10.0.0.127", false],
  ["1.127.0.0", false],
])("%s is loopback: %s", (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});

describe("what is right is no finding", () => {
  test.each([
    [
      "one port on two addresses",
      { proxy: { bind: "127.0.0.1", port: 9100 }, prometheus: { bind: "127.0.0.2", port: 9100 } },
    ],
    ["no key on loopback", { proxy: { masterKey: "none", bind: ["127.0.0.1", "::1"] } }],
    ["an address named twice", { prometheus: { port: 9100, bind: ["127.0.0.1", "127.0.0.1"] } }],
    ["several proxies behind the edge, with Redis", { proxy: { replicas: 3 } }],
    ["a timeout as long as the request", { proxy: { requestTimeout: "90s" }, routing: { timeout: "90s" } }],
    ["a shorter request than the default timeouts", { proxy: { requestTimeout: "45s" } }],
    ["a lifetime with a local cache", { cache: { type: "local", ttl: "1m" } }],
    ["state in a bucket", { state: { gcs: { bucket: "shelf", prefix: "x", kms_encryption_key_name: "y" } } }],
    ["state in a file", { state: { local: { path: "state/shelf.tfstate" } } }],
    ["names of their own", { names: { redis: "a", postgres: "b", proxy: "c", prometheus: "d" } }],
  ])("%s", (_, rest) => {
    expect(codes(rest)).toEqual([]);
  });

  test("nor is the rich fixture", () => {
    expect(evaluateInput(rich).findings).toEqual([]);
  });
});

test.each([
  ["0.0.0.0", "127.0.0.1"],
  ["127.0.0.1", "0.0.0.0"],
  ["::", "127.0.0.1"],
  ["10.0.0.5", "10.0.0.5"],
])("one port on %s and %s is a conflict", (a, b) => {
  expect(codes({ proxy: { bind: a, port: 9100 }, prometheus: { bind: b, port: 9100 } })).toContain(
    "PORT.CONFLICT",
  );
});
