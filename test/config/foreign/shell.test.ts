import { launchOfCommand, readShell } from "../../../config/foreign";
import type { LookUp } from "../../../config/foreign";

const argv = (text: string, lookUp?: LookUp) =>
  readShell(text, lookUp).commands.map((command) => command.argv.map((word) => word.text));
const launches = (text: string) =>
  readShell(text).commands.flatMap((command) => launchOfCommand(command) ?? []);

describe("words of a script", () => {
  test.each([
    ["a b  c", [["a", "b", "c"]]],
    ["a \\\n  b", [["a", "b"]]],
    ["a 'b c' \"d e\" f\\ g", [["a", "b c", "d e", "f g"]]],
    ["a # b", [["a"]]],
    ["a#b", [["a#b"]]],
    ["a; b && c || d | e & f", [["a"], ["b"], ["c"], ["d"], ["e"], ["f"]]],
    ["a > out 2>&1 < in", [["a"]]],
    ["cat <<EOF\nvllm serve x\nEOF\nb", [["cat"], ["b"]]],
    ["cat <<-'END'\n\tx\n\tEND\nb", [["cat"], ["b"]]],
    ["X=1\na $X \"${X}0\" '$X'", [["a", "1", "10", "$X"]]],
    ['X="a b"\nc $X "$X"', [["c", "a", "b", "a b"]]],
    ["X=1\nX+=2\na $X", [["a", "12"]]],
    ['A=(--x 1 # why\n  "b )")\nA+=(c)\nd "${A[@]}"', [["d", "--x", "1", "b )", "c"]]],
    ["if a; then b; fi", [["a"], ["b"], ["fi"]]],
    ["a ${1:-b}", [["a", "b"]]],
    ["a '{\"b\": 1}'", [["a", '{"b": 1}']]],
    ["a $(b c)", [["a", "$(b c)"]]],
    ["", []],
  ])("%j", (text, expected) => {
    expect(argv(text)).toEqual(expected);
  });

  test("a variable without a value is empty and named", () => {
    const [command] = readShell('a "$NOT_SET"').commands;
    expect(command?.argv[1]).toEqual({
      text: "",
      raw: '"$NOT_SET"',
      names: ["NOT_SET"],
      missing: ["NOT_SET"],
      location: { line: 1, column: 3 },
    });
  });

  test("the script's own variables win over the surroundings", () => {
    expect(argv("X=own\na $X $Y", (name) => `outer-${name}`)).toEqual([["a", "own", "outer-Y"]]);
  });

  test("a command sees what is exported and what stands before it", () => {
    const [command] = readShell("A=1\nexport B=2 C=3\nC=4 run").commands;
    expect(command?.environment.map(({ name, value }) => [name, value?.text])).toEqual([
      ["B", "2"],
      ["C", "4"],
    ]);
  });
});

describe("programs", () => {
  test.each([
    ["vllm serve m --port 1", "vllm", ["m", "--port", "1"]],
    ["/opt/venv/bin/vllm serve m", "vllm", ["m"]],
    ["nohup vllm serve m > log 2>&1 &", "vllm", ["m"]],
    ["CUDA_VISIBLE_DEVICES=0 exec vllm serve m", "vllm", ["m"]],
    ["env A=b uv run vllm serve m", "vllm", ["m"]],
    ["python3 -m vllm.entrypoints.openai.api_server --model m", "vllm", ["--model", "m"]],
    ["bash -c 'cd /x && exec vllm serve m'", "vllm", ["m"]],
    ["docker run --gpus all -p 1:8000 vllm/vllm-openai:v1 --model m", "vllm", ["--model", "m"]],
    ["docker run --entrypoint vllm own/image serve m", "vllm", ["m"]],
    ["docker run nvcr.io/nvidia/vllm:25.11-py3 vllm serve m", "vllm", ["m"]],
    ["litellm --config c.yaml --port 4000", "litellm", ["--config", "c.yaml", "--port", "4000"]],
    ["docker run ghcr.io/berriai/litellm:main --config /c", "litellm", ["--config", "/c"]],
    ["litellm-launcher --alias a", "launcher", ["--alias", "a"]],
    ['python main.py --model-spec "key=a"', "launcher", ["--model-spec", "key=a"]],
    ['./start --model-spec "key=a"', "launcher", ["--model-spec", "key=a"]],
  ])("%s", (text, program, args) => {
    expect(launches(text).map((one) => [one.program, one.args.map((word) => word.text)])).toEqual([
      [program, args],
    ]);
  });

  test.each(["vllm bench serve", "docker ps", "echo vllm serve", "docker run redis:7", "python app.py"])(
    "%s is none",
    (text) => {
      expect(launches(text)).toEqual([]);
    },
  );

  test("docker run: the container", () => {
    const text = `docker run -d --name big --gpus '"device=2,3"' -p 127.0.0.1:8002:8000 -e HF_TOKEN -e A=1 \\
      -v /w:/root/.cache --network=net --env-file x.env --ipc host vllm/vllm-openai:v1 m`;
    const container = launches(text)[0]?.container;
    expect(container).toMatchObject({
      name: "big",
      hostNames: ["big"],
      gpus: { ids: ["2", "3"], count: null },
      ports: [{ address: "127.0.0.1", published: 8002, target: 8000 }],
      networks: ["net"],
    });
    expect(container?.environment.map(({ name, value }) => [name, value?.text])).toEqual([
      ["HF_TOKEN", undefined],
      ["A", "1"],
    ]);
    expect(container?.envFiles.map(({ text: file }) => file)).toEqual(["x.env"]);
  });
});
