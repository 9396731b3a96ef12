import { createHash } from 'node:crypto';

export type MailParty = { name: string; email: string };
export type MailFile = { name: string; mime: string; open: () => Promise<AsyncIterable<Uint8Array>> };
export type DayMail = {
  from: MailParty[];
  to: MailParty[];
  subject: string;
  date: Date;
  messageId: string;
  /** Earlier days of the same conversation, the first and the one before: mail programs show them as one thread (RFC 5322, 3.6.4). */
  references: string[];
  /** The labels that something in it stands under. */
  classification?: string[];
  text: string;
  files: MailFile[];
};

const archive: MailParty = { name: 'Parley archive', email: 'archive@parley.invalid' };
const lineBytes = 57;

/** A mail (RFC 5322, MIME) piece by piece, so that its attachments cost no memory. */
export async function* writeMail(mail: DayMail): AsyncGenerator<string> {
  const boundary = `parley-${createHash('sha256').update(mail.messageId).digest('hex').slice(0, 32)}`;
  const last = mail.references.at(-1);
  yield [
    `From: ${parties(mail.from.length > 0 ? mail.from : [archive])}`,
    `Sender: ${parties([archive])}`,
    ...(mail.to.length > 0 ? [`To: ${parties(mail.to)}`] : []),
    `Subject: ${encodeWords(mail.subject)}`,
    `Date: ${mail.date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${mail.messageId}`,
    ...(last ? [`In-Reply-To: ${last}`, `References: ${mail.references.join('\r\n ')}`] : []),
    ...(mail.classification?.length ? [`X-IM-Classification: ${encodeWords(mail.classification.join(', '))}`] : []),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    '',
  ].join('\r\n');
  yield* base64Lines([Buffer.from(mail.text)]);
  for (const file of mail.files) {
    yield [
      `--${boundary}`,
      `Content-Type: ${/^[\w.+-]+\/[\w.+-]+$/.test(file.mime) ? file.mime : 'application/octet-stream'}`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment;${fileNameParts(file.name)}`,
      '',
      '',
    ].join('\r\n');
    yield* base64Lines(await file.open());
  }
  yield `--${boundary}--\r\n`;
}

const parties = (all: MailParty[]): string => all.map(({ name, email }) => `${encodeWords(name)} <${safe(email)}>`).join(',\r\n ');
const safe = (text: string): string => text.replaceAll(/[\s<>]/g, '');

/** Plain words as they are; everything else as encoded words (RFC 2047), each of whole characters and short enough for a line. */
export function encodeWords(text: string): string {
  if (/^[A-Za-z0-9 ]{1,60}$/.test(text) && text === text.trim()) return text;
  const words: string[] = [];
  let piece = '';
  for (const character of text) {
    if (Buffer.byteLength(piece + character) > 39) {
      words.push(piece);
      piece = '';
    }
    piece += character;
  }
  words.push(piece);
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

/** A name in pieces, percent-encoded (RFC 2231), no line of which grows too long. */
function fileNameParts(name: string): string {
  const escaped = [...Buffer.from(name)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`);
  const pieces: string[] = [];
  for (let at = 0; at < escaped.length; at += 18) pieces.push(escaped.slice(at, at + 18).join(''));
  return pieces
    .map((piece, n) => `\r\n filename*${n}*=${n === 0 ? "UTF-8''" : ''}${piece}${n < pieces.length - 1 ? ';' : ''}`)
    .join('');
}

async function* base64Lines(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const chunk of source) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk);
    const whole = bytes.length - (bytes.length % lineBytes);
    if (whole > 0) yield toLines(bytes.subarray(0, whole));
    rest = Buffer.from(bytes.subarray(whole));
  }
  yield rest.length > 0 ? toLines(rest) : '\r\n';
}

const toLines = (bytes: Buffer): string => bytes.toString('base64').replaceAll(/.{1,76}/g, '$&\r\n');
