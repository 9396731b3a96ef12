'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/lib/trpc';
import { Dialog } from '@/ui/dialog';
import { InviteForm } from './invite-form.tsx';
import { InviteResult } from './invite-result.tsx';

type Props = { open: boolean; onOpenChange: (open: boolean) => void; workspaceName: string };

/** Invites several people at once and says what became of each address. */
export function InviteDialog({ open, onOpenChange, workspaceName }: Props) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const create = useMutation(
    trpc.invitation.create.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries(trpc.invitation.list.infiniteQueryFilter()),
    }),
  );
  const close = () => onOpenChange(false);
  return (
    <Dialog
      title={`Invite people to ${workspaceName}`}
      description="Each person gets a mail with a link that works once, for seven days."
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
        <InviteForm isPending={create.isPending} error={create.error} onSubmit={(input) => create.mutate(input)} />
      )}
    </Dialog>
  );
}
