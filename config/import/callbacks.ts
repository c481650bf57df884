/** Callbacks: those with a typed home, and the rest by name. */
import { put } from "./context";
import type { Context } from "./context";
import type { Setting } from "./settings";

const callbackHomes: Readonly<Record<string, readonly string[]>> = {
  langfuse: ["telemetry", "langfuse"],
  langfuse_otel: ["telemetry", "langfuse"],
  langsmith: ["telemetry", "langsmith"],
};

/** Under their usual names. */
const secrets: Readonly<Record<string, object>> = {
  langfuse: { publicKey: "LANGFUSE_PUBLIC_KEY", secretKey: "LANGFUSE_SECRET_KEY" },
  langsmith: { apiKey: "LANGSMITH_API_KEY" },
};

/** Of a section, or of a single deployment, where they do nothing. */
type Given = Pick<Setting, "value" | "place" | "from"> & { readonly section: string };

export function mapCallbacks(context: Context, { section, value, place, from }: Given): void {
  const note =
    section === "litellm_settings" ? null : `${section} does not read it; it belongs into litellm_settings`;
  for (const name of [value].flat().map(String)) mapCallback(context, place, `${from}: ${name}`, name, note);
}

function mapCallback(
  context: Context,
  place: Setting["place"],
  from: string,
  name: string,
  note: string | null,
): void {
  const home = Object.hasOwn(callbackHomes, name) ? callbackHomes[name] : undefined;
  const path = home ?? ["proxy", "callbacks"];
  const kind = note === null ? "mapped" : "corrected";
  if (name === "prometheus") context.report.note(kind, place, from, null, note ?? "metrics are always on");
  else if (name === "supabase")
    context.report.unmapped(place, from, "is a legacy callback that LiteLLM no longer maintains");
  else if (home) {
    if (context.settings.get(home) === undefined)
      put(context, place, from, home, secrets[home[1] ?? ""], note);
    else context.report.note(kind, place, from, home.join("."), note);
  } else {
    context.settings.add(path, [name], place.file);
    context.report.note(kind, place, from, path.join("."), note);
  }
}
