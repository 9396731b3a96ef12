'use client';
import { SmilePlus } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { cn } from '@/ui/cn';
import { IconButton } from '@/ui/icon-button';
import { Tooltip } from '@/ui/tooltip';
import { EmojiPopover } from '../emoji/emoji-popover.tsx';
import { EmojiSign } from './emoji-sign.tsx';
import { useFeed } from './feed-context.ts';
import { useReact } from './use-react.ts';
import { whoReacted } from './who-reacted.ts';

export function Reactions({ message }: { message: MessageView }) {
  const { myId, nameOf, canReact } = useFeed();
  const t = useTranslations('message');
  const locale = useLocale();
  const react = useReact(message);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="mt-1.5 mb-0.5 flex flex-wrap items-center gap-1.5">
      {message.reactions.map(({ emoji, memberIds }) => {
        const isMine = memberIds.includes(myId);
        const who = whoReacted({ memberIds, myId, nameOf }, t, locale);
        return (
          <Tooltip key={emoji} label={t('reactedWith', { who, emoji })}>
            <button
              type="button"
              aria-pressed={isMine}
              aria-label={`${emoji} ${memberIds.length}, ${who}`}
              disabled={!canReact}
              className={cn(
                'flex h-6 items-center gap-1.5 rounded-full border border-line bg-paper px-[9px] text-[12.5px] transition-colors enabled:hover:border-line-strong pointer-coarse:h-8',
                isMine && 'border-accent/40 bg-accent-soft font-[600] text-accent-text',
              )}
              onClick={() => react(emoji, !isMine)}
            >
              <EmojiSign emoji={emoji} />
              <span aria-hidden data-figures="" className="font-semibold">
                {memberIds.length}
              </span>
            </button>
          </Tooltip>
        );
      })}
      {canReact && (
        <EmojiPopover
          open={isOpen}
          onOpenChange={setIsOpen}
          onPick={(emoji) => react(emoji, true)}
          trigger={
            <IconButton
              label={t('addReaction')}
              size="xs"
              className={cn(
                'rounded-full opacity-0 group-hover/message:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100',
                isOpen && 'opacity-100',
              )}
            >
              <SmilePlus aria-hidden strokeWidth={1.6} />
            </IconButton>
          }
        />
      )}
    </div>
  );
}
