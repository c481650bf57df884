/** Progress of a download as lines: bytes, rate, time left. The same with and without a terminal. */
import type { Terminal } from "../terminal";
import type { Progress } from "./pull";

const everyMilliseconds = 5000;

export function progressLines(
  terminal: Terminal,
  what: string,
): (progress: Progress, isStart: boolean) => void {
  let said = 0;
  return ({ done, total, rate }, isStart) => {
    if (isStart) {
      said = Date.now();
      const there = done === 0 ? "" : `, ${bytesText(done)} of it there`;
      terminal.say(`pulling ${what}: ${bytesText(total)}${there}`);
      return;
    }
    if (Date.now() - said < everyMilliseconds) return;
    said = Date.now();
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
    const left = rate > 0 ? `, ${timeText((total - done) / rate)} left` : "";
    terminal.say(
      `  ${percent} %: ${bytesText(done)} of ${bytesText(total)}, ${bytesText(rate)}/s${done < total ? left : ", comparing checksums"}`,
    );
  };
}

const units = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

export function bytesText(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 1024 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${units[power] ?? "B"}`;
}

function timeText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
