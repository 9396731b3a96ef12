import { useEffect } from 'react';
import { useDraftTexts } from '../composer/drafts/use-draft-texts.ts';
import { forgetSent } from '../composer/undo/last-sent.ts';
import { openDialog } from '../shell/open-dialog.ts';
import { useChatClient, type PendingMessage } from '../state/chat-client.tsx';
import { putBackFiles } from '../upload/attachments-store.ts';

/** Puts a message that a rule keeps here back into the composer, or into the dialog of a poll. Nothing of it is lost. */
export function useTakeBack({ clientId, channelId, parentId, body, files, extra }: PendingMessage): () => void {
  const client = useChatClient();
  const texts = useDraftTexts();
  // What the composer says of the message lies outside of React: it was not sent.
  useEffect(() => forgetSent(clientId), [clientId]);
  return () => {
    client.discard(clientId);
    if (extra?.poll) {
      const { question, options, isMultiple } = extra.poll;
      return openDialog({ kind: 'newPoll', channelId, ...(parentId ? { parentId } : {}), question, options, isMultiple });
    }
    const place = { channelId, ...(parentId ? { parentId } : {}) };
    const words = extra?.snippet ? `\`\`\`${extra.snippet.language}\n${body}\n\`\`\`` : body;
    // Whoever has begun the next one keeps it, below what comes back.
    client.setDraft(place, [words, texts.read(place)].filter(Boolean).join('\n'));
    putBackFiles(
      parentId ?? channelId,
      files.map((view) => ({ view, source: null })),
    );
    const pane = parentId ? '[data-region="pane"]' : 'main';
    document.querySelector<HTMLElement>(`${pane} [data-region="composer"] textarea`)?.focus();
  };
}
