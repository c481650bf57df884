/** Random engines whose config has no error: every typed field, every flag of a table, values drawn from what the table says. */
import fc from "fast-check";
import { typedFlags } from "../../../config/plan/engine-flags";
import type { VllmFlag, VllmTable } from "../../../config/upstream/vllm";

export interface RandomEngine {
  readonly input: object;
  /** What the parser has to understand: option → value. */
  readonly meant: Readonly<Record<string, unknown>>;
}

interface Argument {
  readonly key: string;
  readonly value: unknown;
  /** After the parser; undefined where it makes an object of its own of it. */
  readonly meant: unknown;
}

/** Flags that the config leaves to `engineArgs`. */
export function freeFlags(table: VllmTable): readonly VllmFlag[] {
  return [...table.flags.values()].filter(({ name }) => !Object.hasOwn(typedFlags, name));
}

/** The same engines on every run. */
export function randomEngines(table: VllmTable, count: number): readonly RandomEngine[] {
  return fc.sample(engineOf(table), { seed: 20_261_121, numRuns: count });
}

function engineOf(table: VllmTable): fc.Arbitrary<RandomEngine> {
  const flags = fc.uniqueArray(fc.constantFrom(...freeFlags(table)), {
    selector: ({ name }) => name,
    maxLength: 16,
  });
  const typed = fc.tuple(typedFields(table), fc.constantFrom("chat", "embedding", "rerank", "completion"));
  return fc.tuple(typed, flags).chain(([[fields, mode], chosen]) =>
    fc.tuple(...chosen.map(argument)).map((list) => ({
      input: {
        // It has a kernel for every format.
        host: { preset: "dgx-b200" },
        versions: { vllm: table.version },
        models: {
          shelf: {
            mode,
            vllm: {
              ...fields,
              engineArgs: Object.fromEntries(list.map(({ key, value }) => [key, value])),
            },
          },
        },
      },
      meant: Object.fromEntries(list.map(({ meant }, index) => [chosen[index]?.name ?? "", meant])),
    })),
  );
}

function typedFields({ registries }: VllmTable): fc.Arbitrary<object> {
  const { toolCallParsers, reasoningParsers, quantizationMethods, kvCacheDtypes } = registries;
  return fc
    .record(
      {
        source: fc.constantFrom("shelf/own", "/srv/weights/own"),
        fit: fc.constant("off"),
        gpus: fc.constantFrom(1, 2, 4, 8),
        revision: fc.constantFrom("main", "0f3a", "-x"),
        maxModelLen: fc.integer({ min: 1, max: 1_000_000 }),
        maxNumSeqs: fc.integer({ min: 1, max: 2048 }),
        // A step takes every batch and, where it is not divided, the longest prompt.
        maxNumBatchedTokens: fc.integer({ min: 1_000_000, max: 2_000_000 }),
        gpuMemoryUtilization: fc.double({ min: 0.01, max: 0.95, noNaN: true }),
        kvCacheMemoryGiB: fc.double({ min: 0.01, max: 60, noNaN: true }),
        kvCacheDtype: fc.constantFrom(...kvCacheDtypes),
        dtype: fc.constantFrom("auto", "half", "float16", "bfloat16", "float", "float32"),
        quantization: fc.constantFrom(...quantizationMethods),
        toolCallParser: fc.constantFrom(...toolCallParsers),
        reasoningParser: fc.constantFrom(...reasoningParsers),
        stopGrace: fc.integer({ min: 1, max: 90_000 }).map((time) => `${time}ms`),
      },
      { requiredKeys: ["source", "fit", "gpus"] },
    )
    .map(withOneType);
}

/** Not every quantization computes in every type. */
function withOneType(fields: { dtype?: string; quantization?: string }): object {
  const { dtype, ...others } = fields;
  return dtype === undefined || others.quantization !== undefined ? others : { ...others, dtype };
}

function argument(flag: VllmFlag): fc.Arbitrary<Argument> {
  const key = fc.constantFrom(...[flag.name, ...flag.aliases].filter((one) => !/^-O\d/.test(one)));
  if (flag.type === "bool") return switched(flag);
  return fc.tuple(key, valueOf(flag), fc.boolean()).map(([spelling, { value, meant }, bare]) => ({
    key: bare ? spelling.replace(/^-+/, "") : spelling,
    value,
    meant,
  }));
}

