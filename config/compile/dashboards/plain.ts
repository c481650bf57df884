/** Grafana's own types, from its SDK, for objects that are written out as JSON: checked when this is compiled, absent when it runs. */

/** Enums by their values, without the marks that only the SDK's builders need. */
export type Plain<T> = 0 extends 1 & T
  ? unknown
  : T extends string
    ? `${T}`
    : T extends number
      ? PlainNumber<T>
      : T extends readonly (infer Item)[]
        ? readonly Plain<Item>[]
        : T extends object
          ? { readonly [K in keyof T as K extends `_${string}` ? never : K]: Plain<T[K]> }
          : T;

type PlainNumber<T extends number> = `${T}` extends `${infer Value extends number}` ? Value : T;
