import { parseSince, parseTimeZone, parseUntil } from "../../../bin/report/window";

test.each([
  ["30m", { kind: "duration", interval: "30 minutes" }],
  ["24h", { kind: "duration", interval: "24 hours" }],
  ["7d", { kind: "duration", interval: "7 days" }],
  ["4w", { kind: "duration", interval: "4 weeks" }],
  ["2026-11-01", { kind: "moment", text: "2026-11-01" }],
  ["2026-11-01T08:00", { kind: "moment", text: "2026-11-01T08:00" }],
  ["2026-11-01 08:00:30+01:00", { kind: "moment", text: "2026-11-01 08:00:30+01:00" }],
])("--since %s", (text, since) => {
  expect(parseSince(text)).toEqual(since);
});

test.each([
  "",
  "0d",
  "7",
  "d",
  "7 d",
  "-7d",
  "1.5d",
  "999999d",
  "yesterday",
  "2026-02-30",
  "2026-13-01",
  "now()",
  "2026-11-01'",
])("--since %j is refused with the forms that there are", (text) => {
  const said = `--since ${JSON.stringify(text)}: a duration such as 30m, 24h, 7d or 4w, or a moment such as 2026-11-01 or 2026-11-01T08:00 is needed`;
  expect(() => parseSince(text)).toThrow(said);
});

test("--until takes a moment, and no duration", () => {
  expect(parseUntil("2026-11-01T08:00Z")).toBe("2026-11-01T08:00Z");
  expect(() => parseUntil("1d")).toThrow('--until "1d": a moment such as 2026-11-01 is needed');
});

test("--tz takes names of zones; an offset means the opposite to Postgres", () => {
  expect(parseTimeZone("Europe/Berlin")).toBe("Europe/Berlin");
  expect(parseTimeZone("UTC")).toBe("UTC");
  for (const text of ["+02:00", "", "Berlin", "UTC'; --"])
    expect(() => parseTimeZone(text)).toThrow(
      `--tz ${JSON.stringify(text)}: a name such as Europe/Berlin or UTC is needed`,
    );
});