function switched({ name, negation }: VllmFlag): fc.Arbitrary<Argument> {
  return fc.tuple(fc.boolean(), fc.boolean()).map(([value, negated]) => {
    if (negation === null) return { key: name.slice(2), value, meant: value };
    return negated
      ? { key: negation.slice(2), value, meant: !value }
      : { key: name.slice(2), value, meant: value };
  });
}

type Valued = Omit<Argument, "key">;
const same = (value: unknown): Valued => ({ value, meant: value });

function valueOf(flag: VllmFlag): fc.Arbitrary<Valued> {
  if (flag.type === "list") return listOf(flag);
  if (flag.choices) return fc.constantFrom(...flag.choices).map(same);
  if (flag.type === "int") return wholeNumber(flag);
  if (flag.type === "float") return fraction(flag).map(same);
  if (flag.type === "json") return fc.constant({ value: objects[flag.name] ?? {}, meant: undefined });
  if (flag.type === "json|string")
    return fc.constantFrom<Valued>({ value: { shelf: 1 }, meant: undefined }, same("cpu"));
  const words = [
    "x",
    "a b",
    "/srv/a.b",
    "-dash",
    "--two_dashes.x",
    "eq=ual",
    "ünï",
    '"quoted"',
    "$HOME",
    "{}",
  ];
  return fc.constantFrom(...(registryWords[flag.name] ?? words)).map(same);
}

/** Names that only the loading server checks; one per registry is enough for the parser. */
const registryWords: Readonly<Record<string, readonly string[]>> = {
  "--attention-backend": ["FLASH_ATTN", "flash_attn", "auto"],
  "--load-format": ["dummy", "auto"],
};

/** They may not be more than a field, whatever it holds. */
const belowAField: readonly string[] = ["--max-num-active-seqs", "--long-prefill-token-threshold"];

function wholeNumber({ name, bounds, hasNumberSuffixes }: VllmFlag): fc.Arbitrary<Valued> {
  const lower = bounds.find(({ operator }) => operator.startsWith(">"));
  const min = lower ? lower.value + (lower.operator === ">" ? 1 : 0) : -5;
  const plain = fc.integer({ min, max: belowAField.includes(name) ? 1 : 100_000 }).map(same);
  if (!hasNumberSuffixes) return plain;
  const suffixed = [
    { value: "32k", meant: 32_000 },
    { value: "32K", meant: 32_768 },
    { value: "1.5m", meant: 1_500_000 },
    { value: "7", meant: 7 },
  ];
  return fc.oneof(plain, fc.constantFrom<Valued>(...suffixed));
}

function fraction({ bounds }: VllmFlag): fc.Arbitrary<number> {
  const lower = bounds.find(({ operator }) => operator.startsWith(">"));
  const upper = bounds.find(({ operator }) => operator.startsWith("<"));
  return fc.double({
    min: lower?.value ?? -10,
    max: upper?.value ?? 10,
    minExcluded: lower?.operator === ">",
    maxExcluded: upper?.operator === "<",
    noNaN: true,
  });
}

function listOf({ items, choices, name }: VllmFlag): fc.Arbitrary<Valued> {
  const words = choices ?? listWords[name] ?? ["a", "b.c", "d e", "x=y"];
  const item: fc.Arbitrary<number | string> =
    items === "int" ? fc.integer({ min: -3, max: 512 }) : fc.constantFrom(...words);
  const isParsed = name === "--lora-modules";
  return fc
    .uniqueArray(item, { minLength: 1, maxLength: 3 })
    .map((value) => ({ value, meant: isParsed ? undefined : value }));
}

const listWords: Readonly<Record<string, readonly string[]>> = {
  "--lora-modules": ["a=/srv/a", "b=org/b"],
  "--device-ids": ["0", "3", "GPU-17"],
};

/** The parser makes classes of most objects and checks their keys, so that only an empty one suits all of them. */
const objects: Readonly<Record<string, unknown>> = {
  "--allowed-origins": ["https://shelf.example.net"],
  "--compilation-config": { mode: 3 },
};
