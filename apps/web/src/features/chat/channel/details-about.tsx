'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { notifyLevels, type MyChannelView } from '@parley/contract/channel-view';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Checkbox } from '@/ui/checkbox';
import { LabelChip } from '@/ui/label-chip';
import { Select } from '@/ui/select';
import { useSidebarActions } from '../sidebar/use-sidebar.ts';
import { openDialog } from '../shell/open-dialog.ts';
import { isNamed } from './channel-title.ts';

export function DetailsAbout({ mine }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const tl = useTranslations('label');
  const format = useFormatter();
  const { channel, can } = mine;
  const details = useQuery(useTRPC().channel.details.queryOptions({ channelId: channel.id }));
  const made = formatDate(channel.createdAt);
  const maker = details.data?.createdBy?.name;
  return (
    <>
      <dl className="grid gap-4 py-5">
        {isNamed(channel) && (
          <Fact term={t('topic')}>
            {channel.topic && (
              <p dir="auto" className="text-start">
                {channel.topic}
              </p>
            )}
            {can.rename ? (
              <button
                type="button"
                className="font-medium text-accent-text hover:underline"
                onClick={() => openDialog({ kind: 'channelTopic', channelId: channel.id })}
              >
                {channel.topic ? t('changeTopic') : t('addTopic')}
              </button>
            ) : (
              !channel.topic && <span className="text-ink-3">{t('noTopic')}</span>
            )}
          </Fact>
        )}
        {isNamed(channel) && (
          <Fact term={t('whoReads')}>{channel.kind === 'public' ? t('publicMeaning') : t('privateMeaning')}</Fact>
        )}
        <Fact term={t('whoWrites')}>
          {channel.isArchived ? t('archivedMeaning') : channel.posting === 'admins' ? t('announcementsMeaning') : t('membersWrite')}
        </Fact>
        {channel.label && (
          <Fact term={tl('label')}>
            <LabelChip label={channel.label} />
            {channel.label.meaning && (
              <p dir="auto" className="pt-1 text-start">
                {channel.label.meaning}
              </p>
            )}
          </Fact>
        )}
        {details.data?.isReviewed && (
          <Fact term={t('reviewed')}>
            {details.data.reviewers.length > 0
              ? t('reviewedBy', { people: format.list(details.data.reviewers) })
              : t('reviewedByFirm')}
          </Fact>
        )}
        <Fact term={t('created')}>{maker ? t('createdBy', { date: made, person: maker }) : made}</Fact>
        {mine.visibleFrom > 0 && <Fact term={t('history')}>{t('historyLimited')}</Fact>}
      </dl>
      {mine.isMember && <MySettings mine={mine} />}
    </>
  );
}

function MySettings({ mine }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const { setNotify, setMuted } = useSidebarActions();
  return (
    <section aria-label={t('notifications')} className="grid gap-3 border-t border-line pt-5">
      <h3 className="text-sm font-semibold">{t('notifications')}</h3>
      <Select
        label={t('notifyMe')}
        value={mine.notify}
        onChange={(event) => setNotify(mine, notifyLevels.find((level) => level === event.currentTarget.value) ?? 'mentions')}
        options={notifyLevels.map((value) => ({ value, label: t(`notify.${value}`) }))}
      />
      <Checkbox
        label={t('mute')}
        hint={t('mutedMeaning')}
        checked={mine.isMuted}
        onCheckedChange={(isMuted) => setMuted(mine, isMuted)}
      />
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs font-medium text-ink-3">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
