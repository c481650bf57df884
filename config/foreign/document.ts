/** The shapes of what readers return: text with its place, before and after variables were filled in. */
import type { Location } from "../findings";

/** A text in a file, such as one word of a command line. */
export interface Word {
  /** With variables filled in; a variable without a value is empty. */
  readonly text: string;
  /** As it stands in the file. */
  readonly raw: string;
  /** Variables that it names. */
  readonly names: readonly string[];
  /** Those of them that have no value. */
  readonly missing: readonly string[];
  readonly location: Location;
}

/** An environment variable of a container, a command or an env file. */
export interface Variable {
  readonly name: string;
  /** Null where the name stands alone: the value comes from the surroundings. */
  readonly value: Word | null;
  readonly location: Location;
}

/** What a reader could not read. */
export interface Problem {
  readonly location: Location;
  /** Lower case, no full stop; never a variable's value. */
  readonly message: string;
}

/** Gives a variable's value. */
export type LookUp = (name: string) => string | undefined;

/** What a container gets of the host's GPUs. */
export interface GpuRequest {
  /** Index numbers or UUIDs; empty when only a number is asked for. */
  readonly ids: readonly string[];
  readonly count: number | "all" | null;
  readonly location: Location;
}

export interface PublishedPort {
  /** Null: every address. */
  readonly address: string | null;
  /** Null: Docker picks one. */
  readonly published: number | null;
  readonly target: number;
  readonly location: Location;
}

/** A service of a compose file, or one `docker run`. */
export interface Container {
  /** The service's name; of a `docker run` its `--name`, else the image. */
  readonly name: string;
  /** Names by which others reach it. */
  readonly hostNames: readonly string[];
  readonly image: Word | null;
  readonly entrypoint: readonly Word[] | null;
  readonly command: readonly Word[];
  readonly environment: readonly Variable[];
  readonly envFiles: readonly Word[];
  readonly ports: readonly PublishedPort[];
  /** `source:target[:mode]`. */
  readonly volumes: readonly Word[];
  readonly gpus: GpuRequest | null;
  readonly networks: readonly string[];
  /** Keys of the service, or options, that have no field above. */
  readonly others: readonly Variable[];
  readonly location: Location;
}

/** A program that this toolkit replaces, as it is started. */
export interface Launch {
  readonly program: "vllm" | "litellm" | "launcher";
  /** Everything behind the program's name. */
  readonly args: readonly Word[];
  readonly environment: readonly Variable[];
  readonly container: Container | null;
  readonly location: Location;
}
