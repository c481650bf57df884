/** Which very image runs behind each name of the plan. */
import { imageNotPinned } from "../errors/images";
import { compareText } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import type { ImagePins } from "../schema/image-lock";
import { mirrored } from "./mirror";
import type { GatewayPlan, PlannedImage, Workload } from "./types";

interface Pinned {
  readonly workloads: readonly Workload[];
  readonly images: readonly PlannedImage[];
  readonly findings: readonly Finding[];
}

/** `pins` is undefined where there is no lock: then every name stands for itself. */
export function pinImages(workloads: readonly Workload[], pins: ImagePins | undefined): Pinned {
  const names = [...new Set(workloads.map(({ image }) => image))].toSorted(compareText);
  const runs = (name: string) => (pins && Object.hasOwn(pins, name) ? (pins[name] ?? name) : name);
  return {
    workloads: workloads.map((workload) => ({ ...workload, image: runs(workload.image) })),
    images: names.map((name) => ({
      name,
      runs: runs(name),
      workloads: workloads.filter(({ image }) => image === name).map((workload) => workload.name),
    })),
    findings: pins ? names.filter((name) => !isPinned(runs(name))).map(imageNotPinned) : [],
  };
}

/** What runs behind an image of the config. One that no workload runs is in no lock: its name stands for itself. */
export function imageToRun(
  { imagePolicy }: Pick<GatewayConfig, "imagePolicy">,
  { images }: Pick<GatewayPlan, "images">,
  image: string,
): string {
  const name = mirrored(image, imagePolicy.registry);
  return images.find((one) => one.name === name)?.runs ?? name;
}

/** A digest in a registry, or an image's id. */
export function isPinned(image: string): boolean {
  return /(^|@)sha256:[0-9a-f]{64}$/.test(image);
}

/** Nothing can be pulled by it. */
export function isImageId(image: string): boolean {
  return image.startsWith("sha256:");
}
