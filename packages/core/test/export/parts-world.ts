import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Actor } from '../../src/actor.ts';
import { verifyArchive } from '../../src/archive/verify.mjs';
import { storeUpload } from '../../src/file/store-upload.ts';
import { newId } from '../../src/id.ts';
import { deleteMessage, editMessage } from '../../src/message/change-message.ts';
import { sendMessage } from '../../src/message/send-message.ts';
import { buildDirect, buildMember, buildTenant } from '../../src/testing/build.ts';

export const run = promisify(execFile);
export const send = (actor: Actor, channelId: string, body: string, fileIds?: string[]) =>
  sendMessage(actor, { clientId: newId(), channelId, body, ...(fileIds ? { fileIds } : {}) });
export const upload = async (actor: Actor, name: string, text: string) => {
  async function* bytes() {
    yield new TextEncoder().encode(text);
  }
  return (await storeUpload(actor, { name, bytes: bytes() })).file.id;
};
/** Every byte of an unpacked export as one text. */
export async function allOf(dir: string): Promise<string> {
  let text = '';
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) text += await readFile(join(entry.parentPath, entry.name), 'utf8');
  return text;
}
/** The words of the mails too, which are in base64. */
export const wordsOf = (text: string) =>
  text +
  [...text.matchAll(/(?:^[A-Za-z0-9+/=]{4,76}\r?$\n?)+/gm)].map(([part]) => Buffer.from(part, 'base64').toString()).join('\n');
export const manifestOf = async (dir: string) =>
  JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8')) as {
    export: { by: { id: string }; agreed: { id: string } | null; reason: string; kind: string; caseId: string | null };
    withheld: { private: { entries: number; files: number }; scope: { entries: number; files: number; streams: number } };
  };
export type Record = { record: string; id: string; stream: string; type: string; payload: string | null; withheld?: string };
export const recordsOf = async (dir: string) =>
  (await readFile(join(dir, 'records.ndjson'), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record);
export const faultOf = (dir: string) =>
  verifyArchive(dir).then(
    () => null,
    (error: Error) => error.message,
  );
export const whole = { isEverything: true, formats: ['eml', 'csv', 'xml'] as ('eml' | 'csv' | 'xml')[], reason: 'an examination' };
export const parts = { formats: whole.formats };

/** Two who whisper, what was said to everybody, and what a spreadsheet would take for a formula. */
export async function buildParts() {
  const tenant = await buildTenant();
  const second = await buildMember(tenant, { name: 'Second Owner', role: 'owner' });
  const ana = await buildMember(tenant, { name: 'Ana' });
  const ben = await buildMember(tenant, { name: 'Ben' });
  const secret = await buildDirect(ana, [ben]);
  await send(ana, secret, 'whispered between two', [await upload(ana, 'whispered-name.txt', 'whispered in a file')]);
  const { message } = await send(ben, secret, 'whispered first');
  await editMessage(ben, { messageId: message.id, body: 'whispered second' });
  await send(tenant.owner, tenant.generalId, 'said to everybody', [await upload(tenant.owner, 'open.txt', 'an open file')]);
  const { message: formula } = await send(ana, tenant.generalId, '=HYPERLINK("http://x","<b>&")');
  await editMessage(ana, { messageId: formula.id, body: '+2 "quoted"' });
  await deleteMessage(ana, { messageId: formula.id });
  return { tenant, second, ana, ben, secret };
}
