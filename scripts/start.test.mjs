import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run, start, stop } from './lib/children.mjs';
import { endLeftovers, readSecrets, rememberProcesses, requireSpace } from './lib/data-dir.mjs';
import { checkNode, describeInstallFailure } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { freePort, requirePort } from './lib/ports.mjs';

let dir;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'parley-start-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** `npm start` as far as it gets: these starts end before anything is installed, built or begun. */
async function startParley(env) {
  const { code, output } = await run(process.execPath, [inRoot('scripts/start.mjs')], { env: { ...process.env, ...env } });
  return { code, output };
}

async function listen() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: server.address().port, close: () => server.close() };
}

describe('a start that cannot be', () => {
  it('names the port that is taken and another that is free, and leaves nothing behind', async () => {
    const other = await listen();
    const { code, output } = await startParley({ DATA_DIR: join(dir, 'data'), PORT: String(other.port) });
    other.close();
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`Port ${other.port} is taken by another program\\. .*PORT=\\d+ npm start`));
    expect(readdirSync(join(dir, 'data'))).toEqual([]);
  });

  it('names the realtime port just so', async () => {
    const other = await listen();
    const env = { DATA_DIR: join(dir, 'data'), PORT: String(await freePort()), REALTIME_PORT: String(other.port) };
    const { code, output } = await startParley(env);
    other.close();
    expect(code).toBe(1);
    expect(output).toMatch(/REALTIME_PORT=\d+ npm start/);
  });

  it('refuses what is no port', async () => {
    const { code, output } = await startParley({ DATA_DIR: dir, PORT: '80x' });
    expect(code).toBe(1);
    expect(output).toContain('PORT=80x is not a port');
  });

  it('leaves a data folder alone that another Parley has', async () => {
    const script = join(dir, 'scripts', 'start.mjs');
    mkdirSync(join(dir, 'scripts'));
    writeFileSync(script, 'setInterval(() => {}, 1000);');
    const other = spawn(process.execPath, [script], { stdio: 'ignore' });
    await once(other, 'spawn');
    const data = join(dir, 'data');
    mkdirSync(data);
    writeFileSync(join(data, 'parley.lock'), String(other.pid));
    const { code, output } = await startParley({ DATA_DIR: data });
    expect(code).toBe(1);
    expect(output).toContain(`is in use: another Parley (process ${other.pid}) runs on it`);
    expect(readFileSync(join(data, 'parley.lock'), 'utf8')).toBe(String(other.pid));
    other.kill('SIGKILL');
  });

  it('takes over a folder whose Parley is gone, even when its number is used by something else now', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const unrelated = spawn('sleep', ['60'], { stdio: 'ignore' });
    for (const pid of [gone, unrelated.pid]) {
      writeFileSync(join(dir, 'parley.lock'), String(pid));
      const { output } = await startParley({ DATA_DIR: dir, PORT: '80x' });
      expect(output).toContain('PORT=80x is not a port');
      expect(existsSync(join(dir, 'parley.lock'))).toBe(false);
    }
    unrelated.kill('SIGKILL');
  });

  it('says that the disk is full before anything is written', () => {
    expect(() => requireSpace('/somewhere', 499 * 1024 * 1024)).toThrow(/499 MB are free where \/somewhere lies.*DATA_DIR/);
    expect(() => requireSpace('/somewhere', 501 * 1024 * 1024)).not.toThrow();
  });

  it('says which Node it needs', () => {
    for (const version of ['18.20.4', '20.18.3', '21.7.0', '22.11.0'])
      expect(() => checkNode(version)).toThrow(/needs Node 20\.19/);
    for (const version of ['20.19.0', '22.12.0', '24.1.0']) expect(() => checkNode(version)).not.toThrow();
  });

  it('tells a registry out of reach from other failures of an install', () => {
    expect(describeInstallFailure('npm error code ENOTFOUND')).toContain('registry is out of reach');
    expect(describeInstallFailure('npm error code ENOSPC')).toContain('disk is full');
    expect(describeInstallFailure('npm error code EUSAGE')).toContain('npm said:');
  });
});

describe('what a start keeps', () => {
  it('secrets are made once, and are for their owner alone', () => {
    const first = readSecrets(dir);
    expect(first.PARLEY_SECRET).toHaveLength(64);
    expect(readSecrets(dir)).toEqual(first);
    expect(statSync(join(dir, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('a secrets file that is damaged is not written over', () => {
    writeFileSync(join(dir, 'secrets.json'), '{"PARLEY_');
    expect(() => readSecrets(dir)).toThrow(/cannot be read as JSON/);
    expect(readFileSync(join(dir, 'secrets.json'), 'utf8')).toBe('{"PARLEY_');
  });

  it('a port given by the environment is checked on every address', async () => {
    expect(await requirePort('PARLEY_TEST_PORT', await freePort())).toBeGreaterThan(0);
  });
});

describe('processes', () => {
  const sleeper = ['-e', 'setInterval(() => {}, 1000)', 'parley-test'];

  it('end with everything that they started', async () => {
    const shell = start('sh', ['-c', 'sleep 61 & echo $!; wait'], { onLine: (line) => (sleep = Number(line)) });
    let sleep = 0;
    await expect.poll(() => sleep).toBeGreaterThan(0);
    await stop(shell);
    await expect.poll(() => isRunning(sleep)).toBe(false);
  });

  it('a command that does not exist fails instead of hanging', async () => {
    expect((await run('/no/such/command', [])).code).toBe(127);
  });

  it.runIf(process.platform === 'linux')(
    'that a killed start left are ended by the next; others with their number are not',
    async () => {
      const left = start(process.execPath, sleeper, { name: 'web', onLine: () => {} });
      rememberProcesses(dir, [left]);
      expect(await endLeftovers(dir)).toEqual(['web']);
      await left.exited;

      const other = start(process.execPath, sleeper, { name: 'other', onLine: () => {} });
      rememberProcesses(dir, [
        { name: 'web', stopSignal: 'SIGTERM', child: { pid: other.child.pid, spawnargs: ['node', 'apps/web/serve.mjs'] } },
      ]);
      expect(await endLeftovers(dir)).toEqual([]);
      expect(isRunning(other.child.pid)).toBe(true);
      await stop(other);
    },
  );
});

function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // A zombie waits to be counted and runs no more.
  return !(existsSync(`/proc/${pid}/stat`) && / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));
}
