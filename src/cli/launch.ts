#!/usr/bin/env node
import { loadProgram } from '../hosts/node/program.ts';

await loadProgram().main(process.argv.slice(2));
