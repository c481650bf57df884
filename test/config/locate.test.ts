import { locateFindings, locateSyntaxError } from "../../config/locate";
import { error } from "./fixtures/fixture";

const yaml = `# a comment first
models:
  "llama-3.1": &large
    vllm:
      gpuIds:
        - [0, 1]
        - [2]
  copy: *large
  8080: { upstream: {} }
  empty:
routing: { fallbacks: { copy: [far] } }
`;

function locate(path: string, text = yaml): string | undefined {
  const [finding] = locateFindings([error("A.A", path, "m", "f")], text);
  return finding?.location && `${finding.location.line}:${finding.location.column}`;
}

describe("locateFindings", () => {
  test.each([
    ["a key", "models", "2:1"],
    ["a quoted key", 'models["llama-3.1"]', "3:3"],
    ["a key below it", 'models["llama-3.1"].vllm.gpuIds', "5:7"],
    ["an item of a list", 'models["llama-3.1"].vllm.gpuIds[1]', "7:11"],
    ["an item of an item", 'models["llama-3.1"].vllm.gpuIds[0][1]', "6:15"],
    ["what an alias stands for", "models.copy.vllm.gpuIds[0]", "6:11"],
    ["a key that is a number", "models.8080.upstream", "9:11"],
    ["a key without a value", "models.empty", "10:3"],
    ["flow style", "routing.fallbacks.copy[0]", "11:32"],
    ["the nearest part that is there", "routing.fallbacks.copy[3].x", "11:25"],
    ["the parent of an empty value", "models.empty.vllm", "10:3"],
    ["the begin of the file where not even the first part is there", "proxy.masterKey", "2:1"],
  ])("finds %s", (_, path, place) => {
    expect(locate(path)).toBe(place);
  });

  test("reads JSON, with lines that end in CR and LF", () => {
    expect(locate("edge.enabled", '{\r\n  "edge": {\r\n    "enabled": 1\r\n  }\r\n}\r\n')).toBe("3:5");
  });

  test("leaves what is about the whole file, what has a place, and what has no text alone", () => {
    const placed = { ...error("A.A", "models", "m", "f"), location: { line: 9, column: 9 } };
    expect(locateFindings([placed], yaml)).toEqual([placed]);
    expect(locate("")).toBeUndefined();
    expect(locate("models", "")).toBeUndefined();
  });
});

test("locateSyntaxError finds where the text stops being YAML", () => {
  expect(locateSyntaxError("name: shelf\nmodels: { a: [ }\n")).toEqual({ line: 2, column: 16 });
  expect(locateSyntaxError(yaml)).toBeUndefined();
});
