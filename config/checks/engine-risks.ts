/** Flags and variables that vLLM accepts and that open the engine to others. Sources: vLLM's docs/usage/security.md, `routers.py`. */
import { risky } from "../errors/vllm";
import type { Finding } from "../findings";
import { isSwitchedOn } from "../plan/engine-words";
import type { VllmFlag } from "../upstream/vllm";

interface Risk {
  /** Continues "--flag …". */
  readonly effect: string;
  readonly fix: string;
}

const switches: Readonly<Record<string, Risk>> = {
  "--trust-remote-code": {
    effect: "runs Python code from the model's repository inside the engine",
    fix: "Remove it, or read that code and pin it with vllm.revision.",
  },
  "--trust-request-chat-template": {
    effect: "runs templates that clients send",
    fix: "Remove it, and give the template with chat-template.",
  },
  "--enable-sleep-mode": {
    effect:
      "serves only those who also set VLLM_SERVER_DEV_MODE, whose /sleep and /wake_up ask nobody for a key",
    fix: "Remove it, unless everything on the engine's network may put it to sleep.",
  },
};

const variables: Readonly<Record<string, Risk>> = {
  VLLM_SERVER_DEV_MODE: {
    effect:
      "opens /sleep, /collective_rpc and more without a key, also with vllm.apiKey, to everything on the network",
    fix: "Remove it; it is for development.",
  },
  VLLM_ALLOW_RUNTIME_LORA_UPDATING: {
    effect: "lets whoever reaches the engine load adapters from any path or repository",
    fix: "Remove it, and name the adapters in the config.",
  },
  VLLM_ALLOW_INSECURE_SERIALIZATION: {
    effect: "unpickles what the engine is sent, which runs code",
    fix: "Remove it.",
  },
};

export function riskOfFlag(key: string, flag: VllmFlag, value: unknown, path: string): readonly Finding[] {
  if (flag.name === "--allowed-local-media-path" && typeof value === "string" && isBroad(value))
    return [
      risky(
        path,
        flag.name,
        `lets clients read files below ${value}, where more than media lies`,
        "Name a folder that holds nothing but media.",
      ),
    ];
  const risk = Object.hasOwn(switches, flag.name) ? switches[flag.name] : undefined;
  if (!risk || !isSwitchedOn(key, flag, value)) return [];
  return [risky(path, flag.name, risk.effect, risk.fix)];
}

export function riskOfVariable(variable: string, value: string, path: string): readonly Finding[] {
  const risk = Object.hasOwn(variables, variable) ? variables[variable] : undefined;
  if (!risk || ["", "0"].includes(value.trim())) return [];
  return [risky(path, variable, risk.effect, risk.fix)];
}

/** The root, a folder directly below it, and what holds secrets, caches or the system. */
function isBroad(path: string): boolean {
  const segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
  if (segments.includes("..")) return true;
  const [first = ""] = segments;
  return segments.length === 1 || /^(|run|root|proc|sys|etc|dev)$/.test(first);
}
