import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import { withTenant } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import { storage, storageKey } from '../storage/storage.ts';
import { filesOf, NotTaken, type Delivery, type JournalFile, type LeftOutFile, type Stretch } from './delivery.ts';
import { writeReport, type MailAttachment } from './journal-mail.ts';
import { isLocalAllowed, resolveGuarded } from './judge-place.ts';
import type { OpenPlace } from './target-secrets.ts';

/** What archives take as one mail with certainty; larger files are named by link and hash. */
const mailBytes = 15_000_000;
const failures: Record<string, NotTaken['failure']> = { EAUTH: 'signIn', ETIMEDOUT: 'slow' };

/** A mail for each entry, one after the other over one connection. */
export function deliverBySmtp(place: Extract<OpenPlace, { kind: 'smtp' }>): Delivery {
  let opened: Promise<ReturnType<typeof connect>> | undefined;
  const send = async (message: Buffer, from: string) => {
    try {
      opened ??= resolveGuarded(place.host).then((host) => connect(place, host));
      await (await opened).sendMail({ envelope: { from, to: [place.to] }, raw: message });
    } catch (error) {
      opened = undefined;
      const { code, responseCode } = error as { code?: string; responseCode?: number };
      throw new NotTaken(failures[code ?? ''] ?? (responseCode ? 'refused' : 'unreachable'), error);
    }
  };
  return {
    async deliver(stretch, taken) {
      for (const event of stretch.events) {
        const { files, notes, leftOut } = await readFiles(stretch, filesOf(event), event.version);
        const { from, message } = await writeReport({ stretch, event, files, notes }, place.to);
        await send(message, from);
        await taken(event.version, leftOut);
      }
    },
    async test({ tenantId, id }) {
      const from = `journal@${new URL(config().publicUrl).hostname}`;
      const lines = [`From: Parley <${from}>`, `To: <${place.to}>`, 'Subject: Test', `Date: ${new Date().toUTCString()}`];
      const text = [...lines, `Message-ID: <test.${id}@${tenantId}.parley.invalid>`, '', 'A test of Parley', ''];
      await send(Buffer.from(text.join('\r\n')), from);
    },
    async close() {
      (await opened?.catch(() => undefined))?.close();
    },
  };
}

/** Never in the clear; the certificate must be the name's, whatever address it was reached at. */
const connect = ({ host, port, security, user, password }: Extract<OpenPlace, { kind: 'smtp' }>, address: string) =>
  createTransport({
    host: address,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls' && !isLocalAllowed(),
    ignoreTLS: security === 'starttls' && isLocalAllowed(),
    ...(isIP(host) ? {} : { tls: { servername: host } }),
    ...(user ? { auth: { user, pass: password } } : {}),
    pool: true,
    maxConnections: 1,
    maxMessages: Number.POSITIVE_INFINITY,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

async function readFiles({ tenantId, workspace }: Stretch, wanted: JournalFile[], version: number) {
  const files: MailAttachment[] = [];
  const notes: string[] = [];
  const leftOut: LeftOutFile[] = [];
  let room = mailBytes;
  const rows = await withTenant(tenantId, (tx) => tx.file.findMany({ where: { id: { in: wanted.map(({ id }) => id) } } }));
  for (const file of wanted) {
    const row = rows.find(({ id }) => id === file.id);
    const bytes = Number(row?.bytes ?? 0);
    const content = row && row.state !== 'blocked' && bytes <= room ? await read(tenantId, file.id) : null;
    if (content) {
      room -= bytes;
      files.push({ name: file.name, mime: row?.mime ?? 'application/octet-stream', content });
      continue;
    }
    const why = row && bytes > room ? 'large' : 'missing';
    leftOut.push({ version, file, why });
    const hash = row ? Buffer.from(row.sha256).toString('hex') : 'unknown';
    const link = `${config().publicUrl}/${workspace.slug}`;
    notes.push(
      `(file not attached: ${file.name}, ${why === 'large' ? 'too large for a mail' : 'not in the store'}; SHA-256 ${hash}; ${link})`,
    );
  }
  return { files, notes, leftOut };
}

async function read(tenantId: string, fileId: string): Promise<Buffer | null> {
  const stream = await storage()
    .read(storageKey(tenantId, fileId))
    .catch(() => null);
  if (!stream) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
