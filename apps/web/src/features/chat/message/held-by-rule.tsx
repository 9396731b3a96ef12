'use client';
import { ShieldAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { Button } from '@/ui/button';
import { useDraftTexts } from '../composer/drafts/use-draft-texts.ts';
import { forgetSent } from '../composer/undo/last-sent.ts';
import { openDialog } from '../shell/open-dialog.ts';
import { useChatClient, type PendingMessage } from '../state/chat-client.tsx';
import { putBackFiles } from '../upload/attachments-store.ts';

/** Stands at a message that a rule of the firm keeps here: which rule, whose, and what one can do now. Nothing of it is lost. */
export function HeldByRule({ pending }: { pending: PendingMessage }) {
  const t = useTranslations('message');
  const client = useChatClient();
  const texts = useDraftTexts();
  const { clientId, channelId, parentId, body, files, extra, error } = pending;
  // What the composer says of the message lies outside of React: it was not sent.
  useEffect(() => forgetSent(clientId), [clientId]);
  const change = () => {
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
  return (
    <div role="alert" className="mt-1 rounded-e-md border-s-[3px] border-amber bg-amber-soft px-3 py-2 text-sm">
      <p className="flex items-start gap-2 text-pretty">
        <ShieldAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-amber-text" strokeWidth={1.6} />
        <span className="min-w-0">
          <strong className="font-semibold">{t(error?.mayConfirm ? 'heldTitle' : 'notSentTitle')}</strong> {errorText(error)}
        </span>
      </p>
      <div className="flex flex-wrap gap-2 ps-6 pt-2">
        <Button size="sm" onClick={change}>
          {t('changeIt')}
        </Button>
        {error?.mayConfirm && (
          <Button size="sm" variant="quiet" onClick={() => client.retry(clientId, { acceptsWarning: true })}>
            {t('sendAnyway')}
          </Button>
        )}
        <Button size="sm" variant="quiet" onClick={() => client.discard(clientId)}>
          {t('discard')}
        </Button>
      </div>
    </div>
  );
}
