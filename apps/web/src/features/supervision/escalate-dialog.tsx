'use client';
import { limits } from '@parley/contract/limits';
import type { OpenedItem } from '@parley/contract/supervision';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { Select } from '@/ui/select';
import { TextArea } from '@/ui/text-area';
import type { ReviewActs } from './use-review-acts.ts';

type Props = { opened: OpenedItem; acts: ReviewActs; onClose: () => void };

/** Gives the item to somebody else, with the reason for it. */
export function EscalateDialog({ opened, acts, onClose }: Props) {
  const t = useTranslations('supervision');
  const others = opened.canTake.filter(({ memberId }) => memberId !== acts.me);
  const [toId, setToId] = useState(others[0]?.memberId ?? '');
  const [note, setNote] = useState('');
  const { escalate } = acts;
  const save = (event: FormEvent) => {
    event.preventDefault();
    escalate.mutate({ itemId: opened.item.id, toId, note }, { onSuccess: onClose });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('escalateTitle')} description={t('escalateLead')}>
      <form onSubmit={save} className="flex flex-col gap-4">
        {others.length === 0 && <Banner>{t('nobodyElse')}</Banner>}
        <Select
          label={t('toWhom')}
          value={toId}
          options={others.map(({ memberId, name }) => ({ value: memberId, label: name }))}
          onChange={(event) => setToId(event.currentTarget.value)}
        />
        <TextArea
          label={t('note')}
          hint={t('noteHint')}
          rows={3}
          dir="auto"
          maxLength={limits.supervisionNote}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {escalate.error && <Alert title={t('notDone')}>{errorText(escalate.error)}</Alert>}
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={escalate.isPending} disabled={!toId || note.trim() === ''}>
            {t('escalate')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
