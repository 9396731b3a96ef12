import type { ClientEventInput } from '@parley/contract/client-events';
import type { FileView } from '@parley/contract/file-view';
import type { MessageExtra } from '@parley/contract/message-extra';
import { lockStream } from '@parley/db/channel/channel-queries';
import { appendEvent } from '@parley/db/log/append-event';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import type { Match } from '../boundary-rule/find-matches.ts';
import { heldForReview } from '../boundary-rule/refusal.ts';
import { newId } from '../id.ts';
import { withoutOverlap } from '../inspect/detectors/detector.ts';
import { textsOf } from '../message/message-texts.ts';
import type { MadeByService } from '../message/send-message.ts';
import { announceMine } from '../realtime/announce-mine.ts';
import { noteAsked } from '../waiting/note-waiting.ts';
import type { HeldPayload, HeldRules } from './held-payload.ts';

type Held = {
  input: ClientEventInput<'message.send'>;
  extra: MessageExtra | null;
  made: MadeByService;
  files: readonly FileView[];
  heldBy: readonly Match[];
};

/**
 * Puts a message aside until somebody else has looked at it, and refuses it with the id under which it waits. Its words are an
 * event of the firm's own stream, in the same transaction. The same message again waits only once; one that was released in
 * the meantime is let through, to meet itself in its channel.
 */
export async function holdMessage(actor: Actor, held: Held): Promise<void> {
  const { tenantId, memberId: authorId } = actor;
  const { clientId, channelId, fileIds = [] } = held.input;
  const rules: HeldRules = held.heldBy.map(({ rule: { id, name, version }, count }) => ({ id, name, version, count }));
  const kept = await withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    const known = await tx.quarantine.findFirst({ where: { authorId, clientId } });
    if (known) return { ...known, isNew: false };
    const id = newId();
    const event = { streamId: tenantId, type: 'message.held', actorId: authorId, subjectId: null };
    const payload = JSON.stringify({ heldId: id, channelId, name: rules[0]?.name ?? '', rules, ...payloadOf(held) });
    const { version } = await appendEvent(tx, { ...event, payload });
    await tx.quarantine.create({
      data: { tenantId, id, authorId, channelId, clientId, fileIds, rules, version: BigInt(version) },
    });
    await noteAsked(tx, actor, 'heldMessages');
    return { id, state: 'waiting', isNew: true };
  });
  if (kept.state === 'released' || kept.state === 'releasing') return;
  if (kept.state !== 'waiting')
    throw new AppError('CONFLICT', { message: 'This message was held and has been decided about. Send it as a new one.' });
  if (kept.isNew) announceMine(actor, fileIds.length > 0 ? ['quarantine', 'draftFiles'] : ['quarantine']);
  const [first] = held.heldBy;
  if (first) throw heldForReview(first.rule, kept.id);
}

function payloadOf({ input, extra, made, files, heldBy }: Held): HeldPayload {
  const { acceptsWarning: _asked, ...kept } = input;
  const poll = extra?.poll;
  // What rules have left out is left out here as well.
  const wished = {
    ...input.extra,
    ...(poll
      ? { poll: { question: poll.question, isMultiple: poll.isMultiple, options: poll.options.map(({ text }) => text) } }
      : {}),
    ...(extra?.snippet ? { snippet: extra.snippet } : {}),
  };
  return {
    held: {
      input: { ...kept, ...(input.extra ? { extra: wished } : {}) },
      made: { ...made, ...(extra?.forward ? { forward: extra.forward } : {}) },
      texts: textsOf({ body: input.body, extra }).map((text) => ({
        text,
        spans: withoutOverlap(heldBy.flatMap(({ rule }) => rule.detector.find(text))),
      })),
      files: files.map(({ name, bytes }) => ({ name, bytes })),
    },
  };
}
