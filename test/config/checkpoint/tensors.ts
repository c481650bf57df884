/** Small safetensors files, and lists of tensors, made for a test. */
import type { Tensor } from "../../../config/checkpoint/safetensors";

const bytesPer: Readonly<Record<string, number>> = { BF16: 2, F16: 2, F32: 4, F8_E4M3: 1, U8: 1, I32: 4 };

export type Shapes = Readonly<Record<string, readonly [dtype: string, ...shape: readonly number[]]>>;

export function tensorList(shapes: Shapes): readonly Tensor[] {
  return Object.entries(shapes).map(([name, [dtype, ...shape]]) => ({
    name,
    dtype,
    shape,
    bytes: shape.reduce((product, size) => product * size, 1) * (bytesPer[dtype] ?? 0),
  }));
}

/** A file with a right header and zeros behind it. */
export function safetensorsFile(shapes: Shapes): Buffer {
  let end = 0;
  const header = Object.fromEntries(
    tensorList(shapes).map(({ name, dtype, shape, bytes }) => [
      name,
      { dtype, shape, data_offsets: [end, (end += bytes)] },
    ]),
  );
  return withHeader(JSON.stringify({ __metadata__: { format: "pt" }, ...header }), end);
}

/** A file with any text as its header. */
export function withHeader(text: string, bodyBytes: number): Buffer {
  const head = Buffer.from(text);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(head.length));
  return Buffer.concat([length, head, Buffer.alloc(bodyBytes)]);
}
