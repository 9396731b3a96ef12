'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ChannelLabelChange } from '@parley/contract/label';
import { formatMoment } from '@/lib/format-time';
import { LabelChip } from '@/ui/label-chip';
import { useNameOf } from '../state/chat-client.tsx';

/** Stands between messages: who set the channel to which label, and when. */
export function LabelChangeLine({ change }: { change: ChannelLabelChange }) {
  const t = useTranslations('label');
  const nameOf = useNameOf();
  const { by, before, after, at } = change;
  const label = after ?? before;
  if (!label) return null;
  const words = {
    name: by ? (nameOf(by.memberId) ?? by.name) : '',
    b: (name: ReactNode) => <bdi className="font-semibold text-ink-2">{name}</bdi>,
    label: () => <LabelChip label={label} className="mx-0.5 max-w-[14rem] align-bottom" />,
  };
  return (
    <p className="px-6 py-2 text-center text-[12.5px] leading-5 text-ink-3 max-[719px]:px-4">
      {after ? t.rich(by ? 'setBy' : 'set', words) : t.rich(by ? 'takenBy' : 'taken', words)}
      <time dateTime={at} className="ms-2 whitespace-nowrap">
        {formatMoment(at)}
      </time>
    </p>
  );
}
