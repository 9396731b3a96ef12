'use client';
import type { InvitationView } from '@parley/contract/member-view';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Cell } from '@/ui/table';
import { Tag } from '@/ui/tag';
import { showToast } from '@/ui/toast';
import { PeopleProblem } from './people-problem.tsx';

const tones = { pending: 'amber', accepted: 'accent', revoked: 'plain', expired: 'plain' } as const;

export function InvitationRow({ invitation }: { invitation: InvitationView }) {
  const t = useTranslations('admin.invitations');
  const role = useTranslations('admin.role');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { email } = invitation;
  const [isAsking, setIsAsking] = useState(false);
  // An act is over once the list shows what came of it: until then its button does nothing more.
  const refresh = () => queryClient.invalidateQueries(trpc.invitation.list.infiniteQueryFilter());
  const resend = useMutation(
    trpc.invitation.resend.mutationOptions({
      onSuccess: async ({ mailHint }) => {
        await refresh();
        showToast({
          title: t('sentAgain', { email }),
          ...(mailHint ? { description: t('writtenTo', { path: mailHint }) } : {}),
        });
      },
    }),
  );
  const revoke = useMutation(
    trpc.invitation.revoke.mutationOptions({
      onSuccess: async () => {
        await refresh();
        setIsAsking(false);
        showToast({ title: t('isVoid', { email }) });
      },
    }),
  );
  return (
    <tr>
      <Cell>
        <p className="font-semibold [overflow-wrap:anywhere]">
          <bdi>{email}</bdi>
        </p>
        <p className="text-[12.5px] text-ink-3">
          {t.rich('by', {
            name: () => <bdi>{invitation.invitedBy}</bdi>,
            date: () => <time dateTime={invitation.createdAt}>{formatDate(invitation.createdAt)}</time>,
          })}
        </p>
        <PeopleProblem error={resend.error} className="mt-2" />
      </Cell>
      <Cell className="text-ink-2">{role(invitation.role)}</Cell>
      <Cell>
        <Tag tone={tones[invitation.state]}>{t(invitation.state)}</Tag>
        {invitation.state === 'pending' && (
          <p className="pt-0.5 text-[12.5px] text-ink-3 max-sm:hidden">
            {t.rich('until', {
              date: () => <time dateTime={invitation.expiresAt}>{formatDate(invitation.expiresAt)}</time>,
            })}
          </p>
        )}
      </Cell>
      <Cell className="pe-0">
        <div className="flex justify-end gap-2 max-sm:flex-col">
          {(invitation.state === 'pending' || invitation.state === 'expired') && (
            <Button
              size="sm"
              aria-label={t('sendAgainTo', { email })}
              pending={resend.isPending}
              onClick={() => resend.mutate({ invitationId: invitation.id })}
            >
              {t('sendAgain')}
            </Button>
          )}
          {invitation.state === 'pending' && (
            <Button size="sm" variant="danger" aria-label={t('revokeOf', { email })} onClick={() => setIsAsking(true)}>
              {t('revoke')}
            </Button>
          )}
        </div>
        <ConfirmDialog
          open={isAsking}
          onOpenChange={setIsAsking}
          title={t('revokeAsk', { email })}
          action={t('revokeNow')}
          danger
          pending={revoke.isPending}
          error={revoke.error ? errorText(revoke.error) : undefined}
          onConfirm={() => revoke.mutate({ invitationId: invitation.id })}
        >
          {t('revokeLead')}
        </ConfirmDialog>
      </Cell>
    </tr>
  );
}
