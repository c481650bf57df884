/** What the doctor makes of a provider's answer. */
import { providerCall } from "../../../bin/doctor/provider-calls";
import { judgeProvider, questions } from "../../../bin/doctor/providers";
import { evaluated } from "../../config/fixtures/evaluated";

describe("S4-17: which keys can be tried", () => {
  const { config } = evaluated({
    models: {
      far: { upstream: { model: "openai/gpt-4o", apiKeys: ["FAR_KEY"] } },
      farther: { upstream: { model: "openai/gpt-4o-mini", apiKeys: ["FAR_KEY", "NO_VALUE"] } },
      cloud: {
        upstream: {
          model: "bedrock/anthropic.claude-sonnet-4-20250514-v1:0",
          credentials: {
            awsAccessKeyId: "AWS_ACCESS_KEY_ID",
            awsSecretAccessKey: "AWS_SECRET_ACCESS_KEY",
            awsRegionName: "eu-central-1",
          },
        },
      },
    },
  });
  const names = ["FAR_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];
  const values = new Map(names.map((name) => [name, "k"]));
  const asked = (host: Partial<typeof config.host>, environment = {}) => {
    const found = questions({ ...config, host: { ...config.host, ...host } }, values, environment);
    return { asked: found.asked.map(({ path, secret }) => [path, secret]), untried: found.untried };
  };
  const clouds = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];

  test("a key once, and what signs requests is named", () => {
    expect(asked({})).toEqual({ asked: [["models.far", "FAR_KEY"]], untried: clouds });
  });

  test("a proxy of the config, and who is called without it", () => {
    const proxy = { https: "http://proxy.example.net:3128", http: null, noProxy: [] };
    const behind = { asked: [], untried: [...clouds, "FAR_KEY (behind a proxy)"] };
    expect(asked({ proxy })).toEqual(behind);
    expect(asked({}, { https_proxy: "proxy:3128" })).toEqual(behind);
    expect(asked({ proxy: { ...proxy, noProxy: [".openai.com"] } }).untried).toEqual(clouds);
  });
});

describe("S4-17: a provider is asked directly", () => {
  const asked = {
    path: "models.far",
    secret: "FAR_KEY",
    call: { url: "https://api.openai.com/v1/models", headers: {} },
  };

  test.each([
    [401, "", ["DOCTOR.PROVIDER_KEY", "https://api.openai.com answers 401 to the value of FAR_KEY"]],
    [
      400,
      '{"reason":"API_KEY_INVALID"}',
      ["DOCTOR.PROVIDER_KEY", "https://api.openai.com answers 400 to the value of FAR_KEY"],
    ],
    [
      429,
      "",
      [
        "DOCTOR.PROVIDER_KEY",
        "https://api.openai.com answers 429 to the value of FAR_KEY: a limit is reached, or the account has no credit",
      ],
    ],
    [
      404,
      "",
      [
        "DOCTOR.PROVIDER_AWAY",
        "https://api.openai.com/v1/models was asked from this machine and gave no answer: status 404",
      ],
    ],
  ])("names the variable of a key that gets %i", (status, text, expected) => {
    expect(judgeProvider(asked, { status, text }).map(({ code, message }) => [code, message])).toEqual([
      expected,
    ]);
  });

  test("a good key, and nobody there", () => {
    expect(judgeProvider(asked, { status: 200, text: "" })).toEqual([]);
    expect(judgeProvider(asked, { reason: "ENOTFOUND" }).map(({ code }) => code)).toEqual([
      "DOCTOR.PROVIDER_AWAY",
    ]);
  });

  test("with the headers and the address of each", () => {
    const call = (model: string, apiBase: string | null = null) =>
      providerCall({ model, apiBase, apiVersion: null, credentials: {} }, "k");
    expect(call("anthropic/claude-sonnet-4-5")).toEqual({
      url: "https://api.anthropic.com/v1/models",
      headers: { "x-api-key": "k", "anthropic-version": "2023-06-01" },
    });
    expect(call("gemini/gemini-2.5-pro")?.headers).toEqual({ "x-goog-api-key": "k" });
    expect(call("openai/x", "http://box:8000/v1/")).toEqual({
      url: "http://box:8000/v1/models",
      headers: { authorization: "Bearer k" },
    });
    expect(call("azure/gpt", "https://a.openai.azure.com")?.url).toBe(
      "https://a.openai.azure.com/openai/models?api-version=2024-10-21",
    );
    expect(call("bedrock/anthropic.claude")).toBeUndefined();
  });
});
