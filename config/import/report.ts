/** What became of every part of the imported files: nothing is dropped silently. */
import { compareText } from "../findings";
import type { Location } from "../findings";

export interface Place {
  readonly file: string;
  readonly location: Location;
}

/** One part of a file and what became of it. Never holds a secret's value. */
export interface Item {
  readonly file: string;
  readonly line: number;
  /** As the file calls it, such as `litellm_settings.rpm` or `--port`. */
  readonly from: string;
  /** Path in the written config; null where it has no place of its own there. */
  readonly to: string | null;
  /** Why, as a fragment; null where nothing needs a word. */
  readonly note: string | null;
}

export interface SecretNeeded {
  readonly name: string;
  /** Where its value was found, else where it is asked for. */
  readonly file: string;
  readonly line: number;
  /** `weak`: a placeholder, or a value that everybody knows. */
  readonly state: "set" | "weak" | "missing";
}

export interface Report {
  /** Taken over as it is. */
  readonly mapped: readonly Item[];
  /** Was wrong, or said in another way; the note tells how it is corrected. */
  readonly corrected: readonly Item[];
  /** Has no place in the written config; the note tells why, and what to do. */
  readonly unmapped: readonly Item[];
  readonly secrets: readonly SecretNeeded[];
}

type Kind = "mapped" | "corrected" | "unmapped";

export class ReportWriter {
  private readonly items: Record<Kind, Item[]> = { mapped: [], corrected: [], unmapped: [] };

  note(kind: Kind, place: Place, from: string, to: string | null, note: string | null = null): void {
    this.items[kind].push({ file: place.file, line: place.location.line, from, to, note });
  }

  mapped(place: Place, from: string, to: string | null, note: string | null = null): void {
    this.note("mapped", place, from, to, note);
  }

  corrected(place: Place, from: string, to: string | null, note: string): void {
    this.note("corrected", place, from, to, note);
  }

  unmapped(place: Place, from: string, note: string): void {
    this.note("unmapped", place, from, null, note);
  }

  /** Sorted by place. */
  report(secrets: readonly SecretNeeded[]): Report {
    const { mapped, corrected, unmapped } = this.items;
    return { mapped: sorted(mapped), corrected: sorted(corrected), unmapped: sorted(unmapped), secrets };
  }
}

function sorted(items: readonly Item[]): readonly Item[] {
  const unique = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...unique.values()].sort(
    (a, b) => compareText(a.file, b.file) || a.line - b.line || compareText(a.from, b.from),
  );
}
