'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { PasswordField } from '@/ui/password-field';
import { TextField } from '@/ui/text-field';

type Props = { name: string; days: number; onClose: () => void };

/** Asks twice over: the name typed by hand, and the password again. */
export function DeletionDialog({ name, days, onClose }: Props) {
  const t = useTranslations('workspace.deletion');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState('');
  const ask = useMutation(
    trpc.workspace.askDeletion.mutationOptions({
      onSuccess: (view) => {
        queryClient.setQueryData(trpc.workspace.deletion.queryKey(), view);
        onClose();
      },
    }),
  );
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()} title={t('askTitle')} description={t('askLead', { days })}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed && password) ask.mutate({ name: typed, password });
        }}
      >
        {ask.isError && <Alert>{errorText(ask.error)}</Alert>}
        <TextField
          label={t('typeName')}
          hint={<bdi>{name}</bdi>}
          dir="auto"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <PasswordField
          label={t('password')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" variant="danger" pending={ask.isPending} disabled={typed.trim() !== name || !password}>
            {t('confirm')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
