/** An alert from the rule to whoever is told: through the real Prometheus and the real Alertmanager. */
import { docker, run } from "../run";
import { Client, eventually } from "../traffic";
import { becomes, gatewayUrl, name, people, received } from "./watched";

const rules = "/etc/prometheus/rules.yml";

/** The deployed rules with short waits: what an operator waits minutes for, no test should. */
export async function shortenWaits(): Promise<void> {
  const prometheus = `${name}-prometheus`;
  const text = await docker("exec", prometheus, "cat", rules);
  const short = text.replace(/^( +for: ).*$/gm, '$1"5s"');
  expect(short).not.toBe(text);
  // The volume is read-only in Prometheus; the container that filled it can write.
  const image = await docker("inspect", "-f", "{{.Config.Image}}", prometheus);
  const writer = ["-i", "--rm", "--user", "0", "-v", `${prometheus}-config:/etc/prometheus`];
  await run("docker", ["run", ...writer, "--entrypoint", "sh", image, "-c", `cat >${rules}`], {
    input: short,
  });
  await docker("kill", "--signal", "HUP", prometheus);
  await becomes("time() - prometheus_config_last_reload_success_timestamp_seconds < 60", 60);
}

const isTold = async (status: "firing" | "resolved") =>
  (await received()).some(
    ({ status: told, labels }) =>
      told === status && labels.alertname === "ModelDown" && labels.model === "tiny",
  );

export async function killedModelIsTold(): Promise<void> {
  await docker("stop", `${name}-vllm-tiny`);
  await eventually("the receiver is told that tiny is down", 300, () => isTold("firing"));
  const answer = await new Client(gatewayUrl, people.ada).chat("tiny", "while it is down");
  expect(answer.status).toBe(200);
  expect(await isTold("resolved")).toBe(false);
}

export async function itsReturnIsTold(): Promise<void> {
  await docker("start", `${name}-vllm-tiny`);
  await eventually("the receiver is told that tiny is back", 600, () => isTold("resolved"));
}
