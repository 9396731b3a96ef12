import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { root } from './paths.mjs';

const running = new Set();

/**
 * Starts a child in a process group of its own, with its output in a file or handed on. Every child started here is ended
 * by `stopAll`, which also runs when this process is told to end.
 */
export function start(command, args, options = {}) {
  const { logFile, onLine, ...rest } = options;
  const stdio = logFile || onLine ? ['ignore', 'pipe', 'pipe'] : 'inherit';
  const child = spawn(command, args, { cwd: root, stdio, detached: true, ...rest });
  const handle = { child, name: options.name ?? command, exited: new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal }))) };
  running.add(handle);
  void handle.exited.then(() => running.delete(handle));
  child.on('error', (error) => onLine?.(String(error)));
  if (logFile) {
    const file = createWriteStream(logFile, { flags: 'a' });
    child.stdout.pipe(file, { end: false });
    child.stderr.pipe(file, { end: false });
  }
  if (onLine)
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream.setEncoding('utf8').on('data', (chunk) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) onLine(line);
      });
      stream.on('end', () => rest && onLine(rest));
    }
  return handle;
}

/** Runs a command to its end; answers its exit code and output. */
export async function run(command, args, options = {}) {
  const lines = [];
  const handle = start(command, args, { ...options, onLine: (line) => (lines.push(line), options.onLine?.(line)) });
  const { code, signal } = await handle.exited;
  // The pipes may still hold the last lines when the process has gone.
  await new Promise((resolve) => setImmediate(resolve));
  return { code: code ?? (signal ? 1 : 0), output: lines.join('\n') };
}

/** Asks a child to end, and insists after a while. */
export async function stop(handle, { signal = 'SIGTERM', patienceMs = 15_000 } = {}) {
  if (handle.child.exitCode !== null || handle.child.signalCode !== null) return;
  signalGroup(handle.child.pid, signal);
  const insist = setTimeout(() => signalGroup(handle.child.pid, 'SIGKILL'), patienceMs);
  await handle.exited;
  clearTimeout(insist);
}

/** Ends what still runs, the latest started first. */
export async function stopAll() {
  for (const handle of [...running].toReversed()) await stop(handle);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // Gone already.
  }
}

/** No child outlives this process, however it ends. */
process.on('exit', () => {
  for (const handle of running) signalGroup(handle.child.pid, 'SIGKILL');
});
