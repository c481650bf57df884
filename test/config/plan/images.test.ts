import { isImageId, isPinned } from "../../../config";
import { imageNotPinned } from "../../../config/errors/images";
import { pinImages } from "../../../config/plan/images";
import { workload } from "../../../config/plan/workload";

const digest = `sha256:${"0a".repeat(32)}`;
const one = (name: string, image: string) =>
  workload({ name, role: "redis", image, startBudgetSeconds: 1, stopGraceSeconds: 1 });
const workloads = [one("b", "redis:7"), one("a", "edge:1"), one("c", "redis:7")];

test("without a lock every name stands for itself", () => {
  expect(pinImages(workloads, undefined)).toEqual({
    workloads,
    images: [
      { name: "edge:1", runs: "edge:1", workloads: ["a"] },
      { name: "redis:7", runs: "redis:7", workloads: ["b", "c"] },
    ],
    findings: [],
  });
});

test("a lock says what runs, and what it does not say is told", () => {
  const pinned = pinImages(workloads, { "redis:7": `redis:7@${digest}` });
  expect(pinned.workloads.map(({ image }) => image)).toEqual([
    `redis:7@${digest}`,
    "edge:1",
    `redis:7@${digest}`,
  ]);
  expect(pinned.findings).toEqual([imageNotPinned("edge:1")]);
});

test("a digest and an id are both pins, and only an id cannot be pulled", () => {
  const images = ["redis:7", `redis:7@${digest}`, digest];
  expect(images.map(isPinned)).toEqual([false, true, true]);
  expect(images.map(isImageId)).toEqual([false, false, true]);
});
