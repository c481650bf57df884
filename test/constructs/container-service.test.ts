import type { Mount, Workload } from "../../config";
import { synthesiseService, settings } from "./scope";

const only = (special: Partial<Workload>, props?: Parameters<typeof synthesiseService>[1]) =>
  synthesiseService(special, props).container(special.name ?? "demo-server");

describe("ContainerService", () => {
  test("is an image and a container with everything that a workload says", () => {
    const { stack } = synthesiseService({
      argv: ["serve", "--level", "3"],
      environment: { ZONE: "eu", APP: "a b" },
      ports: [{ bind: "127.0.0.1", port: 8401, internal: 80 }],
      mounts: [
        { kind: "volume", source: "demo-data", target: "/data" },
        { kind: "host", source: "/srv/weights", target: "/weights", readOnly: true },
        { kind: "memory", target: "/tmp", sizeMiB: 32, mode: "1777" },
      ],
      aliases: ["other-name"],
      memoryMiB: 512,
      cpus: 2,
      shmMiB: 128,
      user: "1000:1000",
      readOnlyRoot: true,
    });
    expect(stack.resource).toEqual({
      docker_image: { service_Image_1F53F3DC: { keep_locally: true, name: "example/server:1.2" } },
      docker_network: { network_39EEAA36: { driver: "bridge", name: "demo_network" } },
      docker_container: {
        service_AAAA: {
          name: "demo-server",
        },
      },
    });
  });
});
