/** The request log by itself, in the image that runs it: its sinks, what it takes out of errors, and what a line costs. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { apiPaths } from "../../../config/plan/edge-access";
import { serviceImages } from "../../../config/presets/images";
import { run } from "../run";
import { lastJson } from "./container";

const assets = join(__dirname, "../../../assets");
const whole = { lines: z.int(), broken: z.int(), ends: z.boolean() };
const said = z.array(z.string());
const seen = z.object({
  file_of_four: z.object(whole),
  rotated: z.object({ ...whole, first: z.boolean(), second: z.boolean() }),
  pipe_of_four: z.object({ ...whole, longest: z.boolean(), told: z.int() }),
  full_disk: z.object({ ...whole, adds_up: z.boolean(), some_lost: z.boolean(), said, afterwards: said }),
  closed: z.object({ lost: z.int(), said }),
  stuck: z.object({ held: z.boolean(), adds_up: z.boolean(), mean_ms: z.number(), said }),
  messages: z.record(z.string(), z.string()),
  echoes: z.record(z.string(), z.array(z.string())),
  long_requests: z.object({
    told: z.record(z.string(), z.string()),
    slowest_ms: z.number(),
    most_ms: z.number(),
    pictures: said,
  }),
  asked: z.object({ reached: z.array(z.string()), refused: z.array(z.string()) }),
  events: z.record(z.string(), z.string().nullable()),
  overhead: z.object({ p50_ms: z.number(), p99_ms: z.number(), lines: z.int() }),
});

/** What the edge opens to everybody, the resource and something below it, and what it does not. */
const open = apiPaths.map((path) =>
  path.replace(/\*$/, path === "/v1beta/models/*" ? "m:generateContent" : "x"),
);
const administers = [
  "/",
  "/ui/",
  "/key/info",
  "/v1/model/info",
  "/v2/login",
  "/metrics",
  "/openai",
  "/vector_store/list",
];

let trial: z.output<typeof seen>;

beforeAll(async () => {
  const program = readFileSync(join(__dirname, "request_log_trial.py"), "utf8");
  const flags = ["--rm", "--network", "none", "--tmpfs", "/small:size=64k", "-v", `${assets}:/assets:ro`];
  const environment = ["-e", "LITELLM_LOCAL_MODEL_COST_MAP=True", "-e", "PYTHONDONTWRITEBYTECODE=1"];
  const { image } = serviceImages.litellm;
  const ran = await run(
    "docker",
    [
      "run",
      ...flags,
      ...environment,
      "--entrypoint",
      "python3",
      image,
      "-c",
      program,
      "/assets",
      JSON.stringify([...open, ...administers]),
    ],
    { mayFail: true },
  );
  trial = seen.parse(lastJson(ran));
});

const lost = (reason: string) => `request log: lines are lost, requests are not touched: ${reason}`;

test("S0-34: four processes append 1,000 lines of 6 KB each to one file: all whole", () => {
  expect(trial.file_of_four).toEqual({ lines: 4000, broken: 0, ends: true });
});

test("a full file becomes the one before, and no line is lost on the way", () => {
  expect(trial.rotated).toEqual({ lines: 4000, broken: 0, ends: true, first: true, second: true });
});

test("S0-34: on a pipe a line is cut to what a pipe takes in one piece, and says so", () => {
  expect(trial.pipe_of_four).toEqual({ lines: 4000, broken: 0, ends: true, longest: true, told: 4000 });
});

test("S0-23: a full disk costs lines, is said once, and leaves no half of one behind", () => {
  const { said: before, afterwards, lines, ...rest } = trial.full_disk;
  expect(rest).toEqual({ broken: 0, ends: true, adds_up: true, some_lost: true });
  expect(before).toEqual([lost("[Errno 28] No space left on device: '/small/requests.jsonl'")]);
  expect(afterwards).toEqual([`request log: lines are written again; ${201 - lines} were lost`]);
});

test("S0-23: a sink that is closed, and one that nobody reads", () => {
  expect(trial.closed).toEqual({ lost: 5, said: [lost("[Errno 9] Bad file descriptor")] });
  const { mean_ms: mean, ...rest } = trial.stuck;
  const reason = lost("the sink is slower than the requests");
  expect(rest).toEqual({ held: true, adds_up: true, said: [reason] });
  expect(mean).toBeLessThan(1);
});

test("S0-21: an error tells neither keys nor words of the prompt", () => {
  expect(trial.messages).toEqual({
    key: "Incorrect API key provided: [secret] Authorization: [secret]",
    url: "cannot connect to postgres://[secret]@db:5432/x",
    whole: "invalid input: [prompt]",
    escaped: expect.not.stringMatching(/heart|patient|4711|ward/) as unknown,
    cut: expect.not.stringMatching(/heart|patien|Tell/) as unknown,
    plain: "This model's maximum context length is 512 tokens, and the role user is not known",
  });
});

test("S0-21: a body that a backend gives back is not in the line, whatever it has words in", () => {
  expect(trial.echoes).toEqual({
    ...{ rerank: [], responses: [], tools: [], suffix: [], alphabet: [], tokens: [] },
  });
  expect(trial.asked.reached.toSorted()).toEqual(["cats", "mine"]);
  expect(trial.asked.refused.toSorted()).toEqual(["mine", "words"]);
});

test("a failure on a path that the edge opens is a line, but for lists and health checks", () => {
  const silent = Object.entries(trial.events).flatMap(([path, event]) => (event === null ? [path] : []));
  const lists = open.filter((path) => /^(\/v1)?\/models|^\/health\//.test(path));
  expect(lists.length).toBe(6);
  expect(silent.toSorted()).toEqual([...lists, ...administers].toSorted());
  expect(trial.events).toMatchObject({ "/v1beta/models/m:generateContent": "generate_content" });
});

test("S0-24: an error of a long request costs no more than one of a short one", () => {
  const unsearched = "[left out: the request is too long to be searched for its words]";
  const { told, pictures, slowest_ms: slowest, most_ms: most } = trial.long_requests;
  expect(told).toEqual({
    ...{ megabyte: unsearched, ten: unsearched, values: unsearched, image: "no route to host" },
  });
  expect(pictures).toEqual(["bad image [prompt]", "bad image, input_value='[prompt]...', type=str"]);
  expect(slowest).toBeLessThan(500);
  expect(most).toBeLessThan(50);
});

test("S0-24: a line costs a request less than 5 ms at the 99th percentile", () => {
  expect(trial.overhead.lines).toBe(3000);
  expect(trial.overhead.p99_ms).toBeLessThan(5);
});
