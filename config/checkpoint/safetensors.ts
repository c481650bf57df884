/**
 * The head of a safetensors file: 8 bytes with its length, then JSON with the name, type, shape and place of each tensor
 * (https://github.com/huggingface/safetensors#format). The numbers behind it are never read.
 */
import { isMapping } from "../mapping";
import { fail } from "./problem";

export interface Tensor {
  readonly name: string;
  /** As the file says: `BF16`, `F8_E4M3`, `U8` ... */
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: number;
}

export const lengthBytes = 8;
/** Real heads have some MiB; what is larger is no head. */
const maxHeadBytes = 64 * 1024 ** 2;

const bits = new Map(
  Object.entries({
    ...{ F64: 64, I64: 64, U64: 64, C64: 64, F32: 32, I32: 32, U32: 32 },
    ...{ F16: 16, BF16: 16, I16: 16, U16: 16, BOOL: 8, I8: 8, U8: 8 },
    ...{ F8_E4M3: 8, F8_E5M2: 8, F8_E8M0: 8, F6_E2M3: 6, F6_E3M2: 6, F4: 4 },
  }),
);

/** Length of the JSON, from the first 8 bytes of a file of this size. */
export function headLength(start: Uint8Array, fileBytes: number): number {
  if (start.length < lengthBytes) fail("is too short to hold a header");
  if (Buffer.from(start).toString("latin1") === "version ")
    fail("is a Git LFS pointer, not the file itself (`git lfs pull` brings it)");
  const length = Number(new DataView(start.buffer, start.byteOffset, lengthBytes).getBigUint64(0, true));
  if (length > maxHeadBytes) fail(`is no safetensors file: its header would have ${length} bytes`);
  if (length + lengthBytes > fileBytes) fail("is cut short inside its header");
  return length;
}

/** The tensors that the JSON speaks of. `bodyBytes`: what follows it in the file. */
export function tensorsIn(head: string, bodyBytes: number): readonly Tensor[] {
  const entries = Object.entries(parsed(head)).filter(([name]) => name !== "__metadata__");
  const places: [number, number][] = [];
  const tensors = entries.map(([name, entry]) => {
    const { begin, end, ...tensor } = tensorOf(name, entry);
    places.push([begin, end]);
    return tensor;
  });
  const ordered = places.toSorted(([a], [b]) => a - b);
  const isOverlapping = ordered.some(([begin], index) => index > 0 && begin < (ordered[index - 1]?.[1] ?? 0));
  if (isOverlapping) fail("has a header whose tensors lie on each other");
  const needed = ordered.at(-1)?.[1] ?? 0;
  if (needed > bodyBytes)
    fail(
      `is cut short: ${bodyBytes} bytes of weights, its header speaks of ${needed} (is it still downloading?)`,
    );
  return tensors;
}

function parsed(head: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(head);
    if (isMapping(value)) return value;
  } catch {
    // Said below.
  }
  return fail("has a header that is no JSON object");
}

function tensorOf(name: string, entry: unknown): Tensor & { begin: number; end: number } {
  const broken = (): never => fail(`has a header with a broken entry: ${JSON.stringify(name.slice(0, 80))}`);
  if (!isMapping(entry) || typeof entry.dtype !== "string") return broken();
  const { dtype, shape, data_offsets: place } = entry;
  if (!isSizes(shape) || !isSizes(place)) return broken();
  const [begin, end] = place;
  if (begin === undefined || end === undefined || end < begin || place.length !== 2) return broken();
  const size = bits.get(dtype);
  const bytes = end - begin;
  if (!Number.isSafeInteger(elements(shape))) return broken();
  if (size !== undefined && Math.ceil((elements(shape) * size) / 8) !== bytes) return broken();
  return { name, dtype, shape, bytes, begin, end };
}

function isSizes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

/** Numbers in a tensor of this shape. */
export function elements(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
