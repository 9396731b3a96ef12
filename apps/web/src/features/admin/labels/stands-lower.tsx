'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';

/** Says what a label that begins to stay comes too late for. */
export function StandsLower({ labelId }: { labelId: string }) {
  const t = useTranslations('labels');
  const { data, error } = useQuery({ ...useTRPC().label.lower.queryOptions({ id: labelId }), staleTime: 0 });
  if (error) return <Alert title={t('lowerUnknown')}>{errorText(error)}</Alert>;
  if (!data) return <p className="text-sm text-ink-3">{t('lowerLooking')}</p>;
  if (data.messages === 0) return <p className="text-sm text-ink-3">{t('lowerNone')}</p>;
  return (
    <Banner tone="amber" title={t('lowerSome', { count: data.messages })}>
      {t('lowerStays')}
      <ul className="mt-1.5 max-h-32 overflow-y-auto">
        {data.open.map(({ channelId, name, count }) => (
          <li key={channelId}>
            <bdi>#{name}</bdi> · {t('lowerCount', { count })}
          </li>
        ))}
        {data.others > 0 && (
          <li>
            {t(data.open.length > 0 ? 'lowerOthers' : 'lowerClosed')} · {t('lowerCount', { count: data.others })}
          </li>
        )}
      </ul>
    </Banner>
  );
}
