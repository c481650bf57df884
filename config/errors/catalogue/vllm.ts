/** Flags, variables and words of engines. */
import { entriesOf } from "./entry";

export const vllmEntries = entriesOf({
  "VLLM.FLAG_UNKNOWN": {
    severity: "error",
    meaning: "The engine's vLLM has no such flag and would exit at once.",
    fix: "Write the flag that is suggested, or remove it.",
    example: {
      path: "models.shelf.vllm.engineArgs.--faster",
      message: "vLLM 0.32.0 has no flag --faster; it would exit with code 2",
    },
  },
  "VLLM.FLAG_SPELLING": {
    severity: "error",
    meaning:
      "The flag is abbreviated, or has underscores. vLLM accepts that only until another flag begins with the same letters.",
    fix: "Write the flag in full.",
    example: {
      path: "models.shelf.vllm.engineArgs.block_size",
      message:
        "--block_size is not the whole name; vLLM reads it as --block-size until another flag begins like it",
    },
  },
  "VLLM.FLAG_TWICE": {
    severity: "error",
    meaning:
      "Two keys of `engineArgs` set one flag: by an alias, a negation, or an object and a key inside it. vLLM keeps the last one without a word.",
    fix: "Remove one of the two.",
    example: {
      path: "models.shelf.vllm.engineArgs.-cc",
      message: "sets the same as compilation-config; vLLM would keep only one of the two",
    },
  },
  "VLLM.FLAG_DEPRECATED": {
    severity: "warning",
    meaning: "The flag still works; vLLM says that it will not for long.",
    fix: "Follow the notice in the message.",
    example: {
      path: "models.shelf.vllm.engineArgs.disable-cascade-attn",
      message:
        "--disable-cascade-attn is deprecated and has no effect since cascade attention has been removed. It will be removed in v0.33.0",
    },
  },
  "VLLM.RISKY": {
    severity: "warning",
    meaning:
      "A flag or variable that opens the engine to others: code from a repository, endpoints without a key, files of the container.",
    fix: "Remove it, unless it is meant and the network is yours alone.",
    example: {
      path: "models.shelf.vllm.engineArgs.no-trust-remote-code",
      message: "--trust-remote-code runs Python code from the model's repository inside the engine",
    },
  },
  "VLLM.VERSION_UNKNOWN": {
    severity: "warning",
    meaning:
      "The tag of the engine's image names a vLLM version of which there is no table; the message says which one is used instead.",
    fix: "Use an image of a known version, or name the closest in `versions.vllm`.",
    example: {
      path: "models.shelf.vllm.image",
      message:
        "vllm/vllm-openai:v0.33.1 is vLLM 0.33.1, of which there is no table; its flags are checked against 0.32.0",
    },
  },
  "VLLM.FLAG_REMOVED": {
    severity: "error",
    meaning: "The flag existed in an older vLLM.",
    fix: "Follow the replacement in the message.",
    example: {
      path: "models.shelf.vllm.engineArgs.swap-space",
      message: "--swap-space was removed from vLLM (0.17.x or 0.18.0)",
    },
  },
  "VLLM.FLAG_OWNED": {
    severity: "error",
    meaning: "The flag is set by a field of the config, or by the gateway itself.",
    fix: "Use the field.",
    example: { path: "models.shelf.vllm.engineArgs.uds", message: "--uds is set by the toolkit" },
  },
  "VLLM.FLAG_VALUE": {
    severity: "error",
    meaning: "The flag takes another kind of value, or a number within other bounds.",
    fix: "Give what the message names.",
    example: { path: "models.shelf.vllm.engineArgs.load-format", message: "--load-format takes text" },
  },
  "VLLM.VALUE_UNKNOWN": {
    severity: "error",
    meaning:
      "A parser, quantisation or cache type that the engine's vLLM does not have. Its command line would accept the word and the engine die of it later.",
    fix: "Use a known word.",
    example: {
      path: "models.shelf.vllm.engineArgs.load-format",
      message:
        'vLLM 0.32.0 has no "safetensor"; known: "auto", "dummy", "fastsafetensors", "hf", "instanttensor", "ipc_cache", "mistral", "modelexpress", "npcache", "pt", "runai_streamer", "runai_streamer_sharded", "safetensors", "sharded_state", "tensorizer"',
    },
  },
  "VLLM.SPECULATIVE_MODEL": {
    severity: "error",
    meaning: "The method guesses with a draft checkpoint, and none is given.",
    fix: "Add `model`, or choose a method without a draft.",
    example: {
      path: "models.shelf.vllm.speculative",
      message: 'method "eagle3" needs a draft checkpoint, and no model is given',
    },
  },
  "VLLM.SPECULATIVE_KEY": {
    severity: "error",
    meaning: "`speculative.options` has a key that the pinned vLLM does not have, or that a field sets.",
    fix: "Write the key that is suggested, or use the field.",
    example: {
      path: "models.shelf.vllm.speculative.options.faster",
      message: 'the speculative config of the pinned vLLM has no key "faster"',
    },
  },
  "VLLM.ENV_UNKNOWN": {
    severity: "error",
    meaning: "The engine's vLLM reads no such variable.",
    fix: "Write the variable that is suggested, or remove it.",
    example: {
      path: "models.shelf.vllm.secretEnv.VLLM_FOO",
      message: "vLLM 0.32.0 reads no variable VLLM_FOO",
    },
  },
  "VLLM.ENV_OWNED": {
    severity: "error",
    meaning: "A typed field sets this variable.",
    fix: "Use the field that is named.",
    example: { path: "models.shelf.vllm.env.VLLM_PORT", message: "VLLM_PORT is set by the toolkit" },
  },
  "VLLM.ENV_REMOVED": {
    severity: "error",
    meaning: "The variable existed in an older vLLM.",
    fix: "Follow the replacement in the message.",
    example: { path: "models.shelf.vllm.env.VLLM_USE_V1", message: "VLLM_USE_V1 was removed from vLLM" },
  },
});
