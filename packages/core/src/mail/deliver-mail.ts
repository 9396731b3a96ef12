import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool';
import { config } from '../config.ts';
import type { RenderedMail } from './render-mail.ts';

export type Mail = RenderedMail & {
  to: string;
  subject: string;
  /** The same for every attempt at the same mail, so that a mailbox can tell a repetition. */
  messageKey: string;
  /** Where a mailbox may post to end mails of this kind (RFC 8058). */
  oneClickUrl?: string;
  /** Documents that go along; texts of our own making only. */
  attachments?: { filename: string; content: string; contentType: string }[];
};

// Names of people and firms end up in headers. Whatever could end a line there, or turn the reading direction, goes.
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/gu;
const oneLine = (text: string): string => text.replace(unprintable, ' ').trim().slice(0, 200);

/**
 * Sends by SMTP, or writes an `.eml` into the outbox when no server is set. Resolves when the server, or the disk, has
 * taken the mail; rejects otherwise, and the job tries again.
 */
export async function deliverMail(mail: Mail): Promise<void> {
  const { smtpUrl, mailFrom } = config();
  if (!/^[^\s<>,;"]+@[^\s<>,;"@]+$/.test(mail.to)) throw new Error('This is not one mail address.');
  const message = {
    from: mailFrom,
    to: { name: '', address: mail.to },
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.messageKey}@${new URL(config().publicUrl).hostname}>`,
    headers: {
      'Content-Language': mail.locale,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(mail.oneClickUrl
        ? { 'List-Unsubscribe': `<${mail.oneClickUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {}),
    },
    attachments: mail.attachments,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  if (smtpUrl) await smtp(smtpUrl).sendMail(message);
  else {
    const { message: eml } = await toBuffer.sendMail(message);
    await putIntoOutbox(mail.to, eml as Buffer);
  }
}

/** Ends the pooled connections to the mail server. */
export function closeMail(): void {
  pool?.transport.close();
  pool = undefined;
}

const toBuffer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

let pool: { url: string; transport: Transporter<SMTPPool.SentMessageInfo> } | undefined;

function smtp(url: string): Transporter<SMTPPool.SentMessageInfo> {
  if (pool?.url !== url) {
    closeMail();
    const options = {
      url,
      pool: true as const,
      maxConnections: 3,
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 30_000,
    };
    pool = { url, transport: createTransport(options) };
  }
  return pool.transport;
}

/** `20261121T094705123Z-1f3a-ana@example.com.eml`: names sort by time. Renamed into place, so that no half mail is read. */
async function putIntoOutbox(to: string, eml: Buffer): Promise<void> {
  const dir = join(config().dataDir, 'outbox');
  await mkdir(dir, { recursive: true });
  const stamp = new Date().toISOString().replaceAll(/[-:.]/g, '');
  const recipient = to
    .toLowerCase()
    .replaceAll(/[^a-z0-9@._+-]/g, '_')
    .slice(0, 120);
  const name = `${stamp}-${randomBytes(2).toString('hex')}-${recipient}.eml`;
  const partial = join(dir, `.${name}.partial`);
  await writeFile(partial, eml, { mode: 0o600 });
  await rename(partial, join(dir, name));
}
