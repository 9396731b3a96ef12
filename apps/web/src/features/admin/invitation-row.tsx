'use client';
import type { InvitationView } from '@parley/contract/member-view';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
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
  const refresh = () => void queryClient.invalidateQueries(trpc.invitation.list.infiniteQueryFilter());
  const resend = useMutation(
    trpc.invitation.resend.mutationOptions({
      onSuccess: ({ mailHint }) => {
        refresh();
        showToast({
          title: t('sentAgain', { email }),
          ...(mailHint ? { description: t('writtenTo', { path: mailHint }) } : {}),
        });
      },
    }),
  );
  const revoke = useMutation(
    trpc.invitation.revoke.mutationOptions({
      onSuccess: () => {
        refresh();
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
        <PeopleProblem error={resend.error ?? revoke.error} className="mt-2" />
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
            <Button
              size="sm"
              variant="danger"
              aria-label={t('revokeOf', { email })}
              pending={revoke.isPending}
              onClick={() => revoke.mutate({ invitationId: invitation.id })}
            >
              {t('revoke')}
            </Button>
          )}
        </div>
      </Cell>
    </tr>
  );
}
