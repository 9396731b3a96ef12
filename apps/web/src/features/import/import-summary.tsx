'use client';
import type { ImportSummary } from '@parley/contract/import-view';
import { useFormatter, useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';

/** What the check has found: who is known here, what would come, and from when. */
export function ImportSummaryTable({ summary }: { summary: ImportSummary }) {
  const t = useTranslations('import');
  const format = useFormatter();
  const { people, channels, files } = summary;
  const rows: [string, string][] = [
    [t('found.people'), t('found.peopleAre', { matched: people.matched, placeholders: people.placeholders })],
    [t('found.channels'), t('found.channelsAre', { open: channels.public, closed: channels.private, direct: channels.direct })],
    [t('found.messages'), t('found.messagesAre', { messages: summary.messages, replies: summary.replies })],
    [t('found.more'), t('found.moreAre', { reactions: summary.reactions, edited: summary.edited, pinned: summary.pinned })],
    [t('found.files'), t('found.filesAre', { inside: files.inside, links: files.linksOnly })],
  ];
  if (summary.from && summary.until) rows.push([t('found.period'), `${formatDate(summary.from)} – ${formatDate(summary.until)}`]);
  if (channels.known > 0) rows.push([t('found.before'), t('found.beforeAre', { channels: format.number(channels.known) })]);
  return (
    <>
      <dl className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-6 pt-4">
        {rows.map(([name, value]) => (
          <div key={name} className="col-span-2 grid grid-cols-subgrid border-b border-line py-2">
            <dt className="text-ink-3">{name}</dt>
            <dd data-figures="">{value}</dd>
          </div>
        ))}
      </dl>
      {people.placeholders > 0 && (
        <p className="max-w-[72ch] pt-3 text-[13.5px] text-pretty text-ink-3">{t('found.placeholdersMean')}</p>
      )}
    </>
  );
}
