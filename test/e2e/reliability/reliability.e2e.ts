/** What clients notice of changes of the proxies and of disruptions, in one stack under load. Longer cases: long.full.ts. */
import { killedEngine, killedProxy, noEngine, restartedEdge } from "./disruptions";
import { rate } from "./record";
import { ReliableStack } from "./reliable-stack";
import { rollUnderLoad, tagImage } from "./rolls";

const rolls = Number(process.env.ROLLS ?? 3);
const stack = new ReliableStack("reliable", 21_300);

beforeAll(async () => {
  await tagImage();
  await stack.begin();
});
afterAll(() => stack.end());

it("drops no request and cuts no stream while proxies are changed (S0-16, S0-35)", async () => {
  const result = await rollUnderLoad(stack, rolls, 15);
  expect(result).toMatchObject({ generations: rolls + 1, lost: [] });
  expect(result.seen.requests).toBeGreaterThan(30 * rate());
  expect(result.seen.streams).toBeGreaterThan(20);
});

it("an engine that is killed costs no request, and its streams have an end (S2-10)", () =>
  killedEngine(stack));

it("all engines away: an answer at once that says so, and recovery by itself", () => noEngine(stack));

it("a proxy that is killed costs no request, and its streams have an end", () => killedProxy(stack));

it("an edge that is restarted is away for seconds, and nothing hangs", () => restartedEdge(stack));
