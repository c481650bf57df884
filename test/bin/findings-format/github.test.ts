import { githubText } from "../../../bin/findings-format/github";
import { fromCheckout } from "../../../bin/findings-format/report";
import { error, warning } from "../../config/fixtures/fixture";
import { workplace } from "../workplace";

describe("githubText", () => {
  test("is one command for each finding, with the place where there is one", () => {
    const findings = [
      { ...error("MODEL.NONE", "models", "no models", "Add one."), location: { line: 3, column: 5 } },
      warning("EDGE.OFF", "", "no edge", "Leave it on."),
    ];
    expect(githubText({ findings, file: "ops/gateway.config.yaml" })).toBe(
      "::error file=ops/gateway.config.yaml,line=3,col=5,title=MODEL.NONE::models: no models%0Afix: Add one.\n" +
        "::warning file=ops/gateway.config.yaml,title=EDGE.OFF::no edge%0Afix: Leave it on.\n",
    );
  });

  test("lets no text end the command or begin a property", () => {
    const findings = [error("A.A", "a", "5 % of a::b, c\r\n::error::d", "Do.")];
    expect(githubText({ findings, file: "a,b:c%.yaml" })).toBe(
      "::error file=a%2Cb%3Ac%25.yaml,title=A.A::a: 5 %25 of a::b, c%0D%0A::error::d%0Afix: Do.\n",
    );
  });

  test("is empty without findings", () => {
    expect(githubText({ findings: [], file: "a" })).toBe("");
  });
});

describe("fromCheckout", () => {
  const terminal = (environment: Record<string, string>) => ({
    write: () => undefined,
    say: () => undefined,
    ask: undefined,
    input: () => Promise.resolve(""),
    directory: "/repository/ops",
    environment,
    hasColor: false,
    style: { hasColor: false, isUnicode: true },
  });

  test.each([
    ["the working directory", {}, "/repository/ops/gateway.config.yaml", "gateway.config.yaml"],
    ["an empty variable", { GITHUB_WORKSPACE: "" }, "/repository/ops/a.yaml", "a.yaml"],
    ["the checkout", { GITHUB_WORKSPACE: "/repository" }, "/repository/ops/a.yaml", "ops/a.yaml"],
    ["neither, for a file outside", { GITHUB_WORKSPACE: "/repository" }, "/else/a.yaml", "/else/a.yaml"],
  ])("is relative to %s", (_, environment, file, shown) => {
    expect(fromCheckout(terminal(environment), file)).toBe(shown);
  });
});

test("check --format github annotates the lines of the config, and tells people the same", async () => {
  const place = workplace("findings.yaml");
  try {
    const { code, out, err } = await place.run("check", "--format", "github");
    expect(out.split("\n")[0]).toBe(
      "::error file=gateway.config.yaml,line=7,col=10,title=SECRET.KNOWN_DEFAULT::proxy.masterKey: holds a default key that everybody knows%0Afix: Write a NAME such as LITELLM_MASTER_KEY here; `llm-gateway secrets init` makes a strong value for it.",
    );
    expect(out.trimEnd().split("\n")).toHaveLength(5);
    expect(err).toBe((await place.run("check")).err);
    expect(code).toBe(1);
  } finally {
    place.remove();
  }
});

test("a TypeScript config is annotated without a line", async () => {
  const place = workplace("findings.yaml");
  try {
    place.write("gateway.config.ts", "export default { models: {} };");
    const { out } = await place.run("check", "--format", "github");
    expect(out).toMatch(/^::error file=gateway\.config\.ts,title=MODEL\.NONE::models: /);
  } finally {
    place.remove();
  }
});
