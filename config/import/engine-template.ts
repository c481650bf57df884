/** `--chat-template`: a file of the host that belongs beside the config, or a template written out. */
import type { Flag } from "../foreign";
import { put } from "./context";
import type { Context } from "./context";
import { hostPath, placeOf } from "./engine";
import type { Engine } from "./engine";
import { besides } from "./sources";

export function mapTemplate(context: Context, engine: Engine, path: readonly string[], flag: Flag): void {
  const place = placeOf(engine, flag);
  const given = flag.values[0]?.text ?? "";
  const to = [...path, "chatTemplate"];
  if (/[{}\n]/.test(given)) {
    context.report.unmapped(
      place,
      flag.name,
      "is a template itself: write it into a file beside the config, and name that in vllm.chatTemplate",
    );
    return;
  }
  const file = hostPath(engine.launch.container, given);
  const isBeside = file !== given || engine.launch.container === null;
  if (isBeside && !/^[/~]/.test(file)) {
    const beside = besides(engine.file, file);
    put(context, place, `${flag.name} ${given}`, to, beside);
    return;
  }
  const name = file.split("/").at(-1) ?? file;
  const from = isBeside ? "the host" : "the engine's image";
  const note = `copy ${file} of ${from} beside the config: the toolkit mounts it`;
  put(context, place, `${flag.name} ${given}`, to, name, note);
}
