import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

/** Debian's Dovecot on a port of its own, with one mailbox that holds these mails. It needs root, as it changes accounts. */
export async function startDovecot(mails: string[]): Promise<{ port: number; stop: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'dovecot-'));
  await chmod(dir, 0o755);
  const [uid, gid] = await accountOf('mail');
  for (const folder of ['mail', 'mail/new', 'mail/cur', 'mail/tmp']) {
    await mkdir(join(dir, folder));
    await chown(join(dir, folder), uid, gid);
  }
  for (const [n, mail] of mails.entries()) {
    const path = join(dir, 'mail/new', `${1_700_000_000 + n}.${n}.test`);
    await copyFile(mail, path);
    await chown(path, uid, gid);
  }
  const port = await freePort();
  await writeFile(join(dir, 'dovecot.conf'), configOf(dir, port));
  const child = spawn('dovecot', ['-F', '-c', join(dir, 'dovecot.conf')], { stdio: 'ignore' });
  let ended: Error | null = null;
  child.on('error', (error) => (ended = error));
  child.on('exit', () => (ended ??= new Error('dovecot ended')));
  await vi.waitFor(
    async () => {
      if (!(await answers(port))) throw ended ?? new Error('dovecot does not come up');
    },
    { timeout: 30_000, interval: 100 },
  );
  return {
    port,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
}

const configOf = (dir: string, port: number) => `
base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${dir}/mail
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${dir}/mail
}
`;

async function accountOf(name: string): Promise<[number, number]> {
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((one) => one.startsWith(`${name}:`));
  const [, , uid = '', gid = ''] = line?.split(':') ?? [];
  return [Number(uid), Number(gid)];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.on('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });

/** The little of IMAP (RFC 3501, RFC 5256) that a reader needs: a command, and all that is answered to it. */
export async function openMailbox(port: number): Promise<{ ask: (command: string) => Promise<string>; close: () => void }> {
  const socket: Socket = connect({ port, host: '127.0.0.1' });
  let text = '';
  let told = () => {};
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    told();
  });
  let count = 0;
  const until = async (end: RegExp) => {
    while (!end.test(text)) await new Promise<void>((resolve) => (told = resolve));
    const answer = text;
    text = '';
    return answer;
  };
  const ask = async (command: string) => {
    const tag = `a${(count += 1)}`;
    socket.write(`${tag} ${command}\r\n`);
    const answer = await until(new RegExp(`^${tag} (OK|NO|BAD).*\\r\\n$`, 'm'));
    if (!new RegExp(`^${tag} OK`, 'm').test(answer)) throw new Error(answer);
    return answer;
  };
  await until(/\r\n$/);
  await ask('LOGIN examiner secret');
  await ask('SELECT INBOX');
  return { ask, close: () => socket.destroy() };
}
