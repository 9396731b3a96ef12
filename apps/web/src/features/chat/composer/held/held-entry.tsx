'use client';
import type { MyHeldMessage } from '@parley/contract/quarantine';
import { CircleAlert, Hourglass, Undo2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { formatMoment } from '@/lib/format-time';
import { IconButton } from '@/ui/icon-button';
import { ChatLink } from '../../shell/chat-link.tsx';
import { useDraftPlace } from '../drafts/use-draft-place.ts';
import { usePlainWords } from '../drafts/use-plain-words.ts';
import { useWithdraw } from './use-withdraw.ts';

export function HeldEntry({ item }: { item: MyHeldMessage }) {
  const t = useTranslations('drafts');
  const withdraw = useWithdraw(item);
  const wordsOf = usePlainWords();
  const { href, name } = useDraftPlace(item);
  const isRefused = item.state === 'refused';
  const Mark = isRefused ? CircleAlert : Hourglass;
  const rules = item.rules.map((rule) => rule.name).join(', ');
  return (
    <li className="flex items-start gap-3 border-b border-line py-3.5">
      <div className="min-w-0 flex-1">
        {href ? (
          <ChatLink className="font-semibold hover:underline" href={href}>
            {name}
          </ChatLink>
        ) : (
          <p className="text-ink-3">{name}</p>
        )}
        <p dir="auto" className="line-clamp-2 max-w-[72ch] wrap-anywhere">
          {wordsOf(item.body) || (item.files.length > 0 && t('files', { count: item.files.length }))}
        </p>
        <p className={`flex items-start gap-1.5 pt-0.5 text-sm ${isRefused ? 'text-red-text' : 'text-ink-3'}`}>
          <Mark aria-hidden className="mt-0.5 size-4 shrink-0" strokeWidth={1.6} />
          <span dir="auto">
            {isRefused
              ? t('heldRefused', { name: item.decidedBy ?? '', reason: item.reason ?? '' })
              : t('heldSince', { when: formatMoment(item.heldAt), rules })}
          </span>
        </p>
      </div>
      {item.state !== 'releasing' && (
        <IconButton label={t('backToDraft')} onClick={() => void withdraw()}>
          <Undo2 aria-hidden strokeWidth={1.6} />
        </IconButton>
      )}
    </li>
  );
}
