'use client';
import type { CaseView } from '@parley/contract/case';
import { useFormatter, useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';

/** What a case may read, as a sentence: whose messages, where, and of which days. */
export function useScopeWords(): (scope: CaseView['scope']) => string {
  const t = useTranslations('cases');
  const format = useFormatter();
  const day = (text: string) => formatDate(`${text}T12:00:00Z`);
  return ({ members, channels, from, until }) => {
    const people = format.list(members.map(({ name }) => name));
    const places = format.list(channels.map(({ name }) => name));
    const what =
      members.length > 0 && channels.length > 0
        ? t('scope.both', { people, places })
        : members.length > 0
          ? t('scope.people', { people })
          : t('scope.channels', { places });
    const when =
      from && until
        ? t('days.between', { from: day(from), until: day(until) })
        : from
          ? t('days.from', { from: day(from) })
          : until
            ? t('days.until', { until: day(until) })
            : t('days.all');
    return t('scope.sentence', { what, when });
  };
}
