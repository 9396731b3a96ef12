import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type ReadMail = { headers: string; text: string; link: URL };

/** The mails to an address in the outbox, oldest first. */
export function mailsTo(outbox: string, address: string): ReadMail[] {
  return listOutbox(outbox)
    .filter((name) => name.endsWith(`-${address}.eml`))
    .map((name) => readMail(readFileSync(join(outbox, name), 'utf8')));
}

export function listOutbox(outbox: string): string[] {
  try {
    return readdirSync(outbox).toSorted();
  } catch {
    return [];
  }
}

/** Unfolds the headers and undoes quoted-printable (RFC 2045, 6.7), as a mail program would. */
export function readMail(raw: string): ReadMail {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, end).replaceAll(/\r\n[ \t]/g, ' ');
  const text = decode(raw.slice(end));
  const link = (/https?:\/\/\S+\?token=[\w.-]+/.exec(text) ?? /https?:\/\/[\w.:/#-]+/.exec(text))?.[0];
  if (!link) throw new Error(`There is no link in this mail:\n${raw}`);
  return { headers, text, link: new URL(link) };
}

export const tokenOf = (mail: ReadMail): string => mail.link.searchParams.get('token') ?? '';

const decode = (body: string): string =>
  Buffer.from(
    body.replaceAll(/=\r\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
