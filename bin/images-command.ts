/** `llm-gateway images`: arguments and help. */
import type { Command } from "commander";
import type { ExitCode } from "./exit";
import type { CommonOptions } from "./open-config";
import type { Terminal } from "./terminal";
import { plainVerb, verb } from "./verb";
import type { ImagesPinOptions } from "./verbs/images";

export function addImages(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const images = program
    .command("images")
    .description("The images of the stack: list them, pin them to digests, verify what is on the host.");
  verb(images, "list", "Print every image, what it is pinned to, and who runs it. Needs Node only.", [
    "images list",
    "images list --json | jq -r '.images[].runs'",
  ]).action(async (options: CommonOptions) => {
    const { imagesList } = await import("./verbs/images.js");
    end(await imagesList(terminal, options));
  });
  addPin(images, terminal, end);
  verb(
    images,
    "verify",
    "Compare the images on the host, and those that containers run, with the plan; check signatures where cosign is installed.",
    ["images verify", "images verify --json | jq '.images[] | {name, signature}'"],
  ).action(async (options: CommonOptions) => {
    const { imagesVerify } = await import("./verbs/images.js");
    end(await imagesVerify(terminal, options));
  });
  plainVerb(
    images,
    "sbom",
    "Print a bill of materials of the deployment: CycloneDX 1.6, with ids and digests of images that the engine has.",
    ["images sbom > sbom.json", "images sbom | jq -r '.components[].name'"],
  ).action(async (options: CommonOptions) => {
    const { imagesSbom } = await import("./verbs/images-sbom.js");
    end(await imagesSbom(terminal, options));
  });
}

function addPin(images: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  plainVerb(
    images,
    "pin",
    "Find the digest of every image, at the registry or on the Docker host, and write images.lock.json beside the config. The config itself is never changed.",
    ["images pin", "images pin --offline", "images pin --by-id"],
  )
    .option("--offline", "ask only the Docker host, not the registries")
    .option(
      "--by-id",
      "where no digest is known, pin to the id of the image on the host: it cannot be pulled",
    )
    .action(async (options: ImagesPinOptions) => {
      const { imagesPin } = await import("./verbs/images.js");
      end(await imagesPin(terminal, options));
    });
}
