/** What the tests look at: answers, container health, and the engines' own counters. */
import { docker, run } from "./run";
import type { Stack } from "./stack";

export function answerText(call: { body: string }): string | undefined {
  const { choices } = JSON.parse(call.body) as { choices: { message: { content: string } }[] };
  return choices[0]?.message.content;
}

export async function health(container: string): Promise<string> {
  return docker("inspect", "-f", "{{.State.Health.Status}}", container);
}

/** Requests that each engine has finished, by its own counter. */
export async function servedBy(stack: Stack): Promise<Readonly<Record<string, number>>> {
  const running = (await stack.containers()).filter((container) => container.includes("-vllm-"));
  const counts = await Promise.all(
    running.map(async (container): Promise<[string, number]> => {
      const { stdout } = await run(
        "docker",
        ["exec", container, "curl", "-fsS", "http://127.0.0.1:8000/metrics"],
        { mayFail: true },
      );
      const lines = stdout.split("\n").filter((line) => line.startsWith("vllm:request_success_total{"));
      return [container, lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0)];
    }),
  );
  return Object.fromEntries(counts);
}
