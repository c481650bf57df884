/** S4-21: every verb sees the same deployments, whichever keys have a value. */
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

const config = `
models:
  far:
    upstream:
      model: openai/gpt-4o
      apiKeys: [FAR_KEY, { name: FAR_KEY_2, optional: true }]
  near:
    upstream: { model: groq/x, apiKeys: [{ name: NEAR_KEY, optional: true }] }
    optional: true
`;

let place: Workplace;
beforeEach(() => {
  place = workplace("cpu.yaml");
  place.write("gateway.config.yaml", config);
});
afterEach(() => place.remove());

const ids = (text: string) => [...text.matchAll(/^ {6}id: "(.*)"$/gm)].map((match) => match[1]);

test("a key that is missing is a warning of check, and has no deployment in render and plan", async () => {
  place.write(".env", "FAR_KEY=a\n");
  const { err, code } = await place.run("check");
  expect(code).toBe(0);
  expect(err).toContain("FAR_KEY_2 has no value: its deployment is left out  SECRET.OPTIONAL_MISSING");
  expect(err).toContain("models.near: is left out: none of its keys has a value (NEAR_KEY)  MODEL.LEFT_OUT");
  expect(ids((await place.run("render", "litellm")).out)).toEqual(["far-far-key"]);
  const plan = JSON.parse((await place.run("plan", "--json")).out) as { routes: { model: string }[] };
  expect(plan.routes.map(({ model }) => model)).toEqual(["far"]);
});

test("a key in the env file or the environment has its deployment", async () => {
  place.write(".env", "FAR_KEY=a\nFAR_KEY_2=b\n");
  place.environment.NEAR_KEY = "c";
  expect((await place.run("check")).err).not.toContain("left out");
  expect(ids((await place.run("render", "litellm")).out)).toEqual([
    "far-far-key",
    "far-far-key-2",
    "near-near-key",
  ]);
});
