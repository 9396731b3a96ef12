import { existsSync } from 'node:fs';
import { ensureBuilt } from './build.mjs';
import { start } from './children.mjs';
import { checkNode, ensureDebianPackages, ensureInstalled } from './install.mjs';
import { inRoot } from './paths.mjs';
import { runMain } from './run-main.mjs';

/** The command line of one of the repository's own programs, TypeScript or not: `program('bench/run')`. */
export function program(name, ...args) {
  const path =
    ['.ts', '.mjs'].map((ending) => inRoot(`${name}${ending}`)).find((candidate) => existsSync(candidate)) ?? inRoot(`${name}.ts`);
  return ['--import', 'tsx', path, ...args];
}

/** Runs such a program on a ready build, with the arguments that this command was given. */
export function runTool(name, { packages = {} } = {}) {
  return runMain(async () => {
    checkNode();
    ensureInstalled();
    ensureDebianPackages(packages);
    await ensureBuilt();
    const { code } = await start(process.execPath, program(name, ...process.argv.slice(2)), { name }).exited;
    process.exitCode = code ?? 1;
  });
}
