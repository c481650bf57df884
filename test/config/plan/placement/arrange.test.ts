import { arrange } from "../../../../config/plan/placement/arrange";
import { demandMaker } from "../../../../config/plan/placement/demand";
import { requests } from "../../../../config/plan/placement/replica";
import { noPlace } from "../../../../config/plan/placement/report";
import { emptySeats } from "../../../../config/plan/placement/seats";
import { configOf } from "./case";
import type { GpuFacts, Wish } from "./case";

const gpus: readonly GpuFacts[] = Array.from({ length: 2 }, () => ({
  memoryGiB: 80,
  island: null,
  isSlice: false,
}));
const share = (part: number): Wish => ({ gpus: 1, replicas: 1, share: part });

function arranged(wishes: Readonly<Record<string, Wish>>, host = gpus, limit?: number) {
  const config = configOf({ gpus: host, wishes });
  const demands = requests(config).map(demandMaker(config.host));
  const result = arrange(config.host, emptySeats(config.host), demands, limit);
  const seats = [...result.placed].map(([{ request }, own]) => [
    request.model.name,
    own.map(({ id }) => id).join(),
  ]);
  return {
    ...result,
    config,
    demands,
    seats: Object.fromEntries(seats) as Record<string, string>,
    on: result.seats,
  };
}

/** In this order the two small ones take the first GPU together, and no large one finds room beside them. */
const pairs = { a: share(0.3), b: share(0.3), c: share(0.6), d: share(0.6) };

test("finds the place that taking turns misses", () => {
  const { seats, stopped } = arranged(pairs);
  expect(stopped).toBe(false);
  expect(Object.keys(seats).toSorted()).toEqual(["a", "b", "c", "d"]);
  expect(seats.c).not.toBe(seats.d);
});

test("says honestly when it has not tried everything", () => {
  const { seats, stopped, impossible, on, config, demands } = arranged(pairs, gpus, 3);
  expect({ seats, stopped }).toEqual({ seats: { a: "0", b: "0", c: "1" }, stopped: true });
  const [last] = demands.filter(({ request }) => request.model.name === "d");
  if (!last) throw new Error("no such replica");
  const outcome = { host: config.host, seats: on, stopped, impossible, replanHelps: false };
  expect(noPlace(last, outcome, undefined)).toMatchObject({
    message:
      "needs 1 GPU for vllm-d, free: none; held: 0 by vllm-a, 0 by vllm-b, 1 by vllm-c; not every arrangement has been tried, there are too many",
    fix: "Name GPUs with gpuIds where you know a place, or lower gpus or replicas.",
  });
});

test("who cannot be seated at all keeps nobody else from a place", () => {
  const { seats, stopped, impossible } = arranged({ ...pairs, huge: { gpus: 3, replicas: 1 } });
  expect(Object.keys(seats).toSorted()).toEqual(["a", "b", "c", "d"]);
  expect([...impossible].map(({ request }) => request.model.name)).toEqual(["huge"]);
  expect(stopped).toBe(false);
});

test("what engines hold outside their shares counts on a small GPU", () => {
  const small = [{ memoryGiB: 24, island: null, isSlice: false }];
  expect(arranged({ a: share(0.45), b: share(0.45) }, small).seats).toEqual({ a: "0", b: "0" });
  expect(arranged({ a: share(0.47), b: share(0.47) }, small).seats).toEqual({ a: "0" });
});

test("a replica of four GPUs takes two whole pairs of two islands when its groups have two GPUs each", () => {
  const islands = ["a", "b", "b", "a", "c"].map((island) => ({ memoryGiB: 80, island, isSlice: false }));
  const { seats } = arranged({ a: { gpus: 4, replicas: 1, pipelineParallelSize: 2 } }, islands);
  expect(seats).toEqual({ a: "0,1,2,3" });
});
