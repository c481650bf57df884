/** Whole numbers of bytes and blocks. */
export const GiB = 1024 ** 3;

export function ceilDiv(value: number, by: number): number {
  return Math.ceil(value / by);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Two digits behind the point, for figures that people read. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
