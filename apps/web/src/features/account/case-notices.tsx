'use client';
import type { CaseNotice } from '@parley/contract/case';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { PageSection } from '@/ui/side-page';

/** Cases that are over and in which this person's messages could be read, where they say so. Nothing where there are none. */
export function CaseNotices() {
  const t = useTranslations('account');
  const notices = useQuery(useTRPC().case.notices.queryOptions());
  if (!notices.data || notices.data.items.length === 0) return null;
  return (
    <PageSection id="cases" title={t('cases')} lead={t('casesLead')}>
      <ul aria-label={t('cases')} className="border-t border-line">
        {notices.data.items.map((notice) => (
          <Notice key={notice.id} notice={notice} />
        ))}
      </ul>
    </PageSection>
  );
}

function Notice({ notice: { toldAt, from, until, askedBy } }: { notice: CaseNotice }) {
  const t = useTranslations('account');
  const day = (text: string | null) => (text ? formatDate(`${text}T12:00:00Z`) : '');
  const which = from && until ? 'between' : from ? 'from' : until ? 'until' : 'all';
  return (
    <li className="border-b border-line py-3">
      <p>{t(`caseDays.${which}`, { from: day(from), until: day(until) })}</p>
      <p className="text-sm text-ink-3">
        {t('caseEnded', { date: formatDate(toldAt) })} {askedBy && t('caseAskedBy', { name: askedBy })}
      </p>
    </li>
  );
}
