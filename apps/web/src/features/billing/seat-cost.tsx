'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { useMoney } from './use-money.ts';

/** What so many more people would cost, beside the place where they are invited. Nothing where nothing is paid. */
export function SeatCost({ seats }: { seats: number }) {
  const t = useTranslations('billing');
  const money = useMoney();
  const trpc = useTRPC();
  const options = { staleTime: 30_000, placeholderData: keepPreviousData };
  const now = useQuery(trpc.billing.preview.queryOptions({}, options)).data?.bill;
  const then = useQuery(trpc.billing.preview.queryOptions({ addSeats: seats }, { ...options, enabled: seats > 0 })).data?.bill;
  if (!now || !then || seats === 0) return null;
  return (
    <p role="status" className="rounded-md bg-sunk px-3.5 py-2.5 text-[13.5px] text-ink-2">
      {t('seatCost', {
        seats,
        more: money(then.due - now.due, then.currency),
        total: money(then.due, then.currency),
        date: then.at ? formatDate(then.at) : '',
      })}
    </p>
  );
}
