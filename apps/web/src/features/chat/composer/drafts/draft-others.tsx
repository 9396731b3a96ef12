'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPCClient } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { IconButton } from '@/ui/icon-button';
import { tryAction } from '../../shell/try-action.ts';
import { useChatClient, useDraftOthers } from '../../state/chat-client.tsx';
import { usePlainWords } from './use-plain-words.ts';

/** Offers what was written on another device at the same time, one version after the other, until each is taken or thrown away. */
export function DraftOthers({ draftKey }: { draftKey: string }) {
  const t = useTranslations('drafts');
  const client = useChatClient();
  const procedures = useTRPCClient();
  const wordsOf = usePlainWords();
  const [other] = useDraftOthers(draftKey);
  if (!other) return null;
  const act = (what: 'choose' | 'drop') =>
    tryAction(t('notKept'), async () => client.takeDraft(await procedures.draft[what].mutate({ key: draftKey, id: other.id })));
  return (
    <div role="status" className="flex items-start gap-2 rounded-t-xl border-b border-line bg-amber-soft py-2 ps-4 pe-2 text-sm">
      <div className="min-w-0 flex-1">
        <p className="font-medium">{t('twoTexts')}</p>
        <p dir="auto" className="line-clamp-2 wrap-anywhere text-ink-2">
          {t('otherText', { text: wordsOf(other.body) })}
        </p>
      </div>
      <Button size="sm" onClick={() => act('choose')}>
        {t(other.isMine ? 'keepMine' : 'useOther')}
      </Button>
      <IconButton label={t('dropOther')} size="sm" onClick={() => act('drop')}>
        <X aria-hidden strokeWidth={1.6} />
      </IconButton>
    </div>
  );
}
