import { attachDraftFile } from '@parley/core/draft/draft-files';
import { setDraft } from '@parley/core/draft/drafts';
import { storeUpload } from '@parley/core/file/store-upload';
import { scheduleMessage } from '@parley/core/scheduled/scheduled-messages';
import { newId } from '@parley/core/id';
import type { BuiltMember } from '@parley/core/testing/build';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';
import { short, tomorrow } from './make-things.ts';

/** A message of somebody's that waits to be sent. */
async function scheduled(world: World, author: BuiltMember): Promise<{ id: string }> {
  const body = `${world.sealed} later`;
  const { id } = await scheduleMessage(author, { id: newId(), channelId: world.roomId, body, sendAt: tomorrow() });
  return { id };
}

/** A draft in the room that two devices wrote. */
async function twoTexts(world: World, writer: BuiltMember): Promise<{ key: string; id: string }> {
  const draft = { channelId: world.roomId, base: 0 };
  await setDraft(writer, { ...draft, body: `${world.sealed} ${short()}`, editedAt: Date.now() });
  const elsewhere = { ...writer, sessionId: newId() };
  const { key, others } = await setDraft(elsewhere, { ...draft, body: `${world.sealed} ${short()}`, editedAt: 1 });
  return { key, id: others[0]?.id ?? '' };
}

async function ownFile(world: World, author: BuiltMember): Promise<{ fileId: string; base: number }> {
  async function* bytes() {
    yield new TextEncoder().encode(`${world.sealed} beside a draft`);
  }
  const { file } = await storeUpload(author, { name: `${world.marker}.txt`, bytes: bytes() });
  return { fileId: file.id, base: 0 };
}

/** A file beside the draft in the room, where the author may have one. */
async function besideDraft(world: World, author: BuiltMember): Promise<{ fileId: string; base: number }> {
  const file = await ownFile(world, author);
  await attachDraftFile(author, { ...file, key: world.roomId });
  return { ...file, base: 1 };
}

/** What is written and not sent yet. */
export const draftSamples: Samples = {
  'draft.attach': {
    input: async (world, { author }) => ({ ...(await ownFile(world, author)), key: world.messageId }),
    answer: answers.draftFiles,
  },
  'draft.choose': { input: (world, { author }) => twoTexts(world, author), answer: answers.draft },
  'draft.detach': {
    input: async (world, { author }) => ({ files: [await besideDraft(world, author)] }),
    answer: answers.draftFiles,
    foreign: 'passedOver',
  },
  'draft.drop': { input: (world, { author }) => twoTexts(world, author), answer: answers.draft },
  'draft.files': { input: () => undefined, answer: answers.draftFiles },
  'draft.list': { input: () => ({ since: null, cursor: null }), answer: answers.drafts, mayBeEmpty: true },
  'draft.set': {
    input: (world) => ({ channelId: world.roomId, parentId: world.messageId, body: world.sealed, base: 0, editedAt: 1 }),
    answer: answers.draft,
  },
  'scheduled.cancel': { input: (world, { author }) => scheduled(world, author), answer: answers.scheduled },
  'scheduled.change': {
    input: async (world, { author }) => ({ ...(await scheduled(world, author)), body: world.sealed, sendAt: tomorrow() }),
    answer: answers.scheduled,
  },
  'scheduled.count': { input: () => undefined, answer: answers.scheduledCount },
  'scheduled.create': {
    input: (world) => ({
      id: newId(),
      channelId: world.roomId,
      parentId: world.messageId,
      body: world.sealed,
      sendAt: tomorrow(),
    }),
    answer: answers.scheduled,
    chosen: ['id'],
  },
  'scheduled.list': { input: () => ({ cursor: null }), answer: answers.scheduledPage, mayBeEmpty: true },
  'scheduled.sendNow': { input: (world, { author }) => scheduled(world, author), answer: answers.changedMessage },
};
