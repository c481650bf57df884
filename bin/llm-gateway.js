#!/usr/bin/env node
// Starts the command line: the TypeScript of a clone where it lies beside this file, else the compiled program.
"use strict";
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const isClone = existsSync(join(__dirname, "cli.ts"));
if (isClone) require("tsx");
const { main } = require(isClone ? "./cli.ts" : "../dist/bin/cli.js");
void main();
