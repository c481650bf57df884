/** `llm-gateway deploy --rolling`: engines of one model replaced one at a time, while clients go on asking. */
import { docker } from "../run";
import { fakeEngine } from "./fake-engine";
import type { ReliableStack } from "./reliable-stack";
import { lost, underLoad } from "./under-load";

export async function planSaysWhoIsAway(stack: ReliableStack): Promise<void> {
  const { first, second } = pair(stack);
  stack.configure(stack.config({ engine: fakeEngine("v2") }));
  const planned = await stack.gateway("plan");
  expect(planned.output).toContain(
    `away      chat: at most 6 min 45 s, for the start of ${first}, ${second}`,
  );
  expect(planned.output).toContain("nobody answers meanwhile; with `deploy --rolling` it is never away");
}

export async function rollingEngines(stack: ReliableStack): Promise<void> {
  const { first, second, images, rolling } = pair(stack);

  const outputs: string[] = [];
  const seen = await underLoad(stack, {
    part: "engines",
    case: "both engines of a model get another image, one at a time",
    done: "`llm-gateway deploy --rolling`, streams of 15 s",
    streamSeconds: 15,
    around: 3,
    happen: async () => {
      const { code, output } = await rolling();
      outputs.push(output);
      expect({ code, end: code === 0 ? "" : output.slice(-3000) }).toEqual({ code: 0, end: "" });
    },
  });
  expect(outputs.join()).toContain(`rolling 1 of 2: ${first} (${second} answers meanwhile)`);
  expect(outputs.join()).toContain(`rolling 2 of 2: ${second} (${first} answers meanwhile)`);
  expect(await images()).toEqual(await ids(fakeEngine("v2"), fakeEngine("v2")));
  expect(lost(seen)).toEqual([]);
  expect((await stack.plan()).code).toBe(0);
}

export async function engineThatDoesNotStart(stack: ReliableStack): Promise<void> {
  const { first, images, rolling } = pair(stack);

  const [, untouched] = await images();
  stack.configure(stack.config({ engine: fakeEngine("broken"), loadBudget: "30s" }));
  const outputs: string[] = [];
  const seen = await underLoad(stack, {
    part: "engines",
    case: "the first of two engines does not start in its new version",
    done: "`llm-gateway deploy --rolling`; the second stays as it is",
    streamSeconds: 15,
    around: 3,
    happen: async () => {
      const { code, output } = await rolling();
      outputs.push(output);
      expect(code).toBe(1);
    },
  });
  expect(outputs.join()).toMatch(
    new RegExp(
      `stopped ${first}, which had ended \\d+ times?: RuntimeError: Engine core initialization failed`,
    ),
  );
  expect(lost(seen)).toEqual([]);
  expect(await images()).toEqual([...(await ids(fakeEngine("broken"))), untouched]);
  expect(await docker("inspect", "-f", "{{.State.Status}} {{.HostConfig.RestartPolicy.Name}}", first)).toBe(
    "exited no",
  );
  stack.configure(stack.config({ engine: fakeEngine("v1") }));
  const healed = await rolling();
  expect({ code: healed.code, end: healed.code === 0 ? "" : healed.output.slice(-3000) }).toEqual({
    code: 0,
    end: "",
  });
  expect(await images()).toEqual(await ids(fakeEngine("v1"), fakeEngine("v1")));
}

/** The two engines of the model, by their names and by what they run. */
function pair(stack: ReliableStack) {
  const [first, second] = [`${stack.name}-vllm-chat`, `${stack.name}-vllm-chat-2`] as const;
  const image = (container: string) => docker("inspect", "-f", "{{.Config.Image}}", container);
  return {
    first,
    second,
    images: () => Promise.all([first, second].map(image)),
    rolling: () => stack.gateway("deploy", "--yes", "--rolling", "--skip-smoke"),
  };
}

/** Containers know their image by its id. */
function ids(...names: readonly string[]): Promise<readonly string[]> {
  return Promise.all(names.map((name) => docker("image", "inspect", "-f", "{{.Id}}", name)));
}
