/** Messages about what surrounds a deployment: Docker, Terraform, ports, names, networks, images, disks, models' folders. */
import type { Finding } from "../findings";
import { error, gib } from "./finding";

export function dockerUnreachable(endpoint: string, reason: string): Finding {
  return error(
    "DOCKER.UNREACHABLE",
    "host.docker",
    `no Docker engine answers at ${endpoint}: ${reason}`,
    "Start Docker, or correct host.docker.endpoint; `docker version` must show a server.",
  );
}

export function terraformMissing(program: string): Finding {
  return error(
    "TERRAFORM.MISSING",
    "",
    `${program} is not installed or does not start`,
    "Install Terraform 1.11 or newer and put it on the PATH, or name another program, such as tofu, in TERRAFORM_BINARY_NAME.",
  );
}

export function cdktfMissing(directory: string): Finding {
  return error(
    "CDKTF.MISSING",
    "",
    `no node_modules/.bin/cdktf in ${directory} or above`,
    "Run npm ci in the folder with cdktf.json, and start the deployment there.",
  );
}

export function appMissing(directory: string): Finding {
  return error(
    "CDKTF.NO_APP",
    "",
    `no cdktf.json in ${directory}, so cdktf knows of no app`,
    "Run `npx llm-gateway init` here, which keeps what is there, or deploy from the folder with cdktf.json.",
  );
}

export function packagesMissing(): Finding {
  return error(
    "CDKTF.PACKAGES_MISSING",
    "",
    "containers cannot be compared without cdktf, constructs and @cdktf/provider-docker",
    "Install them beside this package: npm install cdktf constructs @cdktf/provider-docker.",
  );
}

export function modelFolderMissing(folder: string): Finding {
  return error(
    "MODEL.FOLDER_MISSING",
    "",
    `no folder ${folder}`,
    "Name the folder that holds the model's config.json, such as the one that `hf download` printed.",
  );
}

export function modelFolderUnreadable(folder: string, reason: string): Finding {
  return error(
    "MODEL.FOLDER_UNREADABLE",
    "",
    `${folder} does not say what the model needs: ${reason}`,
    "Complete or repair the download; if the files are whole, give weightsGiB and kvBytesPerToken instead.",
  );
}

export function portTaken(path: string, address: string, workload: string, holder: string): Finding {
  return error(
    "PORT.TAKEN",
    path,
    `${address}, wanted by ${workload}, is already held by ${holder}`,
    "Stop what holds it, or choose another port.",
  );
}

export function nameTaken(name: string): Finding {
  return error(
    "NAME.TAKEN",
    "",
    `a container named ${name} exists and does not belong to this stack`,
    "Remove or rename that container, or give this stack another name.",
  );
}

/** One of those without a way out, which are named after the stack. */
export function internalNetworkExists(name: string): Finding {
  return error(
    "NETWORK.EXISTS",
    "name",
    `network ${name} exists and was not created by this stack`,
    "Remove that network, or choose another name for the stack.",
  );
}

export function networkExists(name: string): Finding {
  return error(
    "NETWORK.EXISTS",
    "host.network.name",
    `network ${name} exists and was not created by this stack`,
    "Set host.network.adopt to true to use it, or choose another name.",
  );
}

export function networkNotFound(path: "host.network.name" | "proxy.networks", name: string): Finding {
  const otherwise =
    path === "host.network.name" ? "set host.network.adopt to false" : "remove it from proxy.networks";
  return error(
    "NETWORK.NOT_FOUND",
    path,
    `network ${name} is to be adopted, but does not exist`,
    `Create it with \`docker network create\`, or ${otherwise}.`,
  );
}

export function imageMissing(path: string, image: string, reason: string): Finding {
  return error(
    "IMAGE.MISSING",
    path,
    `image ${image} is not on the host: ${reason}`,
    `Correct the name, load ${image} with \`docker load\`, or allow pulling with imagePolicy.pull.`,
  );
}

export function diskTooSmall(folder: string, need: number, free: number): Finding {
  return error(
    "DISK.TOO_SMALL",
    "host.weightsDir",
    `weights still to be downloaded need ${gib(need)}, ${folder} has ${gib(free)} free`,
    "Make room, point host.weightsDir at a larger disk, or copy the weights there before.",
  );
}

export function authoritiesMissing(file: string, problem: string): Finding {
  return error(
    "HOST.CA_CERTIFICATES",
    "host.caCertificates",
    `${file} on the Docker host ${problem}`,
    "Put a PEM file there with the certificates of the company's authorities.",
  );
}

export function secretsNotDelivered(folder: string, reason: string): Finding {
  return error(
    "SECRET.NOT_DELIVERED",
    "secrets.dir",
    `the secret files could not be written to ${folder} on the Docker host: ${reason}`,
    "Choose a folder that the engine can write to.",
  );
}

export function stackStillThere(name: string, containers: readonly string[]): Finding {
  return error(
    "STACK.STILL_THERE",
    "name",
    `${name} still has containers: ${containers.join(", ")}`,
    `Run \`npx cdktf destroy ${name}\` first; it keeps the volumes.`,
  );
}

export function volumeKept(volume: string, reason: string): Finding {
  return error(
    "VOLUME.IN_USE",
    "",
    `volume ${volume} could not be removed: ${reason}`,
    "Remove what uses it, and run the same command again.",
  );
}

export function lockNotWritten(file: string, reason: string): Finding {
  return error(
    "LOCK.NOT_WRITTEN",
    "",
    `${file} could not be written: ${reason}`,
    "Make the folder of the config writable; without the file the next deployment may move engines.",
  );
}

/** `problem` continues the container's name. */
export function controlLost(container: string, problem: string, id: string, cis: string | null): Finding {
  return error(
    "SECURITY.CONTROL_LOST",
    container,
    `${problem} (control ${id}${cis === null ? "" : `, CIS Docker 5: ${cis}`})`,
    "Deploy again: a container that differs from the plan is replaced; then find out who changed it.",
  );
}

export function containerUnplanned(container: string, stack: string): Finding {
  return error(
    "SECURITY.UNPLANNED",
    container,
    `carries the label of ${stack}, but is in no plan`,
    "Remove it, or deploy again when the config has changed.",
  );
}

export function workloadNotRunning(workload: string): Finding {
  return error(
    "SECURITY.NOT_RUNNING",
    workload,
    "has no container, so that nothing can be said about it",
    "Run `llm-gateway deploy`.",
  );
}
