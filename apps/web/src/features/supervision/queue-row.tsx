'use client';
import type { ItemView } from '@parley/contract/supervision';
import { useTranslations } from 'use-intl';
import { formatWhen } from '@/lib/format-time';
import { Checkbox } from '@/ui/checkbox';
import { cn } from '@/ui/cn';
import { Tag } from '@/ui/tag';
import { VisuallyHidden } from '@/ui/visually-hidden';

type Props = { item: ItemView; isOpen: boolean; isChosen: boolean; onOpen: () => void; onChoose?: () => void };

/** An item in the list: who, when and why. Its words show when it is opened. */
export function QueueRow({ item, isOpen, isChosen, onOpen, onChoose }: Props) {
  const t = useTranslations('supervision');
  return (
    <li className={cn('flex gap-1 rounded-lg border-b border-line ps-2', isOpen && 'bg-accent-soft/60')}>
      {onChoose && (
        <div className="pt-3">
          <Checkbox
            label={<VisuallyHidden>{t('chooseNamed', { name: item.author.name })}</VisuallyHidden>}
            checked={isChosen}
            onCheckedChange={onChoose}
          />
        </div>
      )}
      <button
        type="button"
        data-item={item.id}
        aria-current={isOpen ? 'true' : undefined}
        className="min-w-0 flex-1 py-2.5 pe-2 text-start"
        onClick={onOpen}
      >
        <span className="flex items-baseline justify-between gap-2">
          <bdi className={cn('truncate', item.openedAt ? 'font-medium' : 'font-semibold')}>{item.author.name}</bdi>
          <time dateTime={item.saidAt} className="shrink-0 text-xs text-ink-3">
            {formatWhen(item.saidAt)}
          </time>
        </span>
        <span className="block truncate text-sm text-ink-2">
          {item.reasons.map((reason) => t(`reason.${reason}`)).join(' · ')} · <bdi>{item.policyName}</bdi>
        </span>
        <span className="flex flex-wrap gap-1 pt-1 empty:hidden">
          {!item.openedAt && <Tag tone="accent">{t('new')}</Tag>}
          {item.state === 'escalated' && <Tag tone="amber">{t('state.escalated')}</Tag>}
          {item.outcome && <Tag>{t(`outcome.${item.outcome}`)}</Tag>}
          {item.proposed && item.state !== 'closed' && <Tag tone="amber">{t('waitsForSecond')}</Tag>}
          {item.isEdit && <Tag>{t('edited')}</Tag>}
          {item.assignee && item.state !== 'closed' && (
            <Tag>
              <bdi>{item.assignee.name}</bdi>
            </Tag>
          )}
        </span>
      </button>
    </li>
  );
}
