/** What the Docker engine says about itself and its machine. */
import type { Docker } from "../docker";

/** Fields of GET /info that are read: https://docs.docker.com/reference/api/engine/ */
export interface EngineInfo {
  readonly ServerVersion?: string;
  readonly Architecture?: string;
  /** Bytes. */
  readonly MemTotal?: number;
  readonly Runtimes?: Readonly<Record<string, unknown>>;
  /** Devices that CDI files describe; engines before 28.2 do not list them. */
  readonly DiscoveredDevices?: readonly { readonly ID?: string }[] | null;
  /** Of the machine, with its fraction of a second. */
  readonly SystemTime?: string;
}

/** Undefined when no engine answers. */
export async function readEngineInfo(docker: Docker): Promise<EngineInfo | undefined> {
  const { code, output } = await docker.run(["info", "--format", "{{json .}}"]);
  if (code !== 0) return undefined;
  try {
    // The engine's API promises this form; every field is optional.
    return JSON.parse(output) as EngineInfo;
  } catch {
    return {};
  }
}
