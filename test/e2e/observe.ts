/** What the tests look at: answers, container health, and the engines' own counters. */
import { docker, run } from "./run";
import type { Stack } from "./stack";
import type { Outcome } from "./traffic";

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

/** What clients noticed, with what is needed to understand it elsewhere; empty when they noticed nothing. */
export async function noticed(
  stack: Stack,
  seen: Outcome,
  bounds: { atLeast: number; longest: number },
): Promise<object> {
  const isFine = seen.failures.length === 0 && seen.sent > bounds.atLeast && seen.longest < bounds.longest;
  if (isFine) return {};
  const failures = [...seen.failures.slice(0, 10), `${seen.failures.length} failures`];
  return { bounds, ...seen, failures, log: await proxyLogs(stack) };
}

/** The last words of each running proxy, without a line for each request. */
async function proxyLogs(stack: Stack): Promise<readonly string[]> {
  const containers = (await stack.container(`${stack.name}-proxy`)).split("\n");
  const logs = await Promise.all(
    containers.map((container) => run("docker", ["logs", "--tail", "2000", container], { mayFail: true })),
  );
  return logs.flatMap(({ output }) => {
    const lines = output.split("\n").filter((line) => !line.includes("uvicorn.access") && line !== "");
    return lines.slice(-40).map((line) => line.slice(0, 400));
  });
}
