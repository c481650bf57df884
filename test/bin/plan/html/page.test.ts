import fc from "fast-check";
import { planPage } from "../../../../bin/plan/html/page";
import type { PageContent } from "../../../../bin/plan/html/page";
import { engine, plan } from "../sample";
import { readPage } from "./structure";

const content: PageContent = {
  plan,
  explained: [
    {
      model: "big",
      workloads: ["shelf-vllm-big"],
      gpus: ["0", "1"],
      lines: [
        { what: "weights", value: 34.26, unit: "GiB", how: "68.5 / 2", source: "https://example.org/?a&b" },
        { what: "heads", value: 8, unit: "", how: "config.json", source: "javascript:alert(1)" },
      ],
    },
    { model: "far", workloads: ["far"], gpus: [], lines: [] },
  ],
  findings: [
    {
      code: "FIT.CONTEXT",
      severity: "warning",
      path: "models.big.vllm",
      message: "is tight",
      fix: "Add a GPU.",
    },
  ],
  values: new Map([["LITELLM_MASTER_KEY", "sk-hidden"]]),
};

function withName(name: string): PageContent {
  const workloads = [engine(name, "shelf-vllm-big", [{ gpu: "0" }]), ...plan.workloads.slice(1)];
  const routes = plan.routes.map((route) => ({ ...route, model: name, aliases: [name] }));
  const findings = content.findings.map((finding) => ({ ...finding, message: name, path: name, fix: name }));
  const explained = content.explained.map((one) => ({
    ...one,
    model: name,
    lines: one.lines.map((line) => ({ ...line, what: name, how: name, source: name })),
  }));
  return { ...content, plan: { ...plan, name, workloads, routes }, findings, explained };
}

describe("planPage", () => {
  const page = planPage(content);
  const { elements, text } = readPage(page);
  const named = (name: string) => elements.filter((element) => element.name === name);

  test("has every part of the plan under its own heading", () => {
    expect([...page.matchAll(/<h([123])>([^<]*)</g)].map(([, level, title]) => `${level} ${title}`)).toEqual([
      "1 shelf",
      "2 GPUs",
      "2 Engines (GiB on each GPU)",
      "2 Findings",
      "2 Host",
      "2 Models and routes",
      "2 Start order",
      "2 Published ports",
      "2 Secrets",
      "2 Arithmetic",
      "3 big on GPU 0-1",
    ]);
    expect(text).toContain("LITELLM_MASTER_KEY");
    expect(text).not.toContain("sk-hidden");
    expect(text).toContain("kept by destroy: shelf-postgres-data");
    expect(text).toContain("is tight FIT.CONTEXT");
  });

  test("says every bar in words", () => {
    const bars = elements.filter(({ attributes }) => attributes.role === "img");
    expect(bars.map(({ attributes }) => attributes["aria-label"])).toEqual([
      "GPU 0: big: weights 34.3, KV cache 30.0, reserve 3.5 GiB, 12.7 full-length requests at once; 11.4 GiB free",
      "GPU 1: big: weights 34.3, KV cache 30.0, reserve 3.5 GiB, 12.7 full-length requests at once; " +
        "small: weights 4.0, KV cache 2.0, reserve 3.5 GiB, 3.0 full-length requests at once; 1.9 GiB free",
      "GPU 2: free",
    ]);
    expect(named("figure")).toHaveLength(3);
    expect(named("html")[0]?.attributes.lang).toBe("en");
    expect(named("th").filter(({ attributes }) => attributes.scope === undefined)).toEqual([]);
  });

  test("draws the parts of every tenant in proportion, the second set apart", () => {
    const bar = page.split('<div class="bar"')[2]?.split("</div>")[0] ?? "";
    const parts = [...bar.matchAll(/class="([^"]+)" style="width: ([\d.]+)%"/g)];
    expect(parts.map(([, kind, width]) => [kind, width])).toEqual([
      ["part weights", "43.26"],
      ["part cache", "37.93"],
      ["part reserve", "4.42"],
      ["part weights first", "5.05"],
      ["part cache", "2.53"],
      ["part reserve", "4.42"],
    ]);
  });

  test("draws what does not fit over its whole width", () => {
    const workloads = [engine("wide", "shelf-vllm-big", [{ weightsGiB: 95, kvCacheGiB: -20 }])];
    const wide = planPage({ ...content, plan: { ...plan, workloads, gpus: plan.gpus.slice(0, 1) } });
    expect(wide).toContain("; 19.3 GiB too few");
    const widths = [...wide.matchAll(/style="width: ([\d.]+)%"/g)].map(([, width]) => Number(width));
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 1);
  });

  test("is one file: nothing is loaded, nothing runs", () => {
    expect(elements.map(({ name }) => name)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(script|link|img|iframe|object|base|form)$/)]),
    );
    const loading = elements.flatMap(({ attributes }) =>
      Object.keys(attributes).filter((name) => /^(src|srcset|data|background|on.*)$/.test(name)),
    );
    expect(loading).toEqual([]);
    expect(page).not.toMatch(/url\(|@import/);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  test("links only to the sources of figures", () => {
    expect(named("a").map(({ attributes }) => attributes.href)).toEqual(["https://example.org/?a&b"]);
    expect(text).toContain("javascript:alert(1)");
  });

  test("is the same every time", () => expect(planPage(content)).toBe(page));

  test.each(["</title><script>alert(1)</script>", `" onload="alert(1)`, "'&amp;<b>", "a\u0000\u001b[2J"])(
    "shows the name %j as it is",
    (name) => {
      const evil = readPage(planPage(withName(name)));
      expect(evil.elements.map((element) => element.name)).not.toContain("script");
      expect(evil.elements.flatMap(({ attributes }) => Object.keys(attributes))).not.toContain("onload");
      // eslint-disable-next-line no-control-regex -- no page may have them
      expect(evil.text).toContain(`Plan of ${name.replace(/[\u0000-\u001f]/g, "\ufffd")}`);
    },
  );

  test("is well-formed whatever a name is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        expect(readPage(planPage(withName(name))).elements.length).toBeGreaterThan(30);
      }),
    );
  });
});
