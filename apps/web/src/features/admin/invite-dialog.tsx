'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { forgetInvitation } from '@/lib/kept-invitation';
import { useTRPC } from '@/lib/trpc';
import { Dialog } from '@/ui/dialog';
import { InviteForm } from './invite-form.tsx';
import { InviteResult } from './invite-result.tsx';

type Props = {
  slug: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  workspaceName: string;
  seatCost: (seats: number) => ReactNode;
};

/** Invites several people at once and says what became of each address. */
export function InviteDialog({ slug, open, onOpenChange, workspaceName, seatCost }: Props) {
  const t = useTranslations('admin.invite');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const create = useMutation(
    trpc.invitation.create.mutationOptions({
      onSuccess: () => {
        forgetInvitation(slug);
        void queryClient.invalidateQueries(trpc.invitation.list.infiniteQueryFilter());
      },
    }),
  );
  const close = () => onOpenChange(false);
  return (
    <Dialog
      title={t('title', { workspace: workspaceName })}
      description={t('lead')}
      open={open}
      onOpenChange={(isOpen) => {
        onOpenChange(isOpen);
        if (isOpen) return;
        create.reset();
      }}
    >
      {create.data ? (
        <InviteResult result={create.data} onMore={() => create.reset()} onClose={close} />
      ) : (
        <InviteForm
          slug={slug}
          isPending={create.isPending}
          error={create.error}
          seatCost={seatCost}
          onSubmit={(input) => create.mutate(input)}
        />
      )}
    </Dialog>
  );
}
