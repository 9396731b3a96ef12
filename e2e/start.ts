import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { start, stop, stopAll } from '../scripts/lib/children.mjs';
import { inRoot } from '../scripts/lib/paths.mjs';
import { canListen, freePort } from '../scripts/lib/ports.mjs';
import { openBrowser } from './lib/browser.ts';
import { composer, signIn } from './lib/people.ts';

/**
 * `npm start` itself, as a stranger meets it on an empty data folder: it comes up, the sign-in that it prints opens the chat, it
 * ends whole when told to, and what was written is there after the next start. The browser tests start the same parts in a way of their own.
 */
// Only the first fills a database. Long, for slow machines.
const upMs = 300_000;
const dir = mkdtempSync(join(tmpdir(), 'parley-npm-start-'));
chmodSync(dir, 0o711);
const dataDir = join(dir, 'data');
const port = Number(await freePort());
const realtimePort = Number(await freePort());
const words = `Written before the next start ${Date.now()}`;

const browser = await openBrowser({ isShell: true });
let passed = 0;
let why = '';
try {
  await startAndUse('starts on an empty folder, lets in whom it names, and ends whole', async (visit) => {
    const page = await visit();
    await composer(page).fill(words);
    await composer(page).press('Enter');
    await (await visit()).getByText(words).first().waitFor();
  });
  await startAndUse('starts again with what was written', async (visit) => (await visit()).getByText(words).first().waitFor());
} catch (error) {
  why = error instanceof Error ? (error.stack ?? error.message) : String(error);
} finally {
  await browser.close();
  await stopAll();
  rmSync(dir, { recursive: true, force: true });
}
const failed = why === '' ? 0 : 1;
const failures = failed ? [{ name: 'npm start', why }] : [];
if (process.env.RESULT_FILE) writeFileSync(process.env.RESULT_FILE, JSON.stringify({ passed, failed, failures }));
console.log(`${why}\n${passed} passed, ${failed} failed`);
process.exit(failed);

/** Each visit is a browser of its own, which has nothing of the others'. */
async function startAndUse(name: string, use: (visit: () => Promise<Page>) => Promise<void>): Promise<void> {
  const lines: string[] = [];
  let tellUp = () => {};
  const isUp = new Promise<void>((resolve) => {
    tellUp = resolve;
  });
  const command = start(process.execPath, [inRoot('scripts/start.mjs')], {
    name: 'npm start',
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), REALTIME_PORT: String(realtimePort) },
    onLine: (line: string) => {
      lines.push(line);
      if (line.includes('Ctrl-C stops everything')) tellUp();
    },
  });
  const printed = () => lines.join('\n');
  const signInWords = /Sign in +(\S+) {2}with the password {2}(\S+)/;
  const late = setTimeout(tellUp, upMs);
  await Promise.race([isUp, command.exited]);
  clearTimeout(late);
  if (!printed().includes('Ctrl-C stops everything')) throw new Error(`It did not start:\n${printed()}`);
  const [, email, password] = signInWords.exec(printed()) ?? [];
  if (!email || !password) throw new Error(`It does not say how to sign in:\n${printed()}`);

  await use(async () => {
    const page = await browser.newPage({ baseURL: `http://localhost:${port}`, locale: 'en-GB' });
    page.setDefaultTimeout(60_000);
    await signIn(page, email, password);
    return page;
  });
  for (const context of browser.contexts()) await context.close();

  await stop(command, { signal: 'SIGINT', patienceMs: 60_000 });
  const { code } = await command.exited;
  // 130 is what a shell expects of a command that was ended by Ctrl-C.
  if (code !== 130) throw new Error(`It ended with ${code}:\n${printed()}`);
  if (existsSync(join(dataDir, 'parley.lock'))) throw new Error('It left its lock behind.');
  for (const own of [port, realtimePort])
    if (!(await canListen(own))) throw new Error(`Something still listens on its port ${own}.`);
  passed += 1;
  console.log(`ok      npm start ${name}`);
}
