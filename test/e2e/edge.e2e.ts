/** The edge with the real Caddy: each form of TLS, who comes in, limits, and a new configuration under traffic. */
import { docker } from "./run";
import { EdgeBed, ask, askHttp2, domain, httpPort, httpsPort } from "./edge/bed";
import { eventually, sleep } from "./traffic";

const bed = new EdgeBed();
const chat = "/v1/chat/completions";
const withTls = { domain, httpsPort };

beforeAll(async () => {
  await bed.open();
  bed.certificate("authority", ["authority"]);
  bed.certificate("own", [domain], "authority");
  bed.certificate("client", ["client"], "authority");
  bed.certificate("pebble", ["pebble"], "authority");
  await bed.proxy("1");
  await bed.proxy("2");
});

afterAll(() => bed.close());

describe("plain HTTP", () => {
  beforeAll(() =>
    bed.start({
      bind: ["127.0.0.1", bed.outsideAddress],
      maxRequestSizeMiB: 1,
      timeouts: { body: "3s" },
    }),
  );

  test("both proxies are asked, and headers are added", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask({})));
    expect(new Set(answers.map(({ body }) => (JSON.parse(body) as { who: string }).who)).size).toBe(2);
    expect(answers[0]?.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    });
    expect(answers[0]?.headers).not.toHaveProperty("strict-transport-security");
    expect(answers[0]?.headers).not.toHaveProperty("server");
  });

  test("a stream arrives token by token, four times as long as a body may take", async () => {
    const [short, large] = await Promise.all([
      ask({ path: chat, body: '{"stream":60}' }),
      // More than the edge holds back to send again.
      ask({ path: chat, body: `{"stream":60,"prompt":"${"x".repeat(200_000)}"}` }),
    ]);
    for (const { body, spread } of [short, large]) {
      expect(body).toContain("data: 59\n\nend");
      expect(spread).toBeGreaterThan(10);
    }
  });

  test("a larger request is refused with 413, whether it says its length or not", async () => {
    const body = "x".repeat(2 * 1024 * 1024);
    const said = { "content-length": String(body.length) };
    expect((await ask({ path: chat, body, headers: said })).status).toBe(413);
    expect((await ask({ path: chat, body, headers: { "transfer-encoding": "chunked" } })).status).toBe(413);
  });

  test.each(["/v1/models/../../key/list", "/v1/models/%2e%2e/key/list", "//key/list"])(
    "%s is refused",
    async (path) => {
      expect((await ask({ path })).status).toBe(400);
    },
  );

  test("S2-23, S4-12: from another network the published port answers, and nothing behind it", async () => {
    const outside = `${bed.outsideAddress}:${httpPort}`;
    const edge = await bed.addressOf(bed.edge);
    const proxy = await bed.addressOf(bed.proxies[0] ?? "");
    const hidden = [
      `${edge}:8080`,
      `${edge}:8079`,
      `${edge}:2019`,
      `${proxy}:4000`,
      `${bed.outsideAddress}:4000`,
    ];
    expect(await bed.reachable(bed.outside, [outside, ...hidden])).toEqual([outside]);
    // Beside the edge its two ports answer, but not the probe's: that one is bound to the container's loopback.
    const near = [`${edge}:8080`, `${edge}:8079`, `${edge}:2019`, `${proxy}:4000`];
    expect(await bed.reachable(bed.network, near)).toEqual([`${edge}:8080`, `${proxy}:4000`]);
  });
});

describe("who may come in", () => {
  const edge = {
    tls: "internal" as const,
    ...withTls,
    adminIps: ["203.0.113.0/24"],
    basicAuth: {},
    timeouts: { body: "3s" },
  };
  let ca = "";

  beforeAll(async () => {
    await bed.start(edge, { EDGE_UI_PASSWORD: "a password of the test" });
    ca = await bed.root();
  });

  test("S2-23: an own authority signs, plain HTTP is sent to TLS, and browsers shall stay there", async () => {
    const answer = await ask({ tls: { ca } });
    expect(answer).toMatchObject({
      status: 200,
      headers: { "strict-transport-security": "max-age=31536000" },
    });
    expect(answer.issuer).toContain("Caddy Local Authority");
    await expect(ask({ tls: {} })).rejects.toThrow(/self-signed|unable to/);
    expect(await ask({ path: "/v1/models?a=b" })).toMatchObject({
      status: 308,
      headers: { location: `https://${domain}:${httpsPort}/v1/models?a=b` },
    });
  });

  test("the exporter tells of this certificate what the alerts about it read", async () => {
    const { metrics, rules } = await bed.certificateMetrics(edge);
    const read = [...rules.matchAll(/(\w+)\{job=\\?"certificate\\?"\}/g)].map(([, name = ""]) => name);
    expect(new Set(read)).toEqual(new Set(["probe_ssl_earliest_cert_expiry", "probe_success"]));
    const values = new Map(
      read.map((name) => [name, Number(new RegExp(`^${name} (\\S+)$`, "m").exec(metrics)?.[1])]),
    );
    expect(values.get("probe_success")).toBe(1);
    // Caddy's own authority gives 12 hours.
    const left = Number(values.get("probe_ssl_earliest_cert_expiry")) - Date.now() / 1000;
    expect([left > 0, left < 86_400]).toEqual([true, true]);
  });

  test("over HTTP/2 too a stream may last longer than a body may take", async () => {
    expect(await askHttp2(chat, '{"stream":60}', ca)).toContain("data: 59\n\nend");
  });

  test.each(["/metrics", "/ui", "/key/list", "/V1/MCP/server"])(
    "%s is closed to this address",
    async (path) => {
      expect((await ask({ path, tls: { ca } })).status).toBe(403);
    },
  );

  test("a reload opens the UI behind its password, and then closes everything", async () => {
    await bed.deliver({ ...edge, adminIps: ["private"] });
    const ui = (password?: string, path = "/ui/") =>
      ask({
        path,
        tls: { ca },
        headers: password === undefined ? {} : { authorization: `Basic ${btoa(`admin:${password}`)}` },
      });
    await eventually("the UI asks for a password", 90, async () => (await ui()).status === 401);
    expect((await ui("wrong")).status).toBe(401);
    const right = "a password of the test";
    const answer = await ui(right);
    expect(answer.status).toBe(200);
    expect((JSON.parse(answer.body) as { headers: object }).headers).not.toHaveProperty("Authorization");
    for (const path of ["/login", "/v2/login", "/v3/login", "/fallback/login", "/sso/key/generate"])
      expect({
        path,
        open: (await ui(undefined, path)).status,
        right: (await ui(right, path)).status,
      }).toEqual({ path, open: 401, right: 200 });
    // The UI's own calls bring a key in that header.
    expect((await ui(undefined, "/sso/get/ui_settings")).status).toBe(200);
    await bed.deliver({ ...edge, allowIps: ["203.0.113.0/24"] });
    await eventually("no one else may connect", 90, async () => (await ask({ tls: { ca } })).status === 403);
  });
});

