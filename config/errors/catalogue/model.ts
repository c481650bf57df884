/** Models and routing. */
import { entriesOf } from "./entry";

export const modelEntries = entriesOf({
  "MODEL.NONE": {
    severity: "error",
    meaning: "There are no models.",
    fix: "Add at least one.",
    example: { path: "models", message: "no models: a gateway without models answers nothing" },
  },
  "MODEL.BACKEND_MISSING": {
    severity: "error",
    meaning: "A model has neither `vllm` nor `upstream`.",
    fix: "Add one of them.",
    example: { path: "models.shelf", message: "has neither vllm nor upstream; exactly one is needed" },
  },
  "MODEL.BACKEND_TWICE": {
    severity: "error",
    meaning: "A model has both `vllm` and `upstream`.",
    fix: "Remove one, or make two models of it and a fallback between them.",
    example: { path: "models.far", message: "has both vllm and upstream; exactly one is needed" },
  },
  "MODEL.PRESET_UNKNOWN": {
    severity: "error",
    meaning: "There is no model preset of that name.",
    fix: "Use a known preset, or `source` with a Hugging Face id.",
    example: { path: "models.shelf.vllm.preset", message: 'unknown preset "frontier"' },
  },
  "MODEL.MODE_MISMATCH": {
    severity: "error",
    meaning:
      "`mode` says another use than the one the preset was made for, such as `chat` for an embedding model.",
    fix: "Remove `mode`, or choose another preset.",
    example: { path: "models.shelf.mode", message: 'is "chat", but the preset is a model for "embedding"' },
  },
  "MODEL.SOURCE_MISSING": {
    severity: "error",
    meaning: "An own engine has neither `preset` nor `source`.",
    fix: "Add one of them.",
    example: { path: "models.shelf.vllm", message: "has neither preset nor source; exactly one is needed" },
  },
  "MODEL.SOURCE_TWICE": {
    severity: "error",
    meaning: "An own engine has both `preset` and `source`.",
    fix: "Remove one of them.",
    example: { path: "models.shelf.vllm", message: "has both preset and source; exactly one is needed" },
  },
  "MODEL.NAME_COLLISION": {
    severity: "error",
    meaning:
      "Containers, network names or deployments of two models, or of a model and a service, would have one name.",
    fix: "Rename the model; clients can keep the old name through `routing.aliases`.",
    example: {
      path: "models.shelf-3",
      message: 'its containers or deployments would be named like those of model "shelf": vllm-shelf-3',
    },
  },
  "MODEL.NAME_EMPTY": {
    severity: "error",
    meaning: "The model's name has no letter or digit to name containers after.",
    fix: "Rename the model.",
    example: { path: 'models["…"]', message: "has no letter or digit to name its containers after" },
  },
  "MODEL.NAME_TOO_LONG": {
    severity: "error",
    meaning: "A container's name would be longer than a host name may be (63 characters).",
    fix: "Shorten the name of the model or of the stack; an alias keeps the long one for clients.",
    example: {
      path: "models.shelfshelfshelfshelfshelfshelfshelfshelfshelfshelfshelfshelf",
      message:
        "its container vllm-shelfshelfshelfshelfshelfshelfshelfshelfshelfshelfshelfshelf would have 65 characters; a host name has at most 63",
    },
  },
  "MODEL.PROVIDER_MISSING": {
    severity: "error",
    meaning: "A hosted model has no provider prefix and no `apiBase`.",
    fix: "Write the provider, such as `openai/…`, or add `apiBase`.",
    example: {
      path: "models.far.upstream.model",
      message: '"gpt-4o" has no provider prefix and there is no apiBase',
    },
  },
  "MODEL.PRICE_TWICE": {
    severity: "error",
    meaning: "A price is given in two forms.",
    fix: "Keep one of the two forms.",
    example: {
      path: "models.far.price",
      message: "has prices per million tokens and a price per GPU hour; one of them would be ignored",
    },
  },
  "MODEL.PRICE_INCOMPLETE": {
    severity: "error",
    meaning: "Half of a pair of prices is missing.",
    fix: "Give both values of one of the two pairs.",
    example: {
      path: "models.far.price",
      message: "needs inputPerMillion and outputPerMillion, or perGpuHour and tokensPerSecond",
    },
  },
  "MODEL.ADAPTER_NAME_TAKEN": {
    severity: "error",
    meaning:
      "A LoRA adapter has the name of a model or of another adapter, or differs from one only in capitals and punctuation.",
    fix: "Rename the adapter: clients call it by its name.",
    example: {
      path: "models.shelf.vllm.lora.adapters.far",
      message: 'the name already belongs to model "far"',
    },
  },
  "MODEL.FALLBACK_UNKNOWN": {
    severity: "error",
    meaning:
      "Fallbacks name a model that does not exist, on either side. An alias is no model: name what it stands for.",
    fix: "Use a known model, or add one with that name.",
    example: { path: "routing.fallbacks.far[1]", message: 'unknown model "fear"; known: "near"' },
  },
  "MODEL.FALLBACK_SELF": {
    severity: "error",
    meaning: "A model falls back to itself.",
    fix: "Name another model; a second engine of the same model is `replicas: 2`.",
    example: { path: "routing.fallbacks.far[0]", message: '"far" falls back to itself' },
  },
  "MODEL.FALLBACK_CYCLE": {
    severity: "warning",
    meaning: "Models back each other up. When all of them are down, a request tries each before it fails.",
    fix: "Keep it if that wait is acceptable, or remove one direction.",
    example: {
      path: "routing.fallbacks.far",
      message:
        "models that back each other up: far → near → low → far; when all are down a request tries each before it fails",
    },
  },
  "ALIAS.TARGET_UNKNOWN": {
    severity: "error",
    meaning: "An alias stands for a model that does not exist.",
    fix: "Use a known model, or add one with that name.",
    example: { path: "routing.aliases.fast", message: 'unknown model "fra"; known: "far"' },
  },
  "ALIAS.SHADOWS_MODEL": {
    severity: "error",
    meaning: "An alias has the name of a model or of a group.",
    fix: "Rename the alias: a name means one thing.",
    example: { path: "routing.aliases.sql", message: '"sql" is also a model' },
  },
  "ROUTING.TIMEOUT_TOO_LONG": {
    severity: "error",
    meaning: "A timeout is longer than `proxy.requestTimeout`, which would cut it off.",
    fix: "Lower it, or raise `proxy.requestTimeout`.",
    example: {
      path: "routing.timeout",
      message: "601 s is longer than proxy.requestTimeout (600 s), which would cut it off",
    },
  },
  "ROUTING.STRATEGY_UNFIT": {
    severity: "warning",
    meaning: "The strategy is documented as unfit for production.",
    fix: "Use `simple-shuffle`.",
    example: {
      path: "routing.strategy",
      message: "usage-based-routing-v2 is documented as unfit for production",
    },
  },
});
