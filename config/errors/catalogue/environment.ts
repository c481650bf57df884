/** What surrounds a deployment. */
import { entriesOf } from "./entry";

export const environmentEntries = entriesOf({
  "MODEL.FOLDER_MISSING": {
    severity: "error",
    meaning: "`models add` was given a folder that is not there.",
    fix: "Name the folder that holds the model's `config.json`.",
    example: { path: "", message: "no folder /srv/models/shelf" },
  },
  "MODEL.FOLDER_UNREADABLE": {
    severity: "error",
    meaning:
      "`models add` was given a folder whose files are incomplete, broken, or of a kind that cannot be described.",
    fix: "Complete the download; if the files are whole, give `weightsGiB` and `kvBytesPerToken` in the config.",
    example: { path: "", message: "/srv/models/shelf does not say what the model needs: no config.json" },
  },
  "DOCKER.UNREACHABLE": {
    severity: "error",
    meaning: "No Docker engine answers at the endpoint.",
    fix: "Start Docker, or correct `host.docker.endpoint`; `docker version` must show a server.",
    example: {
      path: "host.docker",
      message: "no Docker engine answers at unix:///var/run/docker.sock: no such file or directory",
    },
  },
  "TERRAFORM.MISSING": {
    severity: "error",
    meaning: "Terraform is not installed or does not start.",
    fix: "Install Terraform 1.11 or newer and put it on the PATH, or name another program, such as tofu, in TERRAFORM_BINARY_NAME.",
    example: { path: "", message: "terraform is not installed or does not start" },
  },
  "CDKTF.MISSING": {
    severity: "error",
    meaning: "The project's own `cdktf` is not installed.",
    fix: "Run `npm ci` in the folder with `cdktf.json`, and start there.",
    example: { path: "", message: "no node_modules/.bin/cdktf in /srv/gateway or above" },
  },
  "CDKTF.NO_APP": {
    severity: "error",
    meaning: "The working directory has no `cdktf.json`, in which cdktf reads what to deploy.",
    fix: "Run `npx llm-gateway init` here, which keeps what is there, or deploy from the folder with `cdktf.json`.",
    example: { path: "", message: "no cdktf.json in /srv/gateway, so cdktf knows of no app" },
  },
  "CDKTF.PACKAGES_MISSING": {
    severity: "error",
    meaning:
      "Two versions are compared by what they would create, and the packages of the app are not installed.",
    fix: "Run `npm install cdktf constructs @cdktf/provider-docker`.",
    example: {
      path: "",
      message: "containers cannot be compared without cdktf, constructs and @cdktf/provider-docker",
    },
  },
  "PORT.TAKEN": {
    severity: "error",
    meaning: "A port that is to be published is held by something else on the host.",
    fix: "Stop what holds it, or choose another port.",
    example: {
      path: "proxy.port",
      message: "127.0.0.1:4000, wanted by vllm-litellm-edge, is already held by another program",
    },
  },
  "NAME.TAKEN": {
    severity: "error",
    meaning: "A container of that name exists and belongs to somebody else.",
    fix: "Remove or rename it, or give this stack another `name`.",
    example: {
      path: "",
      message: "a container named vllm-litellm-redis exists and does not belong to this stack",
    },
  },
  "NETWORK.EXISTS": {
    severity: "error",
    meaning: "The network that is to be created is already there.",
    fix: "Set `host.network.adopt` to true, or choose another name.",
    example: {
      path: "host.network.name",
      message: "network vllm_network exists and was not created by this stack",
    },
  },
  "NETWORK.NOT_FOUND": {
    severity: "error",
    meaning: "A network that is to be adopted is not there: that of the stack, or one of `proxy.networks`.",
    fix: "Create it with `docker network create`, or set `host.network.adopt` to false, or remove it from `proxy.networks`.",
    example: {
      path: "host.network.name",
      message: "network vllm_network is to be adopted, but does not exist",
    },
  },
  "IMAGE.MISSING": {
    severity: "error",
    meaning: "An image is not on the host and could not be pulled.",
    fix: "Correct its name, load it with `docker load`, or allow pulling with `imagePolicy.pull`.",
    example: { path: "images.redis", message: "image redis:8.4.0 is not on the host: manifest unknown" },
  },
  "DISK.TOO_SMALL": {
    severity: "error",
    meaning:
      "The disk under `host.weightsDir` has less room than the weights that are still to be downloaded. Looked at only on this machine, for models whose size is known.",
    fix: "Make room, or choose another folder.",
    example: {
      path: "host.weightsDir",
      message: "weights still to be downloaded need 60.8 GiB, /srv/weights has 12.5 GiB free",
    },
  },
  "STACK.STILL_THERE": {
    severity: "error",
    meaning: "Volumes are to be removed while containers of the stack exist.",
    fix: "Run `npx cdktf destroy` first; it keeps the volumes.",
    example: { path: "name", message: "vllm-litellm still has containers: vllm-litellm-redis" },
  },
  "VOLUME.IN_USE": {
    severity: "error",
    meaning: "A volume could not be removed.",
    fix: "Remove what uses it, and run the same command again.",
    example: {
      path: "",
      message: "volume vllm-litellm-postgres-data could not be removed: volume is in use",
    },
  },
});
