/** A service of a compose file as rules look at it. */
import { record } from "../../foreign";
import type { Container, Launch } from "../../foreign";
import type { DocumentOf } from "../project";
import type { Fields } from "../proxy/config";

export interface Service {
  readonly container: Container;
  /** What has no field of its own in `container`. */
  readonly fields: Fields;
  readonly path: readonly PropertyKey[];
  readonly launch: Launch | undefined;
}

export function servicesOf({ services, launches, yaml }: DocumentOf<"compose">): readonly Service[] {
  const all = record(record(yaml.data).services);
  return services.map((container) => ({
    container,
    fields: record(all[container.name]),
    path: ["services", container.name],
    launch: launches.find((launch) => launch.container === container),
  }));
}

/** As `docker ps` shows it. */
export function containerName({ container, fields }: Service): string {
  return typeof fields.container_name === "string" ? fields.container_name : container.name;
}

export function isProxy({ launch }: Service): boolean {
  return launch?.program === "litellm" || launch?.program === "launcher";
}
