/** Looks a schema up by path: which keys are allowed there. For messages about unknown keys. */
import { z } from "zod";

/** The keys of the object schema at `path`; empty when there is no such object. */
export function allowedKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  let candidates = unwrap(schema);
  for (const key of path) {
    candidates = candidates.flatMap((candidate) => {
      if (candidate instanceof z.ZodObject)
        return unwrap((candidate.shape as Record<PropertyKey, z.core.$ZodType | undefined>)[key]);
      if (candidate instanceof z.ZodRecord) return unwrap(candidate.valueType);
      return candidate instanceof z.ZodArray ? unwrap(candidate.element) : [];
    });
  }
  return candidates.flatMap((candidate) =>
    candidate instanceof z.ZodObject ? Object.keys(candidate.shape) : [],
  );
}

/** Takes off defaults and optionality, and opens unions. */
function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType[] {
  if (schema === undefined) return [];
  const isWrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodExactOptional;
  if (isWrapped || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return unwrap(schema.unwrap());
  if (schema instanceof z.ZodPipe) return [...unwrap(schema.in), ...unwrap(schema.out)];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  return [schema];
}