test("an own certificate, with clients that must show theirs", async () => {
  const tls = { cert: "own.pem", key: "EDGE_KEY" };
  await bed.start({ tls, ...withTls, clientCa: "authority.pem" }, { EDGE_KEY: bed.text("own.key") });
  const ca = bed.text("authority.pem");
  await expect(ask({ tls: { ca } })).rejects.toThrow(/alert|certificate|ECONNRESET|hang up/);
  const client = { cert: bed.text("client.pem"), key: bed.text("client.key") };
  expect(await ask({ tls: { ca, ...client } })).toMatchObject({ status: 200, issuer: "authority" });
});

test("a public certificate: a real ACME server asks at the plain port and signs", async () => {
  await bed.pebble();
  const acme = { email: "ops@example.test", directory: "https://pebble:14000/dir", ca: "authority.pem" };
  await bed.start({ tls: "acme", ...withTls, acme });
  const issuer = async () => (await ask({ tls: { rejectUnauthorized: false } })).issuer;
  await eventually("the certificate is there", 120, async () => (await issuer()).startsWith("Pebble"));
  expect(await issuer()).toMatch(/^Pebble Intermediate CA/);
});

test("a new configuration drops nothing, and one that is refused changes nothing, over a restart too", async () => {
  const edge = { bind: ["127.0.0.1"], adminIps: ["private"] };
  await bed.start(edge);
  const loads = async () => (await bed.logs()).split("new configuration loaded").length - 1;
  const problems: string[] = [];
  let sent = 0;
  let again = 0;
  let isOver = false;
  // As the SDKs do: a connection that broke before any answer is tried once more.
  const askTwice = (body: string) =>
    ask({ path: chat, body }).catch(() => {
      again += 1;
      return ask({ path: chat, body });
    });
  const client = async (body: string, end: string) => {
    while (!isOver) {
      sent += 1;
      const told = await askTwice(body).then(
        (answer) =>
          answer.status === 200 && answer.body.includes(end) ? "" : `${answer.status} ${answer.body}`,
        (reason: unknown) => String(reason),
      );
      if (told !== "") problems.push(told);
      await sleep(0.02);
    }
  };
  const clients = Array.from({ length: 10 }, (_, id) =>
    id < 5 ? client("{}", "who") : client('{"stream":20}', "data: 19\n\nend"),
  );
  for (const size of [2, 3, 4]) {
    await bed.deliver({ ...edge, maxRequestSizeMiB: size });
    await eventually("the new configuration is loaded", 90, async () => (await loads()) === size - 1);
  }
  await bed.deliver(edge, (text) => `${text}nonsense {\n`);
  await eventually("the edge says what it refuses", 90, async () =>
    (await bed.logs()).includes("new configuration refused; the one before stays"),
  );
  isOver = true;
  await Promise.all(clients);
  console.error(`  reloads: ${sent} requests, ${again} sent again, ${problems.length} failed`);
  expect({ problems, sent: sent > 100, again: again <= sent / 100 }).toEqual({
    problems: [],
    sent: true,
    again: true,
  });
  await docker("restart", "-t", "5", bed.edge);
  await eventually(
    "the edge is back with the last accepted one",
    90,
    async () => (await ask({})).status === 200,
  );
  expect(await loads()).toBe(3);
});

test("without a proxy the answer is a prompt 503 that says so, and the edge recovers", async () => {
  await bed.stopProxies();
  const { status, body, headers } = await ask({ path: chat, body: "{}" });
  expect({ status, retry: headers["retry-after"] }).toEqual({ status: 503, retry: "1" });
  expect(JSON.parse(body)).toMatchObject({ error: { message: "no proxy of the gateway answers" } });
  await bed.proxy("3");
  await eventually("a new proxy is found", 60, async () => (await ask({ port: httpPort })).status === 200);
});
