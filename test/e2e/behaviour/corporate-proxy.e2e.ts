/** A company between the gateway and the outside: its proxy reads along, with certificates of its own authority. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { GatewayInput } from "../../../config";
import { makeCertificate } from "../certificate";
import { docker } from "../run";
import type { Backend } from "./backend";
import type { Proxy } from "./proxy";
import { engine, gateway } from "./services";
import { Testbed } from "./testbed";

const address = "http://company:3128";
const seen = z.object({ hosts: z.array(z.string()), refused: z.array(z.string()) });

let folder: string;
let bed: Testbed;
let control: string;
let inside: Backend;
let trusting: Proxy;
let doubting: Proxy;

const cloud = (name: string, apiBase: string) => ({
  upstream: { model: `openai/${name}`, apiBase, apiKeys: ["CLOUD_KEY"] },
});

/** `api.cloud.example` is known to nobody but the company's proxy. */
function config(host: GatewayInput["host"]): GatewayInput {
  return gateway({
    host: { preset: "cpu", ...host },
    models: {
      own: engine(),
      beside: cloud("beside", "http://beside:8000/v1"),
      plain: cloud("plain", "http://plain.cloud.example/v1"),
      cloud: cloud("cloud", "https://api.cloud.example/v1"),
    },
    routing: { retries: 0, healthChecks: false },
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "company-"));
  makeCertificate(folder, "authority", ["The Company"]);
  makeCertificate(folder, "outside", ["api.cloud.example"], "authority");
  bed = await Testbed.open();
  const proxy = { https: address, http: address };
  ({ control } = await bed.fake("company", "fake_company.py", [
    ...["-v", `${folder}:/company:ro`, "-e", "CERTIFICATE=/company/outside.pem"],
    ...["-e", "CERTIFICATE_KEY=/company/outside.key"],
  ]));
  inside = await bed.backend("trusting-vllm-own", "doubting-vllm-own", "beside");
  [trusting, doubting] = await Promise.all([
    bed.proxy("trusting", config({ proxy, caCertificates: join(folder, "authority.pem") })),
    bed.proxy("doubting", config({ proxy })),
  ]);
});

afterAll(async () => {
  await bed.close();
  rmSync(folder, { recursive: true, force: true });
});

async function throughCompany(): Promise<z.output<typeof seen>> {
  const response = await fetch(`${control}/seen`, { signal: AbortSignal.timeout(20_000) });
  return seen.parse(await response.json());
}

test("a cloud model is reached through the proxy, whose authority is trusted", async () => {
  expect(await trusting.sample("cloud")).toMatchObject({ status: 200, by: "outside" });
  expect(await trusting.sample("plain")).toMatchObject({ status: 200, by: "outside" });
  const { hosts } = await throughCompany();
  expect(hosts).toContain("api.cloud.example:443");
  expect(hosts).toContain("http://plain.cloud.example/v1/chat/completions");
});

test("engines and hosts beside them are called directly", async () => {
  await inside.reset();
  expect(await trusting.sample("own")).toMatchObject({ status: 200 });
  expect(await trusting.sample("beside")).toMatchObject({ status: 200 });
  expect((await inside.seen()).served).toBe(2);
  const { hosts } = await throughCompany();
  expect(hosts.filter((host) => !host.includes("cloud.example"))).toEqual([]);
});

test("without its authority the company's certificate is refused", async () => {
  expect((await doubting.sample("cloud")).status).toBe(503);
  expect((await throughCompany()).refused).toContain("api.cloud.example:443");
});

test("the public authorities are trusted as before, beside the company's", async () => {
  const count =
    "import ssl, sys; print(ssl.create_default_context(cafile=sys.argv[1]).cert_store_stats()['x509_ca'])";
  const counted = async (file: string) =>
    Number(await docker("exec", trusting.container, "sh", "-c", `python3 -c "${count}" ${file}`));
  const before = await counted('"$(python3 -m certifi)"');
  expect(before).toBeGreaterThan(50);
  expect(await counted("/tmp/ca-certificates.pem")).toBe(before + 1);
});
