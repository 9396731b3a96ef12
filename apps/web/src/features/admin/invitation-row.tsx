'use client';
import type { InvitationView } from '@parley/contract/member-view';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Cell } from '@/ui/table';
import { Tag } from '@/ui/tag';
import { showToast } from '@/ui/toast';
import { roleWords } from './role-words.ts';

const states = {
  pending: { word: 'Waiting', tone: 'amber' },
  accepted: { word: 'Accepted', tone: 'accent' },
  revoked: { word: 'Revoked', tone: 'plain' },
  expired: { word: 'Expired', tone: 'plain' },
} as const;

export function InvitationRow({ invitation }: { invitation: InvitationView }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () => void queryClient.invalidateQueries(trpc.invitation.list.infiniteQueryFilter());
  const resend = useMutation(
    trpc.invitation.resend.mutationOptions({
      onSuccess: ({ mailHint }) => {
        refresh();
        showToast({
          title: `A new link is on its way to ${invitation.email}`,
          ...(mailHint ? { description: `This installation writes it to ${mailHint}` } : {}),
        });
      },
    }),
  );
  const revoke = useMutation(
    trpc.invitation.revoke.mutationOptions({
      onSuccess: () => {
        refresh();
        showToast({ title: `The invitation of ${invitation.email} is void` });
      },
    }),
  );
  const { word, tone } = states[invitation.state];
  const problem = resend.error ?? revoke.error;
  return (
    <tr>
      <Cell>
        <p className="font-semibold [overflow-wrap:anywhere]">{invitation.email}</p>
        <p className="text-[12.5px] text-ink-3">
          by {invitation.invitedBy}, <time dateTime={invitation.createdAt}>{formatDate(invitation.createdAt)}</time>
        </p>
        {problem && <Alert className="mt-2">{errorText(problem)}</Alert>}
      </Cell>
      <Cell className="text-ink-2">{roleWords[invitation.role]}</Cell>
      <Cell>
        <Tag tone={tone}>{word}</Tag>
        {invitation.state === 'pending' && (
          <p className="pt-0.5 text-[12.5px] text-ink-3 max-sm:hidden">
            until <time dateTime={invitation.expiresAt}>{formatDate(invitation.expiresAt)}</time>
          </p>
        )}
      </Cell>
      <Cell className="pe-0">
        <div className="flex justify-end gap-2 max-sm:flex-col">
          {(invitation.state === 'pending' || invitation.state === 'expired') && (
            <Button
              size="sm"
              aria-label={`Send again to ${invitation.email}`}
              pending={resend.isPending}
              onClick={() => resend.mutate({ invitationId: invitation.id })}
            >
              Send again
            </Button>
          )}
          {invitation.state === 'pending' && (
            <Button
              size="sm"
              variant="danger"
              aria-label={`Revoke the invitation of ${invitation.email}`}
              pending={revoke.isPending}
              onClick={() => revoke.mutate({ invitationId: invitation.id })}
            >
              Revoke
            </Button>
          )}
        </div>
      </Cell>
    </tr>
  );
}
