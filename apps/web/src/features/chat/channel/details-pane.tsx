'use client';
import { useTranslations } from 'use-intl';
import { Tabs } from '@/ui/tabs';
import { FilesTab } from '../files/files-tab.tsx';
import { PaneFrame } from '../shell/pane-frame.tsx';
import { useChatLocation } from '../shell/use-chat-location.ts';
import { useChannel, useMe } from '../state/chat-client.tsx';
import { channelTitle } from './channel-title.ts';
import { DetailsAbout } from './details-about.tsx';
import { DetailsMembers } from './details-members.tsx';
import { DetailsPins } from './details-pins.tsx';

/** All about the channel that is open: what it is for, who is in it, its files, what is pinned, and one's own settings for it. */
export function DetailsPane() {
  const t = useTranslations('channel');
  const { place } = useChatLocation();
  const mine = useChannel(place.kind === 'channel' ? place.channelId : '');
  const me = useMe();
  return (
    <PaneFrame title={t('details')} note={mine && <bdi>{channelTitle(mine.channel, me.id)}</bdi>}>
      {mine && (
        <div className="min-h-0 flex-1 overflow-y-auto px-[18px] pb-6">
          <Tabs
            key={mine.channel.id}
            label={t('details')}
            tabs={[
              { value: 'about', label: t('about'), panel: <DetailsAbout mine={mine} /> },
              { value: 'members', label: t('members'), panel: <DetailsMembers mine={mine} /> },
              { value: 'files', label: t('files'), panel: <FilesTab channelId={mine.channel.id} /> },
              { value: 'pins', label: t('pins'), panel: <DetailsPins mine={mine} /> },
            ]}
          />
        </div>
      )}
    </PaneFrame>
  );
}
