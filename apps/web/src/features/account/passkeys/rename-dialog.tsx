'use client';
import { passkeyNameMax, type PasskeyView } from '@parley/contract/passkey';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { TextField } from '@/ui/text-field';

export function RenameDialog({ passkey, onClose }: { passkey: PasskeyView; onClose: () => void }) {
  const t = useTranslations('passkey');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState(passkey.name);
  const rename = useMutation(
    trpc.passkey.rename.mutationOptions({
      onSuccess: () => {
        onClose();
        void queryClient.invalidateQueries(trpc.passkey.list.queryFilter());
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ passkeyId: passkey.id, name });
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()} size="sm" title={t('renameTitle')}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {rename.error && <Alert>{errorText(rename.error)}</Alert>}
        <TextField
          label={t('name')}
          dir="auto"
          maxLength={passkeyNameMax}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" variant="primary" className="self-end" disabled={name.trim() === ''} pending={rename.isPending}>
          {t('save')}
        </Button>
      </form>
    </Dialog>
  );
}
