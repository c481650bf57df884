import fc from "fast-check";
import { assign, assignmentLines, formatAssignment, parseAssignment } from "../../config/assignments";

describe("parseAssignment", () => {
  test.each([
    ["a number", "routing.retries=2", ["routing", "retries"], 2],
    ["a name in brackets", 'models["llama-3.1"].vllm.gpus=2', ["models", "llama-3.1", "vllm", "gpus"], 2],
    ["a name with =", 'models["a=b"].optional=true', ["models", "a=b", "optional"], true],
    ["a place in a list", "host.gpus[1].count=4", ["host", "gpus", 1, "count"], 4],
    ["a list", 'proxy.bind=["127.0.0.1"]', ["proxy", "bind"], ["127.0.0.1"]],
    ["text", "proxy.masterKey=none", ["proxy", "masterKey"], "none"],
    ["text with =", "proxy.env.A=b=c", ["proxy", "env", "A"], "b=c"],
    ["text that looks like a number", 'database.name="42"', ["database", "name"], "42"],
    ["text that is nearly JSON", "proxy.bind=[127.0.0.1]", ["proxy", "bind"], "[127.0.0.1]"],
    ["empty text", 'proxy.env.A=""', ["proxy", "env", "A"], ""],
    ["null", "models.a.litellmParams.x=null", ["models", "a", "litellmParams", "x"], null],
    ["nothing, which takes the key out", "cache.ttl=", ["cache", "ttl"], undefined],
  ])("reads %s", (_, text, path, value) => {
    expect(parseAssignment(text)).toEqual({ path, value });
  });

  test.each([
    "",
    "=1",
    "routing.retries",
    ".a=1",
    "a.=1",
    "a[b]=1",
    "a[]=1",
    '["a\\q"]=1',
    "models.llama 3=1",
  ])("refuses %j", (text) => {
    expect(parseAssignment(text)).toBeUndefined();
  });

  const path = fc
    .tuple(fc.string({ minLength: 1 }), fc.array(fc.oneof(fc.string(), fc.nat()), { maxLength: 4 }))
    .map(([first, rest]) => [first, ...rest]);

  test("reads every path and value that formatAssignment writes, on one line", () => {
    fc.assert(
      fc.property(path, fc.jsonValue(), (segments, value) => {
        const given = { path: segments, value: JSON.parse(JSON.stringify(value)) as unknown };
        const text = formatAssignment(given);
        expect(parseAssignment(text)).toEqual(given);
        expect(text).not.toContain("\n");
      }),
    );
    expect(formatAssignment({ path: ["cache", "ttl"], value: undefined })).toBe("cache.ttl=");
  });

  test("any text at all is answered", () => {
    const signs = fc.constantFrom("a", ".", "[", "]", '"', "\\", "=", "0");
    fc.assert(
      fc.property(fc.string({ unit: signs }), (text) => expect(() => parseAssignment(text)).not.toThrow()),
    );
  });
});

describe("assign", () => {
  const set = (input: unknown, ...texts: string[]) =>
    assign(
      input,
      texts.flatMap((text) => parseAssignment(text) ?? []),
    );

  test.each([
    ["a new key", { a: 1 }, ["b.c=2"], { a: 1, b: { c: 2 } }],
    ["in place of an old one", { a: { b: 1, c: 2 } }, ["a.b=3"], { a: { b: 3, c: 2 } }],
    ["the last one", {}, ["a=1", "a=2"], { a: 2 }],
    ["inside of another", {}, ['a={"b":1}', "a.c=2"], { a: { b: 1, c: 2 } }],
    ["instead of text", { a: "none" }, ["a.b=1"], { a: { b: 1 } }],
    ["into a list", { a: [{ b: 1 }] }, ["a[0].b=2", "a[1].b=3"], { a: [{ b: 2 }, { b: 3 }] }],
    ["a list in place of one value", { a: "x" }, ['a[0]="y"'], { a: ["y"] }],
    ["nothing", { a: { b: 1, c: 2 } }, ["a.b=", "x.y="], { a: { c: 2 }, x: {} }],
    ["less of a list", { a: [1, 2] }, ["a[0]="], { a: [2] }],
    ["an input of its own", 5, ["a=1"], { a: 1 }],
  ])("puts %s", (_, input, texts, expected) => {
    const before = JSON.stringify(input);
    expect(set(input, ...texts)).toEqual(expected);
    expect(JSON.stringify(input)).toBe(before);
  });

  test("takes any name for a name", () => {
    const result = set({}, "__proto__.polluted=1", "constructor.prototype.polluted=1");
    expect(Object.keys(result as object)).toEqual(["__proto__", "constructor"]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

test("a variable holds one on each line", () => {
  expect(assignmentLines("a=1\n\n b.c=2 \n")).toEqual(["a=1", "b.c=2"]);
  expect(assignmentLines(undefined)).toEqual([]);
});
