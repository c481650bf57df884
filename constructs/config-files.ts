/** Config files for containers with a read-only root: a volume, filled by a container that is never started. */
import { posix } from "node:path";
import { Container } from "@cdktf/provider-docker/lib/container";
import type { ContainerMounts } from "@cdktf/provider-docker/lib/container";
import { Volume } from "@cdktf/provider-docker/lib/volume";
import { Construct } from "constructs";
import type { Workload } from "../config";
import type { StackSettings } from "./container-service";
import { configHash } from "./config-hash";
import { uploadOf } from "./docker-arguments";
import type { ConfigFile } from "./docker-arguments";
import { stackLabels } from "./labels";

export interface ConfigFilesProps {
  readonly workload: Workload;
  readonly settings: StackSettings;
  readonly imageId: string;
  readonly files: readonly ConfigFile[];
}

/** Works with non-root users and on remote engines; creating the container is enough for the upload. */
export class ConfigFiles extends Construct {
  readonly carrier: Container;
  readonly mounts: readonly ContainerMounts[];

  constructor(scope: Construct, id: string, props: ConfigFilesProps) {
    super(scope, id);
    const { workload, settings, imageId, files } = props;
    const folders = [...new Set(files.map((file) => posix.dirname(file.path)))];
    const name = (folder: string) =>
      folders.length === 1
        ? `${workload.name}-config`
        : `${workload.name}-config${folder.replaceAll("/", "-")}`;
    const volumes = folders.map((folder) => new Volume(this, `Volume${folder}`, { name: name(folder) }));
    const mounts = volumes.map((volume, index) => ({
      type: "volume",
      source: volume.name,
      target: folders[index] ?? "",
    }));
    this.mounts = mounts.map((mount) => ({ ...mount, readOnly: true }));
    this.carrier = new Container(this, "Resource", {
      name: `${workload.name}-config`,
      image: imageId,
      start: false,
      mustRun: false,
      networkMode: "none",
      labels: stackLabels(settings.name, `${workload.name}-config`, configHash({ files, mounts: folders })),
      mounts,
      upload: files.map(uploadOf),
    });
  }
}
