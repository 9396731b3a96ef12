import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { ExportedEvent } from '@parley/db/archive/read-stretches';
import { config } from '../config.ts';
import { encodeWords } from '../export/eml.ts';
import type { JournalPerson, Stretch } from './delivery.ts';
import { authorOf, entryText, payloadOf } from './entry-text.ts';

export type MailAttachment = { name: string; mime: string; content: Buffer | Readable };
type Mail = { stretch: Stretch; event: ExportedEvent; files: MailAttachment[]; notes: string[] };

const archive: JournalPerson = { id: '', name: 'Parley', email: 'journal@parley.invalid' };
const toMail = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
const address = ({ name, email }: JournalPerson) => ({ name, address: email });

/** An id that follows from what the entry is: sent again, at any time, it is the same mail. */
const messageId = (name: string, tenantId: string): string => `<${name}@${tenantId}.parley.invalid>`;
const idOf = ({ type, subject, streamId, version }: ExportedEvent, tenantId: string): string =>
  messageId(type === 'message.created' || type === 'message.imported' ? String(subject) : `${version}.${streamId}`, tenantId);

export const reportId = ({ streamId, version }: ExportedEvent, tenantId: string): string =>
  messageId(`journal.${version}.${streamId}`, tenantId);

/**
 * One entry of a conversation as a mail (RFC 5322): from its author to everybody who was in the conversation when it was
 * written. What is said about a message, and replies, answer that message; all of a conversation refer to it.
 */
async function writeEntryMail({ stretch, event, files, notes }: Mail): Promise<Buffer> {
  const { tenantId, people, streamId } = stretch;
  const author = authorOf(event, people) ?? archive;
  const inside = stretch.inside(event.version).flatMap((id) => people.get(id) ?? []);
  const isFirst = event.type === 'message.created' || event.type === 'message.imported';
  const about = isFirst ? payloadOf(event).parentId : event.type.startsWith('message.') ? event.subject : null;
  const label = stretch.labels.get(event.version);
  const text = [...(label ? [`Label: ${label}`] : []), entryText(event, people), ...notes].join('\n\n');
  const conversation = messageId(`conversation.${streamId}`, tenantId);
  const references = about ? [conversation, messageId(about, tenantId)] : [conversation];
  const built = await toMail.sendMail({
    from: address(author),
    sender: address(archive),
    to: inside.map(address),
    subject: subjectOf(stretch, inside),
    date: new Date(event.at),
    messageId: idOf(event, tenantId),
    inReplyTo: references.at(-1),
    references,
    headers: { ...headersOf(stretch, event), ...(label ? { 'X-IM-Classification': label } : {}) },
    text,
    html: `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`,
    attachments: files.map(({ name, mime, content }) => ({ filename: name, contentType: mime, content })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return built.message as Buffer;
}

const subjectOf = ({ channel }: Stretch, inside: JournalPerson[]): string =>
  channel?.name
    ? `#${channel.name}`
    : inside
        .map(({ name }) => name)
        .join(', ')
        .slice(0, 200) || 'Conversation';

const headersOf = ({ tenantId, channel, streamId }: Stretch, event: ExportedEvent) => ({
  'X-IM-Tenant': tenantId,
  'X-IM-Channel-Id': streamId,
  'X-IM-Channel-Type': channel?.kind ?? 'workspace',
  'X-IM-Sequence': `${event.version}-${event.version}`,
  'X-IM-Event-Types': event.type,
  'X-IM-Entry-Hash': event.hash,
});

/**
 * The envelope that archives know from Exchange's journal reports: a mail to the archive whose first part names sender, subject,
 * id and recipients, and whose second is the mail itself, as it is.
 */
export async function writeReport(mail: Mail, to: string): Promise<{ from: string; message: Buffer }> {
  const { stretch, event } = mail;
  const inner = await writeEntryMail(mail);
  const inside = stretch.inside(event.version).flatMap((id) => stretch.people.get(id) ?? []);
  const author = authorOf(event, stretch.people) ?? archive;
  const label = stretch.labels.get(event.version);
  const boundary = `parley-journal-${event.hash.slice(0, 32)}`;
  const from = `journal@${new URL(config().publicUrl).hostname}`;
  const summary = [
    `Sender: ${author.email}`,
    `Subject: ${subjectOf(stretch, inside)}`,
    `Message-Id: ${idOf(event, stretch.tenantId)}`,
    ...inside.map(({ email }) => `To: ${email}`),
    ...(label ? [`Label: ${label}`] : []),
    '',
  ].join('\r\n');
  const head = [
    `From: Parley <${from}>`,
    `To: <${to}>`,
    `Subject: ${encodeWords(subjectOf(stretch, inside))}`,
    `Date: ${new Date(event.at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${reportId(event, stretch.tenantId)}`,
    'X-MS-Journal-Report: ',
    'Auto-Submitted: auto-generated',
    ...Object.entries(headersOf(stretch, event)).map(([name, value]) => `${name}: ${value}`),
    ...(label ? [`X-IM-Classification: ${encodeWords(label)}`] : []),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(summary)
      .toString('base64')
      .replaceAll(/.{1,76}/g, '$&\r\n')
      .trimEnd(),
    `--${boundary}`,
    'Content-Type: message/rfc822',
    'Content-Disposition: attachment',
    '',
    '',
  ].join('\r\n');
  return { from, message: Buffer.concat([Buffer.from(head), inner, Buffer.from(`\r\n--${boundary}--\r\n`)]) };
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign);
