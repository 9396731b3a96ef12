'use client';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { Dialog } from '@/ui/dialog';
import { PersonFace } from '../people/person-face.tsx';
import { EmojiSign } from './emoji-sign.tsx';
import { closeMessageDialog } from './message-dialog-store.ts';
import { useNameOf } from '../state/chat-client.tsx';

/** Everybody who reacted to a message, emoji by emoji. */
export function ReactionsDialog({ message }: { message: MessageView }) {
  const t = useTranslations('message');
  const nameOf = useNameOf();
  return (
    <Dialog open onOpenChange={(open) => !open && closeMessageDialog()} title={t('whoReacted')} size="sm">
      {message.reactions.map(({ emoji, memberIds }) => (
        <section key={emoji} className="pb-4" aria-label={t('reactionCount', { emoji, count: memberIds.length })}>
          <h3 className="flex items-center gap-2 pb-1.5 text-sm font-semibold">
            <EmojiSign emoji={emoji} />
            <span data-figures="">{memberIds.length}</span>
          </h3>
          <ul className="flex flex-col gap-1.5">
            {memberIds.map((id) => (
              <li key={id} className="flex items-center gap-2.5">
                <PersonFace person={{ id, name: nameOf(id) ?? t('someone') }} />
                <span className="min-w-0 truncate">{nameOf(id) ?? t('someone')}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}
