/** Names of callbacks: under `callbacks` an unknown one stops the start, elsewhere it is passed over in silence. */
import { valueCrashes, valueTrap } from "../../errors/litellm";
import type { Finding } from "../../findings";
import { closestMatch } from "../../upstream/closest";
import { laterCallbacks, litellmCallbacks } from "../../upstream/litellm/callbacks";

type At = (...inner: readonly PropertyKey[]) => string;

const { callbacks, success, failure } = litellmCallbacks;
const known = new Set([...callbacks, ...success, ...failure, ...laterCallbacks]);

export function callbackTraps(values: Readonly<Record<string, unknown>>, at: At): readonly Finding[] {
  return [
    ...namesIn(values.callbacks).flatMap(({ name, index }) => ofBoth(name, at("callbacks", index))),
    ...["success_callback", "failure_callback"].flatMap((key) =>
      namesIn(values[key]).flatMap(({ name, index }) => ofOne(name, at(key, index))),
    ),
  ];
}

/** A name with a dot is a Python object of somebody's own. */
function namesIn(list: unknown): readonly { readonly name: string; readonly index: number }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((name: unknown, index) =>
    typeof name === "string" && !name.includes(".") ? [{ name, index }] : [],
  );
}

function ofBoth(name: string, path: string): readonly Finding[] {
  if (callbacks.has(name) || laterCallbacks.has(name)) return [];
  const said = `the callback ${JSON.stringify(name)}`;
  const own = success.has(name) ? "success_callback" : failure.has(name) ? "failure_callback" : undefined;
  if (own !== undefined)
    return [
      valueCrashes(
        path,
        said,
        `is known to ${own} alone, and stops the start here`,
        `Write it in litellm_settings.${own}.`,
      ),
    ];
  const closest = closestMatch(name, known);
  const fix =
    closest === undefined
      ? "Write a callback of LiteLLM's own, or a Python object with its module, such as my_module.my_handler."
      : `Write ${JSON.stringify(closest)}.`;
  return [valueCrashes(path, said, "is unknown and stops the start", fix)];
}

function ofOne(name: string, path: string): readonly Finding[] {
  const closest = known.has(name) ? undefined : closestMatch(name, known);
  if (closest === undefined) return [];
  const said = `the callback ${JSON.stringify(name)}`;
  return [valueTrap(path, said, "is unknown and is never called", `Write ${JSON.stringify(closest)}.`)];
}
