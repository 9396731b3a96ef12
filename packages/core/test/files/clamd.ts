import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The harmless file that every scanner must find, written in two halves so that no scanner finds it here. */
export const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''), 'latin1');

/** Debian's own scanner with one signature of ours, on a socket of its own. */
export async function startClamd(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'clamd-'));
  const socket = join(dir, 's');
  await writeFile(join(dir, 'eicar.ndb'), `Test.Eicar:0:*:${eicar.toString('hex')}\n`);
  await writeFile(
    join(dir, 'clamd.conf'),
    [
      `LocalSocket ${socket}`,
      `DatabaseDirectory ${dir}`,
      'Foreground yes',
      'OfficialDatabaseOnly no',
      'ScanArchive yes',
      'LogFile /dev/null',
      // A scanner locks its log file; those of tests that run at the same time share this one.
      'LogFileUnlock yes',
      'User root',
    ].join('\n'),
  );
  const config = process.getuid?.() === 0 ? [] : await dropUser(dir);
  const child = spawn('clamd', ['--config-file', join(dir, 'clamd.conf'), ...config], { stdio: 'ignore' });
  let ended: Error | null = null;
  child.on('error', (error) => (ended = error));
  child.on('exit', () => (ended ??= new Error('clamd ended')));
  for (let attempt = 0; !(await answers(socket)); attempt += 1) {
    if (ended ?? attempt > 300) throw ended ?? new Error('clamd does not come up');
    await sleep(100);
  }
  return {
    url: `unix:${socket}`,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Only root may say whom to become. */
async function dropUser(dir: string): Promise<string[]> {
  await writeFile(join(dir, 'clamd.conf'), `LocalSocket ${join(dir, 's')}\nDatabaseDirectory ${dir}\nForeground yes\n`);
  return [];
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path });
    socket.on('error', () => resolve(false));
    socket.on('data', (chunk: Buffer) => {
      socket.destroy();
      resolve(chunk.toString().startsWith('PONG'));
    });
    socket.on('connect', () => socket.write('zPING\0'));
  });
}
