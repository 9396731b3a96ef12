import Pdf from 'pdfkit';
import { folderName } from './day-mails.ts';
import type { Doc } from './pdf-font.ts';
import { makeRoom, writeText, writeWords } from './pdf-text.ts';
import { readSaid, type Said } from './read-said.ts';
import type { Conversation, Snapshot } from './snapshot.ts';
import type { Style } from './type-runs.ts';
import { loadShaper } from './type-shape.ts';

type Transcript = { path: string; pieces: AsyncGenerator<Uint8Array> };
const ink = '#1d2522';
const faint = '#5f6b66';
const small: Style = { font: 'sans', size: 9, color: faint };

/**
 * A transcript of each conversation to read and print, page by page, so that its length costs no memory. Each is to be read to
 * its end before the next one is asked for: all of them are written from one reading of the records.
 */
export async function* pdfTranscripts(snapshot: Snapshot, records: () => AsyncIterable<Uint8Array>): AsyncGenerator<Transcript> {
  await loadShaper();
  const all = readSaid(records(), snapshot);
  let next = await all.next();
  async function* write(conversation: Conversation): AsyncGenerator<Uint8Array> {
    const doc = open(new Pdf(sheet(conversation, snapshot)), conversation, snapshot);
    for (let day = ''; !next.done && next.value.conversation === conversation; next = await all.next()) {
      day = say(doc, next.value, { day, snapshot });
      for (let chunk = doc.read() as Buffer | null; chunk !== null; chunk = doc.read() as Buffer | null) yield chunk;
    }
    doc.end();
    for await (const chunk of doc) yield chunk as Buffer;
  }
  while (!next.done) {
    const { conversation } = next.value;
    yield { path: `pdf/${folderName(conversation)}.pdf`, pieces: write(conversation) };
  }
}

const titleOf = ({ name, kind }: Conversation) => (name === null ? `Conversation (${kind})` : `#${name}`);

const sheet = (conversation: Conversation, { at, workspace }: Snapshot) => ({
  size: 'A4' as const,
  margins: { top: 64, bottom: 56, left: 56, right: 56 },
  autoFirstPage: false,
  info: { Title: titleOf(conversation), Author: workspace.name, CreationDate: new Date(at) },
});

function open(doc: Doc, conversation: Conversation, { at, workspace, people, locale = null }: Snapshot): Doc {
  let page = 0;
  doc.on('pageAdded', () => {
    page += 1;
    const { left, top } = doc.page.margins;
    doc.y = 32;
    const head = `${workspace.name} · ${titleOf(conversation)} · page ${page}`;
    writeWords(doc, [{ text: head, style: { ...small, size: 8 } }], locale);
    doc.x = left;
    doc.y = top;
  });
  doc.addPage();
  const names = conversation.members.flatMap((id) => people.find((one) => one.id === id)?.name ?? []);
  writeText(doc, titleOf(conversation), { style: { font: 'serif', size: 22, color: ink }, locale });
  doc.y += 6;
  const now = `As of ${new Date(at).toISOString()}. Times are UTC. Now in it: ${names.join(', ') || 'nobody'}`;
  writeText(doc, now, { style: small, locale });
  writeText(doc, note, { style: small, locale });
  doc.y += 12;
  return doc;
}

const note =
  'The number beside a time is that of the entry in the records of this conversation. A character that no font here has stands as its number, as in [U+10380]. The records of this export hold everything as it was written.';

const verbs: Record<Said['kind'], string> = {
  original: '',
  edited: ' changed a message to',
  deleted: ' deleted a message',
  entered: ' came in',
  left: ' left',
  changed: '',
};

/** Writes one thing that was said; answers its day, above the first of which the day stands. */
function say(doc: Doc, said: Said, { day, snapshot }: { day: string; snapshot: Snapshot }): string {
  const at = new Date(said.at).toISOString();
  const today = at.slice(0, 10);
  const { locale = null } = snapshot;
  // A heading stands on the page of what it is about.
  makeRoom(doc, today === day ? 40 : 80);
  if (today !== day) {
    doc.y += 10;
    writeText(doc, today, { style: { font: 'serif', size: 13, color: ink }, locale });
    doc.y += 4;
  }
  const isAbout = said.kind === 'changed';
  const isMember = said.kind === 'entered' || said.kind === 'left';
  const member = isMember ? snapshot.people.find(({ id }) => id === said.subject) : null;
  const who = (isMember ? member?.name : (said.imported?.by ?? said.actor)?.name) ?? 'Parley';
  const did = said.imported ? ` (imported; said to be written ${said.imported.at})` : isAbout ? ` ${said.text}` : verbs[said.kind];
  writeWords(
    doc,
    [
      { text: `${at.slice(11, 19)}  ${said.version}  `, style: { ...small, size: 8 } },
      { text: who, style: { font: 'sans', isBold: true, size: 9.5, color: ink } },
      { text: did, style: small },
    ],
    locale,
  );
  const words = said.isErased
    ? '(its content was erased)'
    : isMember || isAbout || said.kind === 'deleted'
      ? ''
      : (said.text ?? '');
  if (words) writeText(doc, words, { style: { font: 'sans', size: 10, color: ink }, locale });
  for (const { id, name } of said.files) writeText(doc, `File: ${name} (files/${id})`, { style: small, locale });
  doc.y += 4;
  return today;
}
