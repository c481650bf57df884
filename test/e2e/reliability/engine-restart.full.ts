/** The Docker engine is restarted under load, with `live-restore`: `npm run test:full`, where the rig has started the engine. */
import { networkInterfaces } from "node:os";
import { restartEngine } from "../rig/engine";
import { hanging, running } from "./disruptions";
import { ReliableStack } from "./reliable-stack";
import { underLoad } from "./under-load";

const liveRestore = "--live-restore";
// Loopback is forwarded by a process of the engine, which ends with it; other addresses by the kernel.
const stack = new ReliableStack("reliable-engine", 21_320, outsideAddress());

beforeAll(async () => {
  await restartEngine(liveRestore);
  await stack.begin();
});
afterAll(async () => {
  await stack.end();
  await restartEngine();
});

it("a restart of the Docker engine stops no container, cuts no stream, and nothing hangs", async () => {
  const before = await running(stack);
  const seen = await underLoad(stack, {
    part: "disruptions",
    case: "the Docker engine is restarted, with `live-restore`",
    done: "SIGTERM to dockerd, and a new one; clients come from outside, not over loopback",
    streamSeconds: 10,
    around: 10,
    happen: () => restartEngine(liveRestore),
  });
  expect([...(await running(stack))].toSorted()).toEqual([...before].toSorted());
  expect(seen.cut).toEqual([]);
  expect(hanging(seen.failures)).toEqual([]);
  expect(seen.recovery).toBeLessThan(60);
  expect((await stack.plan()).code).toBe(0);
});

/** An address of this machine on a real network. */
function outsideAddress(): string {
  const [first] = Object.entries(networkInterfaces())
    .filter(([name]) => !/^(br-|docker|veth)/.test(name))
    .flatMap(([, addresses = []]) => addresses)
    .filter(({ family, internal }) => family === "IPv4" && !internal);
  return first?.address ?? "127.0.0.1";
}
