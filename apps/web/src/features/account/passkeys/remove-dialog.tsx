'use client';
import type { PasskeyView } from '@parley/contract/passkey';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Dialog } from '@/ui/dialog';
import { showToast } from '@/ui/toast';
import { ProofForm } from './proof-form.tsx';

export function RemoveDialog({ passkey, onClose }: { passkey: PasskeyView; onClose: () => void }) {
  const t = useTranslations('passkey');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const remove = useMutation(
    trpc.passkey.remove.mutationOptions({
      onSuccess: () => {
        onClose();
        showToast({ title: t('isRemoved') });
        void queryClient.invalidateQueries(trpc.passkey.list.queryFilter());
        void queryClient.invalidateQueries(trpc.account.secondFactor.queryFilter());
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('removeOne', { name: passkey.name })}
      description={t('removeLead')}
    >
      <ProofForm
        act={t('removeAct')}
        danger
        hasPasskey
        isPending={remove.isPending}
        error={remove.error}
        onProof={(proof) => remove.mutate({ passkeyId: passkey.id, proof })}
      />
    </Dialog>
  );
}
