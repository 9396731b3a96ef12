'use client';
import type { MemberTableRow } from '@parley/contract/member-table';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { dayKey, formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { TextField } from '@/ui/text-field';
import { showToast } from '@/ui/toast';
import { endOfDay } from './member-end.ts';

type Props = { member: MemberTableRow; onClose: () => void; refresh: () => void };

/** Until when a guest may come in: a day, or no end. */
export function MemberEndDialog({ member, onClose, refresh }: Props) {
  const t = useTranslations('members');
  const [today] = useState(() => dayKey(new Date()));
  const [day, setDay] = useState(member.endsAt ? dayKey(member.endsAt) : '');
  const setEnd = useMutation(
    useTRPC().member.setGuestEnd.mutationOptions({
      onSuccess: (_, { endsAt }) => {
        refresh();
        onClose();
        showToast({
          title: endsAt ? t('endsOn', { name: member.name, day: formatDate(endsAt) }) : t('endless', { name: member.name }),
        });
      },
    }),
  );
  const save = (endsAt: string | undefined) => setEnd.mutate({ memberId: member.id, ...(endsAt ? { endsAt } : {}) });
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && onClose()}
      title={t('endTitle', { name: member.name })}
      description={t('endLead')}
    >
      {setEnd.error && <Alert className="mb-4">{errorText(setEnd.error)}</Alert>}
      <TextField type="date" label={t('lastDay')} min={today} value={day} onChange={(event) => setDay(event.target.value)} />
      <DialogActions>
        <Button pending={setEnd.isPending && !setEnd.variables.endsAt} onClick={() => save(undefined)}>
          {t('noEnd')}
        </Button>
        <Button
          variant="primary"
          disabled={!day}
          pending={setEnd.isPending && Boolean(setEnd.variables.endsAt)}
          onClick={() => save(endOfDay(day))}
        >
          {t('saveEnd')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
