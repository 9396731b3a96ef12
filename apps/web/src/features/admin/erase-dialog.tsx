'use client';
import { limits } from '@parley/contract/limits';
import type { ErasurePreview } from '@parley/contract/subject-rights';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { Skeleton } from '@/ui/skeleton';
import { TextField } from '@/ui/text-field';

type Props = { member: { id: string; name: string }; onClose: () => void; refresh: () => void };

/** The erasure of somebody's data, in two steps: what goes and what stays, then the name and the reason. */
export function EraseDialog({ member, onClose, refresh }: Props) {
  const t = useTranslations('erasure');
  const preview = useQuery(useTRPC().subject.preview.queryOptions({ memberId: member.id }, { gcTime: 0, staleTime: Infinity }));
  const [isSure, setIsSure] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const close = () => {
    // Only then: what is shown here is of whoever they were.
    if (isDone) refresh();
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && close()} title={t('title', { name: member.name })} description={t('lead')}>
      {preview.isPending && <Skeleton className="h-32 rounded-lg" />}
      {preview.isError && <Alert>{errorText(preview.error)}</Alert>}
      {preview.data && !isSure && <WhatGoes preview={preview.data} onNext={() => setIsSure(true)} />}
      {preview.data && isSure && !isDone && <AreYouSure member={member} onDone={() => setIsDone(true)} />}
      {preview.data && isDone && <WhatStayed preview={preview.data} onClose={close} />}
    </Dialog>
  );
}

function WhatGoes({ preview, onNext }: { preview: ErasurePreview; onNext: () => void }) {
  const t = useTranslations('erasure');
  return (
    <>
      <ul aria-label={t('whatHappens')} className="flex list-disc flex-col gap-1.5 ps-5 text-pretty">
        <li>{t('profileGoes')}</li>
        <li>{t('messagesGo', { messages: preview.messages, files: preview.files })}</li>
        <Kept preview={preview} />
        <li>{t('logStays')}</li>
      </ul>
      {preview.obstacle && (
        <Banner className="mt-4" tone="amber" title={t('notNow')}>
          {t(`obstacle.${preview.obstacle}`)}{' '}
          {preview.holds.length > 0 && <bdi>{preview.holds.map(({ name }) => name).join(', ')}</bdi>}
        </Banner>
      )}
      <DialogActions>
        <DialogClose render={<Button>{t('cancel')}</Button>} />
        <Button variant="danger" disabled={preview.obstacle !== null} onClick={onNext}>
          {t('next')}
        </Button>
      </DialogActions>
    </>
  );
}

/** After an erasure: what of it stays, and by whose hold, matter or rule. */
function WhatStayed({ preview, onClose }: { preview: ErasurePreview; onClose: () => void }) {
  const t = useTranslations('erasure');
  return (
    <>
      <p role="status" className="mb-2 font-semibold">
        {t('done')}
      </p>
      <ul aria-label={t('whatStays')} className="flex list-disc flex-col gap-1.5 ps-5 text-pretty">
        <Kept preview={preview} />
        <li>{t('logStays')}</li>
      </ul>
      <DialogActions>
        <Button variant="primary" autoFocus onClick={onClose}>
          {t('finish')}
        </Button>
      </DialogActions>
    </>
  );
}

function Kept({ preview }: { preview: ErasurePreview }) {
  const t = useTranslations('erasure');
  const holds = preview.heldBy.map(({ name, messages }) => t('heldBy', { name, count: messages }));
  const matters = preview.matters.map(({ name, messages }) => t('keptByMatter', { name, count: messages }));
  const duties = preview.duties.map(({ scope, channel, days }) =>
    t('duty', {
      where: scope === 'channel' && channel ? `#${channel}` : t(`dutyIn.${scope}`),
      length: days === null ? t('forEver') : t('days', { count: days }),
    }),
  );
  return (
    <>
      {preview.held > 0 && <Stays because={holds}>{t('heldStays', { count: preview.held })}</Stays>}
      {preview.kept > 0 && <Stays because={[...matters, ...duties]}>{t('dutyStays', { count: preview.kept })}</Stays>}
    </>
  );
}

/** What stays, and below it each hold, matter or rule by name. */
function Stays({ children, because }: { children: string; because: string[] }) {
  return (
    <li>
      {children}
      {because.length > 0 && (
        <ul className="flex flex-col gap-0.5 pt-1 text-[13.5px] text-ink-2">
          {because.map((one) => (
            <li key={one} dir="auto" className="border-s-2 border-line-strong ps-2.5">
              {one}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function AreYouSure({ member, onDone }: Pick<Props, 'member'> & { onDone: () => void }) {
  const t = useTranslations('erasure');
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const erase = useMutation(useTRPC().subject.erase.mutationOptions({ onSuccess: onDone }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erase.mutate({ memberId: member.id, name, reason });
  };
  const shared = { autoComplete: 'off', dir: 'auto' as const };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <TextField
        label={t('typeName')}
        hint={<bdi>{member.name}</bdi>}
        value={name}
        autoFocus
        {...shared}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextField
        label={t('reason')}
        hint={t('reasonHint')}
        maxLength={limits.holdReason}
        value={reason}
        {...shared}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {erase.isError && <Alert title={t('notErased')}>{errorText(erase.error)}</Alert>}
      <DialogActions>
        <DialogClose render={<Button>{t('cancel')}</Button>} />
        <Button
          type="submit"
          variant="danger"
          disabled={name.trim() !== member.name || reason.trim() === ''}
          pending={erase.isPending}
        >
          {t('erase')}
        </Button>
      </DialogActions>
    </form>
  );
}
