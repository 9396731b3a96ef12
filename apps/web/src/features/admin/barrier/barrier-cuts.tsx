'use client';
import type { BarrierPreview } from '@parley/contract/barrier';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPCClient } from '@/lib/trpc';
import { Banner } from '@/ui/banner';
import { Skeleton } from '@/ui/skeleton';
import type { Sides } from './barrier-draft.ts';

/** What a barrier between these sides closes, before it stands. That somebody looks is noted in the audit log. */
export function BarrierCuts({ sides }: { sides: Sides }) {
  const t = useTranslations('barrier');
  const procedures = useTRPCClient().barrier;
  const preview = useQuery({
    queryKey: ['barrier.preview', sides],
    queryFn: () => procedures.preview.mutate(sides),
    staleTime: 10_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return (
    <section
      aria-label={t('cuts')}
      aria-busy={preview.isPending}
      className="rounded-lg border border-line bg-sunk px-4 py-3 text-sm"
    >
      <p className="font-medium text-ink">{t('cuts')}</p>
      {preview.isPending && <Skeleton className="mt-2 h-16 rounded-md" />}
      {preview.isError && <p className="pt-1 text-red-text">{errorText(preview.error)}</p>}
      {preview.data && <Cuts preview={preview.data} />}
    </section>
  );
}

function Cuts({ preview }: { preview: BarrierPreview }) {
  const t = useTranslations('barrier');
  const { channels, moreChannels, closedChannels, conversations, one, other, onBoth } = preview;
  const open = channels.length + moreChannels;
  return (
    <div className="text-ink-2">
      <p className="pt-1">{t('cutPeople', { one, other })}</p>
      {open + closedChannels + conversations === 0 ? (
        <p className="pt-2">{t('cutNothing')}</p>
      ) : (
        <ul className="mt-2 border-t border-line">
          {open > 0 && (
            <li className="border-b border-line py-1.5">
              {t('cutChannels', { count: open })}{' '}
              {channels.map(({ id, name }, index) => (
                <bdi key={id} className="font-medium text-ink">
                  #{name}
                  {index < channels.length - 1 ? ' · ' : ''}
                </bdi>
              ))}
              {moreChannels > 0 && <> {t('cutMore', { count: moreChannels })}</>}
            </li>
          )}
          {closedChannels > 0 && <li className="border-b border-line py-1.5">{t('cutClosed', { count: closedChannels })}</li>}
          {conversations > 0 && <li className="border-b border-line py-1.5">{t('cutConversations', { count: conversations })}</li>}
        </ul>
      )}
      <p className="pt-2 text-ink-3">{t('cutStays')}</p>
      {onBoth > 0 && (
        <Banner tone="amber" className="mt-3">
          {t('cutBoth', { count: onBoth })}
        </Banner>
      )}
    </div>
  );
}
