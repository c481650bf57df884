/** The lines of a proxy's request log, as somebody reads them. */
import { z } from "zod";
import { docker } from "../run";
import { eventually } from "../traffic";

const record = z.looseObject({ event: z.string(), logger: z.string(), status_code: z.int() });
export type RequestRecord = z.output<typeof record>;

/** Of what a program wrote; lines of others are passed over. */
export function recordsIn(text: string): readonly RequestRecord[] {
  return text.split("\n").flatMap((line) => {
    if (!line.startsWith('{"event":')) return [];
    return [record.parse(JSON.parse(line))];
  });
}

/** Lines that come after a moment, on the output of a container. */
export class Records {
  private told = 0;

  constructor(private readonly container: string) {}

  async all(): Promise<readonly RequestRecord[]> {
    return recordsIn(await docker("logs", this.container));
  }

  /** Those that came since the last time, as soon as there are so many; LiteLLM tells of a success a moment after it. */
  async next(count = 1): Promise<readonly RequestRecord[]> {
    const from = this.told;
    let lines: readonly RequestRecord[] = [];
    await eventually(`${count} more lines`, 60, async () => {
      lines = (await this.all()).slice(from);
      return lines.length >= count;
    });
    this.told += lines.length;
    return lines;
  }

  async only(): Promise<RequestRecord> {
    const [line, ...others] = await this.next();
    if (!line || others.length > 0) throw new Error(`not one line: ${JSON.stringify([line, ...others])}`);
    return line;
  }
}
