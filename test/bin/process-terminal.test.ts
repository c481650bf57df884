import { PassThrough } from "node:stream";
import { processTerminal } from "../../bin/process-terminal";

/** Both ends of a terminal at which somebody sits. */
function sitDown(): PassThrough {
  const terminal = () => Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const keys = terminal();
  jest.spyOn(process, "stdin", "get").mockReturnValue(keys as unknown as typeof process.stdin);
  jest.spyOn(process, "stderr", "get").mockReturnValue(terminal() as unknown as typeof process.stderr);
  return keys;
}

describe("a question", () => {
  afterEach(() => jest.restoreAllMocks());

  test.each([
    ["y\r", true],
    ["yes\r", true],
    ["n\r", false],
    ["\r", false],
    // Ctrl-D: the end of the input.
    ["\u0004", false],
  ])("%j answers %p", async (typed, answer) => {
    const keys = sitDown();
    const asked = processTerminal().ask?.("sure?");
    keys.write(typed);
    expect(await asked).toBe(answer);
  });

  test("Ctrl-C ends the program", async () => {
    const keys = sitDown();
    const exit = jest.spyOn(process, "exit").mockImplementation(() => undefined as never);
    const asked = processTerminal().ask?.("sure?");
    keys.write("\u0003");
    keys.write("n\r");
    await asked;
    expect(exit).toHaveBeenCalledWith(130);
  });
});
