/** The promise of the edge: proxies and its own files change under traffic, and no client notices. Clients keep connections open. */
import http from "node:http";
import { docker } from "../run";
import { eventually, sleep } from "../traffic";
import { EdgeBed, httpPort } from "./bed";

const bed = new EdgeBed();
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

beforeAll(async () => {
  await bed.open();
  await bed.proxy("1");
  await bed.proxy("2");
  await bed.start({ bind: ["127.0.0.1"] });
});

afterAll(async () => {
  agent.destroy();
  await bed.close();
});

test("eight replaced proxies: none of 50 requests a second and ten streams at a time is lost", async () => {
  const load = startLoad();
  for (let id = 3; id <= 10; id += 1) {
    await bed.proxy(String(id));
    await sleep(3);
    const old = bed.proxies.find((name) => name.endsWith(`-proxy-${id - 2}`)) ?? "";
    await docker("stop", "-t", "30", old);
    await docker("rm", old);
  }
  expect(await load.stop("eight replacements")).toEqual([]);
});

test("three reloads of the edge lose nothing either", async () => {
  const load = startLoad();
  for (const size of [2, 3, 4]) {
    await bed.deliver({ bind: ["127.0.0.1"], maxRequestSizeMiB: size });
    await eventually("the new configuration is loaded", 90, async () => {
      const loads = (await bed.logs()).split("new configuration loaded").length - 1;
      return loads === size - 1;
    });
  }
  expect(await load.stop("three reloads")).toEqual([]);
});

/** 50 requests a second and ten streams at a time until stopped; then what was lost. */
function startLoad() {
  const requests: Promise<string>[] = [];
  const streams: string[] = [];
  const load = { isOver: false };
  const pace = (async () => {
    while (!load.isOver) {
      requests.push(problem("{}", "who"));
      await sleep(0.02);
    }
  })();
  const streaming = Array.from({ length: 10 }, async () => {
    while (!load.isOver) streams.push(await problem('{"stream":20}', "data: 19\n\nend"));
  });
  const stop = async (what: string) => {
    load.isOver = true;
    await Promise.all([pace, ...streaming]);
    const answers = [...(await Promise.all(requests)), ...streams];
    console.log(`${what}: ${requests.length} requests, ${streams.length} streams`);
    expect(requests.length).toBeGreaterThan(500);
    return answers.filter((told) => told !== "");
  };
  return { stop };
}

/** Empty where the whole answer came. */
function problem(body: string, end: string): Promise<string> {
  const shape = { port: httpPort, host: "127.0.0.1", path: "/v1/chat/completions", method: "POST", agent };
  return new Promise((resolve) => {
    const request = http.request(shape, (answer) => {
      let text = "";
      answer.on("data", (part: Buffer) => (text += String(part)));
      answer.on("end", () =>
        resolve(answer.statusCode === 200 && text.includes(end) ? "" : `${answer.statusCode} ${text}`),
      );
      answer.on("error", (error) => resolve(`cut: ${error.message}`));
    });
    request.on("error", (error) => resolve(error.message));
    request.end(body);
  });
}
