'use client';
import type { KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { ContextMenu } from '@/ui/context-menu';
import { lateComponent } from '@/ui/late-component';
import { channelName, isNamed } from '../channel/channel-title.ts';
import { useChannel, useMe } from '../state/chat-client.tsx';
import { ChannelLink } from './channel-link.tsx';
import { useDrag } from './use-drag.ts';

/** Moves the row: to a place before another, by one step, or into this list from elsewhere. */
export type RowMoves = {
  drop(channelId: string, beforeId: string | null): void;
  step(mine: MyChannelView, by: 1 | -1): void;
};

type Props = { mine: MyChannelView; nextId: string | null; moves: RowMoves };

/** One channel in the side bar: opens it, and can be dragged, moved by Alt+Shift+↑ and ↓, or through its menu. */
export function ChannelRow({ mine, nextId, moves }: Props) {
  const t = useTranslations('sidebar');
  const me = useMe();
  const { id } = mine.channel;
  const ref = useDrag<HTMLLIElement>({
    carries: { kind: 'channel', id },
    takes: ['channel'],
    put: (dragged, isAfter) => dragged.id !== id && moves.drop(dragged.id, isAfter ? nextId : id),
  });
  const name = channelName(mine.channel, me.id);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || !event.shiftKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    moves.step(mine, event.key === 'ArrowUp' ? -1 : 1);
    // The row is drawn anew elsewhere; who moves it keeps hold of it.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-channel-row="${id}"] a`)?.focus());
  };
  return (
    <ContextMenu
      label={t('menuOf', { name })}
      trigger={
        <li
          ref={ref}
          data-channel-row={id}
          className="rounded-[8px] data-dragged:opacity-40 data-[drop=after]:shadow-[0_2px_0_0_var(--color-accent)] data-[drop=before]:shadow-[0_-2px_0_0_var(--color-accent)]"
          onKeyDown={onKeyDown}
        >
          <ChannelLink mine={mine} name={name} isDirect={!isNamed(mine.channel)} />
        </li>
      }
    >
      <LatestMenu mine={mine} moves={moves} />
    </ContextMenu>
  );
}

export const ChannelRowMenu = lateComponent(() => import('./channel-row-menu.tsx').then((module) => module.ChannelRowMenu));

function LatestMenu({ mine, moves }: { mine: MyChannelView; moves: RowMoves }) {
  return <ChannelRowMenu mine={useChannel(mine.channel.id) ?? mine} moves={moves} />;
}
