import { ensureBuilt } from './build.mjs';
import { start, stopAll } from './children.mjs';
import { checkNode, ensureDebianPackages, ensureInstalled } from './install.mjs';
import { inRoot } from './paths.mjs';
import { runMain } from './say.mjs';

/** Runs one of the repository's own programs (TypeScript) on a ready build, with the arguments it was given. */
export function runTool(entry, { packages = {} } = {}) {
  return runMain(async () => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stopAll().then(() => process.exit(1)));
    checkNode();
    ensureInstalled();
    ensureDebianPackages(packages);
    await ensureBuilt();
    const { code } = await start(process.execPath, ['--import', 'tsx', inRoot(entry), ...process.argv.slice(2)], { name: entry }).exited;
    process.exit(code ?? 1);
  });
}
