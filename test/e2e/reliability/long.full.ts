/** Many changes with long streams, engines one at a time, changes that fail, a reboot: `npm run test:full`, on a quiet machine. */
import { reboot } from "./disruptions";
import { ReliableStack } from "./reliable-stack";
import { engineThatDoesNotStart, planSaysWhoIsAway, rollingEngines } from "./rolling";
import { rollUnderLoad, tagImage } from "./rolls";
import { lost, underLoad } from "./under-load";

const rolls = Number(process.env.ROLLS ?? 20);
const stack = new ReliableStack("reliable-full", 21_310);

beforeAll(async () => {
  await tagImage();
  await stack.begin();
});
afterAll(() => stack.end());

it("drops no request and cuts no stream in many changes of the proxy", async () => {
  const result = await rollUnderLoad(stack, rolls, 60);
  expect(result).toMatchObject({ generations: rolls + 1, lost: [] });
});

it("keeps the old proxies when the new ones do not start, and goes back and forward", async () => {
  const proxies = () => stack.container(`${stack.name}-proxy`);
  const old = await proxies();
  // Python looks for its library there, and ends.
  const broken = stack.config({ proxy: { env: { PYTHONHOME: "/nowhere" } } });
  const seen = await underLoad(stack, {
    part: "changes",
    case: "a change of the proxy that fails, then the way back, then another change",
    done: "`cdktf deploy` of a proxy that ends while it starts; of the config before; of one with another log level",
    streamSeconds: 15,
    around: 5,
    happen: async () => {
      stack.configure(broken);
      const failed = await stack.cdktf("deploy", "--auto-approve");
      expect(failed.output).toContain("container failed to be in healthy state");
      expect(await proxies()).toContain(old);
      stack.configure(stack.config());
      await stack.deploy();
      stack.configure(stack.config({ proxy: { logLevel: "error" } }));
      await stack.deploy();
    },
  });
  expect(lost(seen)).toEqual([]);
  expect(await proxies()).not.toContain(old);
});

it("says beforehand which model is away, and with --rolling that none is", () => planSaysWhoIsAway(stack));

it("replaces one engine after the other, and no client notices", () => rollingEngines(stack));

it("stops at the first engine that does not get healthy, stops its crash loop, and heals with the next deploy", () =>
  engineThatDoesNotStart(stack));

it("after a reboot of the host everything comes back by itself, in whatever order it is started", () =>
  reboot(stack));
