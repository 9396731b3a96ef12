'use client';
import type { ItemView } from '@parley/contract/supervision';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/tag';
import type { ReviewActs } from './use-review-acts.ts';

type Props = { item: ItemView; acts: ReviewActs; onAsk: (what: 'close' | 'escalate') => void };

export function ItemActs({ item, acts, onAsk }: Props) {
  const t = useTranslations('supervision');
  if (item.state === 'closed') return <Tag tone="accent">{item.outcome ? t(`outcome.${item.outcome}`) : t('state.closed')}</Tag>;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button size="sm" pending={acts.assign.isPending} onClick={() => acts.takeIt(item)}>
        {t(acts.isMine(item) ? 'giveBack' : 'take')}
      </Button>
      <Button size="sm" onClick={() => onAsk('escalate')}>
        {t('escalate')}
      </Button>
      <Button size="sm" variant="primary" onClick={() => onAsk('close')}>
        {t('close')}
      </Button>
      {acts.assign.error && <Alert title={t('notDone')}>{errorText(acts.assign.error)}</Alert>}
    </div>
  );
}
