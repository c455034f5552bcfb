#!/usr/bin/env node
import { endCleanlyOnSignals } from '../hosts/node/interruption.ts';
import { runCommandLine } from './run-command-line.ts';

endCleanlyOnSignals();
// not process.exit: what was written to a pipe must still be read
process.exitCode = await runCommandLine(process.argv.slice(2));
