/** Queries of panels as Grafana sends them: its macros and the variables of the dashboard replaced. */

export interface Window {
  /** Seconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly stepSeconds: number;
}

/** Variable → what stands for it in a pattern. */
export type Chosen = Readonly<Record<string, string>>;

/** All there is: what `All` becomes. */
export const everything: Chosen = { model: ".*", replica: ".*", search: "" };

const scrapeSeconds = 15;

/** Grafana: four scrapes at least, or the step and one scrape. */
export function promql(expr: string, { from, to, stepSeconds }: Window, chosen: Chosen): string {
  const rateInterval = Math.max(stepSeconds + scrapeSeconds, 4 * scrapeSeconds);
  const macros: Chosen = {
    __rate_interval: `${rateInterval}s`,
    __interval: `${stepSeconds}s`,
    __range: `${Math.round(to - from)}s`,
  };
  return complete(
    expr.replace(/\$(__[a-z_]+|[a-z]+)/g, (whole, name: string) => macros[name] ?? chosen[name] ?? whole),
  );
}

export function sql(text: string, { from, to, stepSeconds }: Window, chosen: Chosen): string {
  const time = (seconds: number) => `'${new Date(seconds * 1000).toISOString()}'`;
  const seconds = (interval: string) => (interval === "'1d'" ? 86_400 : stepSeconds);
  return complete(
    text
      .replace(
        /\$__timeFilter\(([^)]+)\)/g,
        (_, column: string) => `${column} BETWEEN ${time(from)} AND ${time(to)}`,
      )
      .replace(/\$__timeGroupAlias\(([^,]+), ([^)]+)\)/g, (_, column: string, interval: string) => {
        const size = seconds(interval);
        return `floor(extract(epoch from ${column})/${size})*${size} AS "time"`;
      })
      .replace(/\$\{([a-z]+):sqlstring\}/g, (whole, name: string) => {
        const value = chosen[name];
        return value === undefined ? whole : `'${value.replaceAll("'", "''")}'`;
      })
      .replace(/\$\{([a-z]+):pipe\}/g, (whole, name: string) => chosen[name] ?? whole),
  );
}

/** What is left would reach the data source as it is, and mean nothing there. */
function complete(query: string): string {
  const left = /\$(__[a-zA-Z]+|\{[^}]*\}|[a-z]+)/.exec(query);
  if (left) throw new Error(`nothing stands for ${left[0]} in ${query}`);
  return query;
}
