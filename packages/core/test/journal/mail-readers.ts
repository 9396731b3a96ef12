import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { simpleParser } from 'mailparser';

const run = promisify(execFile);

/** What a reader makes of a mail: some headers, the plain text, and the files by name. */
export type ReadMail = {
  id: string;
  from: string;
  subject: string;
  tenant: string;
  text: string;
  files: [name: string, content: string][];
};

const inFolder = async <T>(work: (dir: string) => Promise<T>): Promise<T> => {
  const dir = await mkdtemp(join(tmpdir(), 'mail-reader-'));
  try {
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
};

const headerOf = (lines: string, name: string): string =>
  new RegExp(`^${name}: *(.*(?:\\r?\\n[ \\t].*)*)`, 'im')
    .exec(lines)?.[1]
    ?.replaceAll(/\r?\n[ \t]+/g, ' ')
    .trim() ?? '';
const headersOf = (lines: string) => ({
  id: headerOf(lines, 'Message-ID'),
  from: headerOf(lines, 'From').replaceAll('"', ''),
  subject: headerOf(lines, 'Subject'),
  tenant: headerOf(lines, 'X-IM-Tenant'),
});
const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();

/** Nodemailer's own reader, in this process. */
export async function readByMailparser(bytes: Buffer): Promise<ReadMail> {
  const mail = await simpleParser(bytes);
  const [from] = mail.from?.value ?? [];
  return {
    id: mail.messageId ?? '',
    from: `${from?.name} <${from?.address}>`,
    subject: mail.subject ?? '',
    tenant: String(mail.headers.get('x-im-tenant')),
    text: plain(mail.text ?? ''),
    files: mail.attachments.map(({ filename, content }) => [filename ?? '', content.toString()]),
  };
}

const python = `
import email, email.policy, json, sys
mail = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
print(json.dumps({'defects': len(mail.defects), 'id': mail['message-id'], 'from': mail['from'], 'subject': mail['subject'], 'tenant': mail['x-im-tenant'],
  'text': mail.get_body(('plain',)).get_content(), 'files': [[part.get_filename(), part.get_content()] for part in mail.iter_attachments()]}))`;

/** The library of Python, which also counts what it finds amiss. */
export async function readByPython(bytes: Buffer): Promise<ReadMail> {
  const running = run('python3', ['-c', python]);
  running.child.stdin?.end(bytes);
  const { defects, ...mail } = JSON.parse((await running).stdout) as ReadMail & { defects: number };
  if (defects > 0) throw new Error(`Python finds ${defects} defects.`);
  // It keeps the blank of a folded line.
  return { ...mail, id: mail.id.trim(), from: mail.from.replaceAll('"', ''), text: plain(mail.text) };
}

/** ripMIME takes a mail apart into files; texts that have no name are numbered, the plain one before its HTML. */
export const readByRipmime = (bytes: Buffer): Promise<ReadMail> =>
  inFolder(async (dir) => {
    await writeFile(join(dir, 'mail.eml'), bytes);
    const out = join(dir, 'out');
    await run('ripmime', ['-i', join(dir, 'mail.eml'), '-d', out, '-e', 'headers', '--overwrite']);
    const names = (await readdir(out)).toSorted();
    const parts = await Promise.all(
      names.map(async (name): Promise<[string, string]> => [name, await readFile(join(out, name), 'utf8')]),
    );
    const texts = parts.filter(([name, text]) => /^textfile\d+$/.test(name) && text !== '').map(([, text]) => text);
    const [head = ''] = (parts.find(([name]) => name === 'headers')?.[1] ?? '').split(/\r?\n\r?\n/);
    return {
      ...headersOf(head),
      text: plain(texts[0] ?? ''),
      files: parts.filter(([name]) => name !== 'headers' && !/^textfile\d+$/.test(name)),
    };
  });

/** What Mutt shows of a mail: headers, then the plain text and what is in files of text, without their names. It wants a terminal. */
export const readByMutt = (bytes: Buffer): Promise<Omit<ReadMail, 'files'>> =>
  inFolder(async (dir) => {
    for (const folder of ['new', 'cur', 'tmp']) await mkdir(join(dir, 'mail', folder), { recursive: true });
    await writeFile(join(dir, 'mail/new/1.mail'), bytes);
    const settings = [
      'set pipe_decode=yes wait_key=no quit=yes charset=utf-8',
      'unignore *',
      'alternative_order text/plain',
      'push "<tag-pattern>~A<enter><tag-prefix><pipe-message>cat>>shown<enter><exit>"',
    ];
    await writeFile(join(dir, 'muttrc'), `${settings.join('\n')}\n`);
    const running = run('script', ['-qc', 'mutt -n -F muttrc -R -f mail', '/dev/null'], {
      cwd: dir,
      env: { ...process.env, LC_ALL: 'C.UTF-8', TERM: 'xterm', HOME: dir },
    });
    running.child.stdin?.end();
    await running;
    const [head = '', ...rest] = (await readFile(join(dir, 'shown'), 'utf8')).split(/\r?\n\r?\n/);
    return { ...headersOf(head), text: plain(rest.join('\n\n')) };
  });
