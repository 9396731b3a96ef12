'use client';
import { limits } from '@parley/contract/limits';
import type { MatterView } from '@parley/contract/matter';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { Checkbox } from '@/ui/checkbox';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { TextField } from '@/ui/text-field';
import { showToast } from '@/ui/toast';
import { MatterDialog } from './matter-dialog.tsx';

type Props = { slug: string; matter: MatterView };

/** What one can do with a matter as a whole. */
export function MatterActs({ slug, matter }: Props) {
  const t = useTranslations('matter');
  const [open, setOpen] = useState<'change' | 'take' | 'hold'>();
  const close = () => setOpen(undefined);
  return (
    <>
      {matter.parts.length > 0 && <Button onClick={() => setOpen('take')}>{t('take')}</Button>}
      {matter.canHold && matter.parts.length > 0 && <Button onClick={() => setOpen('hold')}>{t('hold')}</Button>}
      {matter.isLead && <Button onClick={() => setOpen('change')}>{t('change')}</Button>}
      {open === 'change' && <MatterDialog slug={slug} matter={matter} onClose={close} />}
      {open === 'take' && <TakeDialog slug={slug} matter={matter} onClose={close} />}
      {open === 'hold' && <HoldDialog matter={matter} onClose={close} />}
    </>
  );
}

function TakeDialog({ slug, matter, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations('matter');
  const [withPrivileged, setWithPrivileged] = useState(false);
  const query = new URLSearchParams({ workspace: slug, privileged: withPrivileged ? 'with' : 'without' });
  return (
    <Dialog title={t('take')} description={t('takeLead')} size="sm" open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Checkbox label={t('withPrivileged')} checked={withPrivileged} onCheckedChange={setWithPrivileged} />
      <DialogActions>
        <DialogClose render={<Button>{t('cancel')}</Button>} />
        <a
          className={buttonClass({ variant: 'primary' })}
          href={`/api/matters/${matter.id}?${query.toString()}`}
          download
          onClick={onClose}
        >
          {t('download')}
        </a>
      </DialogActions>
    </Dialog>
  );
}

function HoldDialog({ matter, onClose }: { matter: MatterView; onClose: () => void }) {
  const t = useTranslations('matter');
  const [reason, setReason] = useState('');
  const [isUnsaid, setIsUnsaid] = useState(false);
  const hold = useMutation({
    ...useTRPC().matter.hold.mutationOptions(),
    onSuccess: () => {
      onClose();
      showToast({ title: t('isHeld'), description: t('isHeldWords') });
    },
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') setIsUnsaid(true);
    else hold.mutate({ matterId: matter.id, reason });
  };
  return (
    <Dialog title={t('hold')} description={t('holdLead')} size="sm" open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <form onSubmit={save} noValidate>
        {hold.error && <Alert className="mb-4">{errorText(hold.error)}</Alert>}
        <TextField
          label={t('reason')}
          autoFocus
          autoComplete="off"
          dir="auto"
          maxLength={limits.holdReason}
          error={isUnsaid ? t('reasonNeeded') : undefined}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setIsUnsaid(false);
          }}
        />
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={hold.isPending}>
            {t('holdIt')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
