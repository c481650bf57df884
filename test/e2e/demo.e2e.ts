/** The README's first command: the laptop example, deployed, asked and taken away again. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { prepareRig } from "./rig";
import { docker, projectRoot, run } from "./run";

const folder = join(projectRoot, "examples", "laptop-cpu");
const config = ["--config", join(folder, "gateway.config.ts")];
const gateway = (...words: string[]) => run("npx", ["llm-gateway", ...words, ...config], { mayFail: true });
const containers = () => docker("ps", "-aq", "--filter", "label=cdktf-vllm-litellm.stack=laptop");

afterAll(async () => {
  await run("npm", ["run", "demo", "--", "--down"], { mayFail: true });
  // It stops an engine that the rig has started; the next suite needs one.
  await prepareRig();
});

test("`npm run demo` deploys the example, and three kinds of request are answered", async () => {
  const { output } = await run("npm", ["run", "demo"]);
  expect(output).toMatch(/^chat +→ "/m);
  expect(output).toMatch(/^streamed chat +→ "[1-9]\d* chunks"$/m);
  expect(output).toMatch(/^embedding +→ "[1-9]\d* numbers"$/m);
  expect(output).toMatch(/^ready after \d+ s$/m);
});

test.each([["status"], ["smoke"]])("`llm-gateway %s` finds it well", async (verb) => {
  const { code, output } = await gateway(verb);
  expect({ code, end: code === 0 ? "" : output.slice(-2000) }).toEqual({ code: 0, end: "" });
});

test("a second demo keeps what is there", async () => {
  const before = await containers();
  const { output } = await run("npm", ["run", "demo"]);
  expect(output).toMatch(/^ready after \d+ s$/m);
  expect(await containers()).toBe(before);
});

test("`npm run demo -- --down` takes all of it away", async () => {
  const { output } = await run("npm", ["run", "demo", "--", "--down"]);
  expect(output).toContain("everything that the demo made is gone");
  await prepareRig();
  expect(await containers()).toBe("");
  expect(existsSync(join(folder, ".env"))).toBe(false);
});
