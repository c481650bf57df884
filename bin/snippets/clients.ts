/** All clients, in the order in which they are printed. */
import type { Client } from "./client";
import { openclaw, opencode } from "./editors";
import { javascriptOpenai, typescriptPlain } from "./javascript";
import { langchain, litellmSdk, pythonOpenai, pythonPlain } from "./python";
import { curl } from "./shell";

export const clients: readonly Client[] = [
  curl,
  pythonOpenai,
  javascriptOpenai,
  langchain,
  litellmSdk,
  pythonPlain,
  typescriptPlain,
  opencode,
  openclaw,
];
