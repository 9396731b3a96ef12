'use client';
import type { ReportView } from '@parley/contract/report-view';
import { useFormatter, useTranslations } from 'use-intl';
import { formatBytes } from '@/lib/format-bytes';
import { PageSection } from '@/ui/side-page';
import { useSpan } from './use-span.ts';

type Figure = { name: string; value: string | null; before: string | null; note?: string };

/** How it is used in the period, each figure beside that of the period before it. */
export function UseFigures({ report: { now, before, timeZone } }: { report: ReportView }) {
  const t = useTranslations('reports');
  const format = useFormatter();
  const span = useSpan();
  const number = (value: number | null) => (value === null ? null : format.number(value));
  const share = (value: number | null) =>
    value === null ? null : format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  const figures: Figure[] = [
    { name: t('people'), value: number(now.people), before: number(before.people) },
    { name: t('messages'), value: number(now.messages), before: number(before.messages) },
    { name: t('directReply'), value: span(now.directReply), before: span(before.directReply), note: t('directReplyNote') },
    { name: t('threadReply'), value: span(now.threadReply), before: span(before.threadReply), note: t('threadReplyNote') },
    { name: t('mails'), value: number(now.mails), before: number(before.mails), note: t('mailsNote') },
    { name: t('afterHours'), value: share(now.afterHours), before: share(before.afterHours), note: t('afterHoursNote') },
  ];
  return (
    <PageSection title={t('glance')} lead={t('useLead', { zone: timeZone })} className="pt-6">
      <List figures={figures} />
    </PageSection>
  );
}

/** What is paid for, and how much of it is used. */
export function CostFigures({ report: { now, before, seats, storage }, cost }: { report: ReportView; cost: string | null }) {
  const t = useTranslations('reports');
  const format = useFormatter();
  const figures: Figure[] = [
    { name: t('seats'), value: t('of', { used: format.number(seats.used), limit: format.number(seats.limit) }), before: null },
    { name: t('idle'), value: seats.idle === null ? null : format.number(seats.idle), before: null, note: t('idleNote') },
    { name: t('cost'), value: cost ?? t('costNothing'), before: null, note: t('costNote') },
    { name: t('storage'), value: t('of', { used: formatBytes(storage.used), limit: formatBytes(storage.limit) }), before: null },
    {
      name: t('files'),
      value: t('filesAdded', { files: now.filesAdded, size: formatBytes(now.bytesAdded) }),
      before: formatBytes(before.bytesAdded),
    },
  ];
  return (
    <PageSection title={t('seatsAndStorage')} className="pt-6">
      <List figures={figures} />
    </PageSection>
  );
}

function List({ figures }: { figures: Figure[] }) {
  const t = useTranslations('reports');
  return (
    <dl className="grid grid-cols-2 gap-x-5 gap-y-5 sm:gap-x-10 sm:gap-y-6 lg:grid-cols-3">
      {figures.map(({ name, value, before, note }) => (
        <div key={name} className="border-t border-line pt-3">
          <dt className="text-sm text-ink-3">{name}</dt>
          <dd
            data-figures=""
            className={
              value === null
                ? 'pt-1 text-ink-2'
                : 'font-serif text-xl leading-7 font-medium text-balance sm:text-[26px] sm:leading-9'
            }
          >
            {value ?? t('tooFew')}
          </dd>
          {before !== null && <dd className="text-[13px] text-ink-3">{t('before', { value: before })}</dd>}
          {note && <dd className="pt-1 text-[13px] text-pretty text-ink-3">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
