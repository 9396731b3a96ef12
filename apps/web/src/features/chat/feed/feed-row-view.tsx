'use client';
import { memo } from 'react';
import type { ChannelChange } from '@parley/contract/channel-change';
import type { MyChannelView } from '@parley/contract/channel-view';
import { lateComponent } from '@/ui/late-component';
import { MessageArticle } from '../message/message-article.tsx';
import { PendingArticle } from '../message/pending-article.tsx';
import { useNameOf, type PendingMessage } from '../state/chat-client.tsx';
import { ChannelStart } from './channel-start.tsx';
import type { FeedRow } from './feed-rows.ts';
import { DayLine, UnreadLine } from './feed-lines.tsx';

/** As high as what stands there once it is fetched. */
const ChangeLine = lateComponent(() => import('@/lib/change-line').then((module) => module.ChangeLine), <div className="h-8" />);

function NamedChangeLine({ change }: { change: ChannelChange }) {
  const nameOf = useNameOf();
  return <ChangeLine change={change} name={change.by ? nameOf(change.by.memberId) : undefined} />;
}

type Props = { row: FeedRow<PendingMessage>; mine: MyChannelView; position: number; isTabStop: boolean };

export const FeedRowView = memo(function FeedRowView({ row, mine, position, isTabStop }: Props) {
  if (row.kind === 'start') return <ChannelStart mine={mine} />;
  if (row.kind === 'changed') return <NamedChangeLine change={row.change} />;
  return (
    <>
      {row.unreadSince ? <UnreadLine since={row.unreadSince} day={row.day} /> : row.day && <DayLine at={row.day} />}
      {row.kind === 'message' ? (
        <MessageArticle message={row.message} isContinuation={row.isContinuation} position={position} isTabStop={isTabStop} />
      ) : (
        <PendingArticle pending={row.pending} isContinuation={row.isContinuation} position={position} />
      )}
    </>
  );
}, isSameRow);

// Rows are made anew on every change; what they show mostly is not.
function isSameRow(a: Props, b: Props): boolean {
  const shown = ({ row, mine }: Props) => {
    if (row.kind === 'message') return row.message;
    if (row.kind === 'pending') return row.pending;
    return row.kind === 'changed' ? row.change : mine;
  };
  return (
    a.row.kind === b.row.kind &&
    shown(a) === shown(b) &&
    a.row.isContinuation === b.row.isContinuation &&
    a.row.day === b.row.day &&
    a.row.unreadSince === b.row.unreadSince &&
    a.position === b.position &&
    a.isTabStop === b.isTabStop
  );
}
