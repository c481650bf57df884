/** A Docker engine answers. */
import { dockerUnreachable } from "../../config/errors/environment";
import { reasonOf } from "../docker";
import { seen } from "./check";
import type { Check } from "./check";

export const dockerEngine: Check = {
  name: "Docker engine",
  look: async ({ docker, info }) => {
    if (info !== undefined) return seen(`${info.ServerVersion ?? "unknown version"} at ${docker.endpoint}`);
    const reason = reasonOf(await docker.run(["version"]));
    return seen("", [dockerUnreachable(docker.endpoint, reason)]);
  },
};
