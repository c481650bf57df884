/** What users of the AWS CDK and of cdk8s expect of constructs: aspects, overrides, annotations, assertions. */
import { Container } from "@cdktf/provider-docker/lib/container";
import { Image } from "@cdktf/provider-docker/lib/image";
import { Aspects, Testing } from "cdktf";
import type { IAspect } from "cdktf";
import type { IConstruct } from "constructs";
import { GatewayStack, evaluateInput } from "cdktf-vllm-litellm";
import type { GatewayInput } from "cdktf-vllm-litellm";
import { Template, evaluate } from "../template";

const input: GatewayInput = {
  models: { mini: { upstream: { model: "openai/gpt-4o-mini", apiKeys: ["KEY"] } } },
};

function gateway(findings: ConstructorParameters<typeof GatewayStack>[2]["findings"] = []): GatewayStack {
  const result = evaluate(input);
  return new GatewayStack(Testing.app({ stackTraces: false }), result.plan.name, { ...result, findings });
}

class Labelled implements IAspect {
  visit(node: IConstruct): void {
    if (!(node instanceof Container)) return;
    const labels = node.labelsInput;
    node.putLabels([...(Array.isArray(labels) ? labels : []), { label: "team", value: "ml" }]);
  }
}

test("an aspect reaches every container, beside the stack's own labels", () => {
  const stack = gateway();
  Aspects.of(stack).add(new Labelled());
  const { containers } = new Template(Testing.synth(stack));
  const plain = new Template(Testing.synth(gateway())).containers;
  expect([...containers.keys()]).toEqual([...plain.keys()]);
  for (const [name, { labels }] of containers) {
    expect(labels).toEqual([...(plain.get(name)?.labels ?? []), { label: "team", value: "ml" }]);
    expect(labels).toHaveLength(4);
  }
});

test("`container` is the escape hatch: its own setters and overrides reach the JSON", () => {
  const stack = gateway();
  const proxy = stack.services.get("vllm-litellm-proxy");
  if (!proxy) throw new Error("no proxy");
  proxy.container.hostname = "proxy";
  proxy.container.addOverride("ulimit", [{ name: "nofile", soft: 65_536, hard: 65_536 }]);
  const synthesised = Testing.synth(stack);
  const properties = {
    hostname: "proxy",
    ulimit: [{ name: "nofile", soft: 65_536, hard: 65_536 }],
  };
  expect(Testing.toHaveResourceWithProperties(synthesised, Container.tfResourceType, properties)).toBe(true);
  const absent = { hostname: "another" };
  expect(Testing.toHaveResourceWithProperties(synthesised, Container.tfResourceType, absent)).toBe(false);
  expect(
    Testing.toHaveResourceWithProperties(synthesised, Image.tfResourceType, { keep_locally: true }),
  ).toBe(true);
  expect(proxy.container.name).toMatch(/^\$\{TfToken\[/);
});

test("warnings of the check become annotations of the stack, and change nothing of it", () => {
  const { findings } = evaluateInput({ ...input, proxy: { bind: "0.0.0.0" } });
  const stack = gateway(findings);
  const annotations = stack.node.metadata.filter(({ type }) => type === "@cdktf/warn");
  expect(annotations.map(({ data, trace }) => [data as unknown, trace])).toEqual([
    [
      "proxy.bind: 0.0.0.0 is reachable from other machines, and the connection is not encrypted  BIND.NOT_LOOPBACK\n  fix: Bind to 127.0.0.1, or put TLS in front.",
      undefined,
    ],
  ]);
  expect(Testing.synth(stack)).toBe(Testing.synth(gateway()));
});
