/** Postgres refuses to start on the data of another major version; said before the old one is taken down. */
import { workloadsOf } from "../../config";
import { postgresMajorChanged } from "../../config/errors/backup";
import type { Finding, GatewayPlan } from "../../config";
import type { Docker } from "../docker";

export async function checkPostgresVersion(docker: Docker, plan: GatewayPlan): Promise<readonly Finding[]> {
  const [postgres] = workloadsOf(plan, "postgres");
  const volume = postgres?.mounts.find(({ kind }) => kind === "volume");
  if (!postgres || volume?.kind !== "volume") return [];
  const inspected = await docker.run(["volume", "inspect", volume.source]);
  if (inspected.code !== 0) return [];
  const running = await docker.run(["inspect", "--format", "{{.Image}}", postgres.name]);
  const [held, wanted] = [
    await heldBy(docker, volume.source, [postgres.image, running.output.trim()]),
    (await majorOf(docker, postgres.image)) ?? majorInTag(postgres.image),
  ];
  const isSame = held === undefined || wanted === undefined || held === wanted;
  return isSame ? [] : [postgresMajorChanged(volume.source, held, wanted)];
}

const quiet = ["run", "--rm", "--network", "none", "--pull", "never", "--log-driver", "none"];

/** By the first of the images that is there; nothing is pulled for a question. */
async function heldBy(
  docker: Docker,
  volume: string,
  images: readonly string[],
): Promise<number | undefined> {
  for (const image of images.filter((name) => name !== "")) {
    const read = [...quiet, "-v", `${volume}:/held:ro`, "--user", "0:0", "--entrypoint", "cat", image];
    const { code, output } = await docker.run([...read, "/held/PG_VERSION"]);
    if (code === 0) return number(output);
  }
  return undefined;
}

/** What the program itself says. */
async function majorOf(docker: Docker, image: string): Promise<number | undefined> {
  const { output } = await docker.run([...quiet, "--entrypoint", "postgres", image, "--version"]);
  return number(/PostgreSQL\) (\d+)/.exec(output)?.[1]);
}

/** An image that is not there yet. */
function majorInTag(image: string): number | undefined {
  return number(/:(\d+)[^:/]*$/.exec(image)?.[1]);
}

function number(text: string | undefined): number | undefined {
  const value = Number.parseInt(text ?? "", 10);
  return Number.isNaN(value) ? undefined : value;
}
