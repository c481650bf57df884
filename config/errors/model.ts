/** Messages about models, fallbacks and aliases. */
import { closestMatch } from "../upstream/closest";
import type { Finding } from "../findings";
import { error, names, warning } from "./finding";
import { useModel } from "./routing";
import type { UnknownName } from "./routing";

export function noModels(): Finding {
  return error(
    "MODEL.NONE",
    "models",
    "no models: a gateway without models answers nothing",
    "Add at least one model.",
  );
}

export function backendMissing(path: string): Finding {
  return error(
    "MODEL.BACKEND_MISSING",
    path,
    "has neither vllm nor upstream; exactly one is needed",
    "Add vllm: { … } for an engine of your own, or upstream: { … } for somebody else's endpoint.",
  );
}

export function backendTwice(path: string): Finding {
  return error(
    "MODEL.BACKEND_TWICE",
    path,
    "has both vllm and upstream; exactly one is needed",
    "Remove one, or make two models of it.",
  );
}

export function modelPresetUnknown(path: string, preset: string, known: readonly string[]): Finding {
  const match = closestMatch(preset, known);
  const related = known.filter((name) => name.includes(preset.toLowerCase()));
  const list = related.length > 0 ? `; with that in their name: ${names(related)}` : "";
  return error(
    "MODEL.PRESET_UNKNOWN",
    path,
    `unknown preset ${JSON.stringify(preset)}${list}`,
    match === undefined
      ? "Use a preset of docs/presets.md, or `source` with a Hugging Face id."
      : `Use ${JSON.stringify(match)}, or \`source\` with a Hugging Face id.`,
  );
}

export function modeNotThePresets(path: string, mode: string, preset: string): Finding {
  return error(
    "MODEL.MODE_MISMATCH",
    path,
    `is ${JSON.stringify(mode)}, but the preset is a model for ${JSON.stringify(preset)}`,
    `Remove mode, or choose a preset for ${JSON.stringify(mode)}.`,
  );
}

export function modelSourceMissing(path: string): Finding {
  return error(
    "MODEL.SOURCE_MISSING",
    path,
    "has neither preset nor source; exactly one is needed",
    'Add preset: "gpt-oss-20b", or source: "<Hugging Face id>".',
  );
}

export function modelSourceTwice(path: string): Finding {
  return error(
    "MODEL.SOURCE_TWICE",
    path,
    "has both preset and source; exactly one is needed",
    "Remove one of them.",
  );
}

/** `other` is a service, or a model with the word before it. */
export function modelNameCollision(path: string, other: string, name: string): Finding {
  return error(
    "MODEL.NAME_COLLISION",
    path,
    `its containers or deployments would be named like those of ${other}: ${name}`,
    "Rename the model; clients can keep the old name through routing.aliases.",
  );
}

export function modelNameEmpty(path: string): Finding {
  return error(
    "MODEL.NAME_EMPTY",
    path,
    "has no letter or digit to name its containers after",
    "Rename the model.",
  );
}

export function providerMissing(path: string, model: string): Finding {
  return error(
    "MODEL.PROVIDER_MISSING",
    path,
    `${JSON.stringify(model)} has no provider prefix and there is no apiBase`,
    `Write the provider, such as "openai/${model}", or add apiBase.`,
  );
}

export function priceIncomplete(path: string): Finding {
  return error(
    "MODEL.PRICE_INCOMPLETE",
    path,
    "needs inputPerMillion and outputPerMillion, or perGpuHour and tokensPerSecond",
    "Give both values of one of the two pairs.",
  );
}

export function priceTwice(path: string): Finding {
  return error(
    "MODEL.PRICE_TWICE",
    path,
    "has prices per million tokens and a price per GPU hour; one of them would be ignored",
    "Keep one of the two forms.",
  );
}

export function fallbackSourceUnknown(unknown: UnknownName): Finding {
  const { path, name, known } = unknown;
  return error(
    "MODEL.FALLBACK_UNKNOWN",
    path,
    `fallbacks of an unknown model ${JSON.stringify(name)}; known: ${names(known)}`,
    useModel(unknown),
  );
}

export function fallbackUnknown(unknown: UnknownName): Finding {
  const { path, name, known } = unknown;
  return error(
    "MODEL.FALLBACK_UNKNOWN",
    path,
    `unknown model ${JSON.stringify(name)}; known: ${names(known)}`,
    useModel(unknown),
  );
}

export function fallbackToItself(path: string, name: string): Finding {
  return error(
    "MODEL.FALLBACK_SELF",
    path,
    `${JSON.stringify(name)} falls back to itself`,
    "Name another model; for a second engine of the same model use replicas.",
  );
}

export function fallbackCycle(path: string, cycle: readonly string[]): Finding {
  return warning(
    "MODEL.FALLBACK_CYCLE",
    path,
    `models that back each other up: ${cycle.join(" → ")}; when all are down a request tries each before it fails`,
    "Keep it if that wait is acceptable, or remove one direction.",
  );
}

export function aliasTargetUnknown(unknown: UnknownName): Finding {
  const { path, name, known } = unknown;
  return error(
    "ALIAS.TARGET_UNKNOWN",
    path,
    `unknown model ${JSON.stringify(name)}; known: ${names(known)}`,
    useModel(unknown),
  );
}

/** `owner` with its article. */
export function aliasShadowsModel(path: string, alias: string, owner: string): Finding {
  return error(
    "ALIAS.SHADOWS_MODEL",
    path,
    `${JSON.stringify(alias)} is also ${owner}`,
    "Rename the alias: a name means one thing.",
  );
}

export function containerNameTooLong(path: string, name: string, limit: number): Finding {
  return error(
    "MODEL.NAME_TOO_LONG",
    path,
    `its container ${name} would have ${name.length} characters; a host name has at most ${limit}`,
    "Shorten the model's name, or the stack's; clients can keep a long name through routing.aliases.",
  );
}

export function adapterNameTaken(path: string, owner: string): Finding {
  return error(
    "MODEL.ADAPTER_NAME_TAKEN",
    path,
    `the name already belongs to ${owner}`,
    "Rename the adapter: clients call it by this name.",
  );
}

export function adapterSlugTaken(path: string, other: string): Finding {
  return error(
    "MODEL.ADAPTER_NAME_TAKEN",
    path,
    `differs from adapter ${JSON.stringify(other)} only in capitals and punctuation`,
    "Rename the adapter: folders in the container are named after it.",
  );
}
