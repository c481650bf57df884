/** `cost_per_token`: a price list by model, where LiteLLM has none. */
import { record } from "../foreign";
import { put } from "./context";
import type { Context } from "./context";
import { placeIn } from "./entry";
import { perMillion } from "./entry-params";
import type { LitellmFile, Setting } from "./settings";

export function mapPrices(context: Context, { section, key, value, from }: Setting, file: LitellmFile): void {
  for (const [model, price] of Object.entries(record(value))) {
    const place = placeIn(file, [section, key, model]);
    const label = `${from}: ${model}`;
    const path = ["models", model, "price"];
    if (context.settings.get(["models", model]) === undefined)
      context.report.unmapped(place, label, "no such model is declared");
    else {
      const note =
        "would overwrite a function of LiteLLM; a price belongs to its model, here for input and output alike";
      put(context, place, label, [...path, "inputPerMillion"], perMillion(price), note);
      context.settings.set([...path, "outputPerMillion"], perMillion(price), place.file);
    }
  }
}
