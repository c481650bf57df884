/** What clients see when a part of the gateway goes away without being asked, and how long until nothing of it is left. */
import { health } from "../observe";
import { docker } from "../run";
import { Client, eventually, sleep } from "../traffic";
import { model } from "./reliable-stack";
import type { ReliableStack } from "./reliable-stack";
import { underLoad } from "./under-load";
import type { Event } from "./under-load";

/** A client's patience in the load: nothing may hang until then. */
const hung = "no end within";
const healthySeconds = 420;

export async function killedEngine(stack: ReliableStack): Promise<void> {
  const [, second] = engines(stack);
  const seen = await disrupted(stack, {
    case: "an engine of two is killed",
    done: "`docker kill`, with requests in it that take 4 s",
    happen: async () => {
      const slow = Array.from({ length: 6 }, (_, id) =>
        client(stack).chat(model, `slow ${id}`, { max_tokens: 4 }),
      );
      await sleep(1.5);
      await docker("kill", second);
      const answers = await Promise.all(slow);
      expect(answers.map(({ status }) => status)).toEqual(slow.map(() => 200));
    },
  });
  await docker("start", second);
  await comeBack(stack, second);
  expect(seen.failures).toEqual([]);
  expect(hanging(seen.cut)).toEqual([]);
}

export async function noEngine(stack: ReliableStack): Promise<void> {
  const answers: { status: number; seconds: number; body: string }[] = [];
  const seen = await disrupted(stack, {
    case: "all engines of a model are killed, and started again",
    done: "`docker kill` of both, 10 s later `docker start`",
    happen: async () => {
      await docker("kill", ...engines(stack));
      await sleep(5);
      const begun = performance.now();
      const { status, body } = await client(stack).chat(model, "nobody");
      answers.push({ status, body, seconds: (performance.now() - begun) / 1000 });
      await sleep(5);
      await docker("start", ...engines(stack));
      await comeBack(stack, ...engines(stack));
    },
  });
  const [answer] = answers;
  console.error(`  all engines away: ${JSON.stringify(answer)}`);
  expect(answer?.status).toBe(503);
  expect(answer?.seconds).toBeLessThan(15);
  expect(answer?.body).toContain(`the model ${model} can be reached`);
  expect(hanging(seen.failures)).toEqual([]);
  expect(seen.recovery).toBeLessThan(healthySeconds);
}

export async function killedProxy(stack: ReliableStack): Promise<void> {
  const proxy = await stack.container(`${stack.name}-proxy-2`);
  const seen = await disrupted(stack, {
    case: "a proxy of two is killed",
    done: "`docker kill`",
    happen: async () => {
      await docker("kill", proxy);
    },
  });
  await docker("start", proxy);
  await comeBack(stack, proxy);
  expect(seen.failures).toEqual([]);
  expect(hanging(seen.cut)).toEqual([]);
}

export async function restartedEdge(stack: ReliableStack): Promise<void> {
  const edge = await stack.container(`${stack.name}-edge`);
  const seen = await disrupted(stack, {
    case: "the edge is restarted",
    done: "`docker restart`",
    happen: async () => {
      await docker("restart", "-t", "5", edge);
    },
  });
  await comeBack(stack, edge);
  expect(hanging([...seen.failures, ...seen.cut])).toEqual([]);
  expect(seen.recovery).toBeLessThan(60);
}

export async function reboot(stack: ReliableStack): Promise<void> {
  const all = await running(stack);
  const shuffled = () => all.toSorted(() => Math.random() - 0.5);
  const seen = await disrupted(stack, {
    case: "the host is rebooted",
    done: "`docker kill` of every container in random order, `docker start` in another",
    happen: async () => {
      for (const container of shuffled()) await docker("kill", container);
      await docker("start", ...shuffled());
      await comeBack(stack, ...all);
    },
  });
  expect(seen.recovery).toBeLessThan(healthySeconds);
  expect([...(await running(stack))].toSorted()).toEqual(all.toSorted());
  expect((await stack.plan()).code).toBe(0);
}

function engines({ name }: ReliableStack) {
  return [`${name}-vllm-chat`, `${name}-vllm-chat-2`] as const;
}

function client({ url, masterKey }: ReliableStack): Client {
  return new Client(url, masterKey);
}

function disrupted(stack: ReliableStack, event: Pick<Event, "case" | "done" | "happen">) {
  return underLoad(stack, { part: "disruptions", streamSeconds: 10, around: 8, ...event });
}

export function hanging(problems: readonly string[]): readonly string[] {
  return problems.filter((problem) => problem.includes(hung));
}

/** Without the container that only holds configs: it never runs. */
export async function running(stack: ReliableStack): Promise<readonly string[]> {
  const containers = await stack.containers();
  return containers.filter((container) => !container.endsWith("-config"));
}

async function comeBack(stack: ReliableStack, ...containers: readonly string[]): Promise<void> {
  for (const container of containers) {
    const isHealthy = async () => (await health(container)) === "healthy";
    await eventually(`${container} is healthy again`, healthySeconds, isHealthy);
  }
  const answers = async () => (await client(stack).chat(model, "back")).status === 200;
  await eventually("the gateway answers", 60, answers);
}
