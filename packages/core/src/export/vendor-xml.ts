import { readSaid, type Said } from './read-said.ts';
import type { Person, Snapshot } from './snapshot.ts';

/**
 * Conversations in the shape that archives of others take in (FileDump with Conversation, ParticipantEntered, Message,
 * FileTransferStarted and -Ended, ParticipantLeft). Whoever speaks has come in before, and everybody leaves at the end, as
 * those archives demand.
 */
export async function* vendorXml(snapshot: Snapshot, records: () => AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<FileDump xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n';
  let open: { said: Said; inside: Map<string, Person> } | undefined;
  for await (const said of readSaid(records(), snapshot)) {
    // That shape has no place for it.
    if (said.kind === 'changed') continue;
    if (open && open.said.conversation !== said.conversation) {
      yield end(open);
      open = undefined;
    }
    if (!open) {
      open = { said, inside: new Map() };
      yield begin(said, snapshot);
    }
    open.said = said;
    yield turn(said, open.inside, snapshot);
  }
  if (open) yield end(open);
  yield '</FileDump>\n';
}

function begin({ conversation, at }: Said, { workspace }: Snapshot): string {
  const room = `${conversation.kind} - ${conversation.name ?? 'conversation'} - ${conversation.id}`;
  return `<Conversation Perspective="${escape(workspace.name)}">\n${tag('RoomID', room)}${time('StartTimeUTC', at)}`;
}

function end({ said, inside }: { said: Said; inside: Map<string, Person> }): string {
  const left = [...inside.values()].map((one) => participant('ParticipantLeft', one, said.at)).join('');
  return `${left}${time('EndTimeUTC', said.at)}</Conversation>\n`;
}

function turn(said: Said, inside: Map<string, Person>, { people }: Snapshot): string {
  if (said.kind === 'entered' || said.kind === 'left') {
    const who = people.find(({ id }) => id === said.subject);
    if (!who || inside.has(who.id) === (said.kind === 'entered')) return '';
    if (said.kind === 'entered') inside.set(who.id, who);
    else inside.delete(who.id);
    return participant(said.kind === 'entered' ? 'ParticipantEntered' : 'ParticipantLeft', who, said.at);
  }
  const who = said.imported?.by ?? said.actor;
  let text = '';
  if (who && !inside.has(who.id)) {
    inside.set(who.id, who);
    text += participant('ParticipantEntered', who, said.at);
  }
  const words = said.isErased ? '(erased)' : said.kind === 'deleted' ? '(deleted)' : (said.text ?? '');
  text += `<Message>\n${tag('MessageId', `${said.subject}-${said.version}`)}${login(who)}${time('DateTimeUTC', said.at)}`;
  text += `${tag('Content', said.kind === 'edited' ? `(edited) ${words}` : words)}`;
  text += `${said.label ? tag('Classification', said.label) : ''}</Message>\n`;
  for (const { id, name } of said.files) {
    const file = `${login(who)}${time('DateTimeUTC', said.at)}${tag('UserFileName', name)}${tag('FileName', `files/${id}`)}`;
    text += `<FileTransferStarted>\n${file}</FileTransferStarted>\n<FileTransferEnded>\n${file}${tag('Status', 'Completed')}</FileTransferEnded>\n`;
  }
  return text;
}

const participant = (name: string, who: Person, at: number): string =>
  `<${name}>\n${login(who)}${time('DateTimeUTC', at)}${tag('CorporateEmailID', who.email)}</${name}>\n`;
const login = (who: Person | null): string => `${tag('LoginName', who?.email ?? 'parley')}${tag('UserType', 'user')}`;
const tag = (name: string, text: string): string => `<${name}>${escape(text)}</${name}>\n`;
const time = (name: string, at: number): string => tag(name, String(Math.floor(at / 1000)));

// XML 1.0 knows no control characters and no halves of characters, not even escaped.
const impossible = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;
const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text as it may stand between tags or in an attribute. */
export const escape = (text: string): string =>
  text.replaceAll(impossible, '\ufffd').replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);
