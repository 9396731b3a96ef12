'use client';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { channelTitle, isNamed } from '../channel/channel-title.ts';
import { openDialog } from '../shell/open-dialog.ts';
import { useMe } from '../state/chat-client.tsx';
import { startWords } from './start-words.ts';

export function EmptyChannel({ mine: { channel, can } }: { mine: MyChannelView }) {
  const me = useMe();
  const t = useTranslations('message');
  const canAdd = can.addMembers && isNamed(channel) && channel.memberCount < 2;
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center overflow-y-auto">
      <EmptyState
        className="pointer-events-auto"
        title={channelTitle(channel, me.id)}
        act={canAdd && <Button onClick={() => openDialog({ kind: 'addPeople', channelId: channel.id })}>{t('addPeople')}</Button>}
      >
        <p>{startWords(channel, me.id, t)}</p>
        <p className="pt-1">{t(can.post ? 'nothingYetYours' : 'nothingYet')}</p>
      </EmptyState>
    </div>
  );
}
