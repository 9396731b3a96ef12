import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { root } from './paths.mjs';

const running = new Set();

/**
 * Starts a child in a process group of its own, with its output in a file, line by line in `onLine`, or handed on. Every
 * child started here is ended by `stopAll`, and none outlives this process. `stopSignal` is what asks it to end.
 */
export function start(command, args, options = {}) {
  endWithSignals();
  const { logFile, onLine, name = command, stopSignal = 'SIGTERM', ...rest } = options;
  const stdio = logFile || onLine ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
  const child = spawn(command, args, { cwd: root, stdio, detached: true, ...rest });
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', (error) => {
      onLine?.(String(error));
      if (child.pid === undefined) resolve({ code: 127, signal: null });
    });
  });
  // The pipes may still hold the last lines when the process has gone.
  const closed = new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  const handle = { child, name, stopSignal, exited, closed };
  running.add(handle);
  void exited.then(() => running.delete(handle));
  if (logFile) {
    const file = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
    child.stdout?.pipe(file, { end: false });
    child.stderr?.pipe(file, { end: false });
    void closed.then(() => file.end());
  }
  if (onLine) for (const stream of [child.stdout, child.stderr]) readLines(stream, onLine);
  return handle;
}

function readLines(stream, onLine) {
  let rest = '';
  stream?.setEncoding('utf8').on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  stream?.on('end', () => rest && onLine(rest));
}

/** Runs a command to its end; answers its exit code and output. */
export async function run(command, args, options = {}) {
  const lines = [];
  const onLine = (line) => {
    lines.push(line);
    options.onLine?.(line);
  };
  const handle = start(command, args, { ...options, onLine });
  const { code, signal } = await handle.exited;
  // A grandchild that keeps the pipe open must not hold us up.
  await Promise.race([handle.closed, new Promise((resolve) => setTimeout(resolve, 2_000))]);
  return { code: code ?? (signal ? 1 : 0), output: lines.join('\n') };
}

export const hasEnded = (handle) =>
  handle.child.pid === undefined || handle.child.exitCode !== null || handle.child.signalCode !== null;

/** Asks a child and its group to end, and insists after a while. */
export async function stop(handle, { signal = handle.stopSignal ?? 'SIGTERM', patienceMs = 15_000 } = {}) {
  if (hasEnded(handle)) return;
  signalGroup(handle.child.pid, signal);
  const insist = setTimeout(() => signalGroup(handle.child.pid, 'SIGKILL'), patienceMs);
  await handle.exited;
  clearTimeout(insist);
  signalGroup(handle.child.pid, 'SIGKILL');
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

process.on('exit', () => {
  for (const handle of running) if (handle.child.pid !== undefined) signalGroup(handle.child.pid, 'SIGKILL');
});

let isGuarded = false;

/** A program that does not say what a signal means to it still ends its children first. */
function endWithSignals() {
  if (isGuarded) return;
  isGuarded = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    if (process.listenerCount(signal) === 0) process.once(signal, () => void stopAll().finally(() => process.exit(1)));
}
