import { closestMatch } from "../../../config/upstream/closest";

describe("closestMatch", () => {
  const flags = ["--max-model-len", "--max-num-seqs", "--gpu-memory-utilization"];

  test.each([
    ["swapped letters", "--gpu-memory-utilizatoin", "--gpu-memory-utilization"],
    ["a missing letter", "--max-mode-len", "--max-model-len"],
    ["a surplus letter", "--max-num-seqss", "--max-num-seqs"],
    ["a wrong letter", "--max-num-seqz", "--max-num-seqs"],
    ["the word itself", "--max-num-seqs", "--max-num-seqs"],
  ])("%s leads to the known name", (_, word, expected) => {
    expect(closestMatch(word, flags)).toBe(expected);
  });

  test("a word that resembles nothing has no closest match", () => {
    expect(closestMatch("tensor", flags)).toBeUndefined();
  });

  test("no candidates have no closest match", () => {
    expect(closestMatch("rpm", [])).toBeUndefined();
  });

  test("up to 40 % of the letters may be wrong", () => {
    expect(closestMatch("abcde", ["abcxy"])).toBe("abcxy");
    expect(closestMatch("abcde", ["abxyz"])).toBeUndefined();
  });

  test("one letter may always be wrong", () => {
    expect(closestMatch("tp", ["tq"])).toBe("tq");
    expect(closestMatch("tp", ["qq"])).toBeUndefined();
  });

  test("two swapped neighbours are one error", () => {
    expect(closestMatch("rpm", ["rmp"])).toBe("rmp");
    expect(closestMatch("rpm", ["mpr"])).toBeUndefined();
  });

  test("the earlier of two equally close candidates wins", () => {
    expect(closestMatch("cat", ["car", "bat"])).toBe("car");
    expect(closestMatch("cat", ["bat", "car"])).toBe("bat");
  });

  test("a closer candidate wins over an earlier one", () => {
    expect(closestMatch("timeouts", ["timeinst", "timeout"])).toBe("timeout");
  });
});
