'use client';
import { roles, type MemberView, type Role } from '@parley/contract/member-view';
import type { PresenceState } from '@parley/contract/presence';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ellipsis, UserCheck, UserX } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Face } from '@/ui/face';
import { IconButton } from '@/ui/icon-button';
import { Menu, MenuItem } from '@/ui/menu';
import { Select } from '@/ui/select';
import { Cell } from '@/ui/table';
import { Tag } from '@/ui/tag';
import { showToast } from '@/ui/toast';

type Props = { member: MemberView; me: MemberView; presence: PresenceState };

export function MemberRow({ member, me, presence }: Props) {
  const t = useTranslations('admin.members');
  const word = useTranslations('admin.role');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { name } = member;
  const [isAsking, setIsAsking] = useState(false);
  const refresh = () => {
    void queryClient.invalidateQueries(trpc.member.list.infiniteQueryFilter());
    void queryClient.invalidateQueries(trpc.workspace.bootstrap.queryFilter());
  };
  const setRole = useMutation(
    trpc.member.setRole.mutationOptions({
      onSuccess: (changed) => {
        refresh();
        showToast({ title: t('roleSet', { name: changed.name, role: changed.role }) });
      },
    }),
  );
  const deactivate = useMutation(
    trpc.member.deactivate.mutationOptions({
      onSuccess: () => {
        setIsAsking(false);
        refresh();
        showToast({ title: t('isDeactivated', { name }), description: t('isDeactivatedLead') });
      },
    }),
  );
  const reactivate = useMutation(
    trpc.member.reactivate.mutationOptions({
      onSuccess: () => {
        refresh();
        showToast({ title: t('isBack', { name }) });
      },
    }),
  );

  const isMe = member.id === me.id;
  const problem = setRole.error ?? reactivate.error;
  return (
    <tr>
      <Cell>
        <div className="flex items-center gap-3.5">
          <Face person={member} presence={presence} className={member.isDeactivated ? 'opacity-60' : ''} />
          <div className="min-w-0 [overflow-wrap:anywhere]">
            <p className="flex flex-wrap items-center gap-x-2 font-semibold">
              <bdi>{name}</bdi>
              {isMe && <span className="font-normal text-ink-3">{t('you')}</span>}
              {member.isDeactivated && <Tag>{t('deactivated')}</Tag>}
            </p>
            <p className="text-[12.5px] text-ink-3">
              <bdi>{[member.title, member.email].filter(Boolean).join(' · ')}</bdi>
            </p>
          </div>
        </div>
        {problem && <Alert className="mt-2">{errorText(problem)}</Alert>}
      </Cell>
      <Cell>
        {isMe || member.isDeactivated ? (
          <span className="text-ink-2">{word(member.role)}</span>
        ) : (
          <Select
            hideLabel
            size="sm"
            label={t('roleOf', { name })}
            className="w-24 sm:w-28"
            value={setRole.isPending ? setRole.variables.role : member.role}
            options={choosableRoles(me.role, member.role).map((role) => ({ value: role, label: word(role) }))}
            onChange={(event) => setRole.mutate({ memberId: member.id, role: event.target.value as Role })}
          />
        )}
      </Cell>
      <Cell className="whitespace-nowrap text-ink-2 max-sm:hidden">
        <time dateTime={member.joinedAt}>{formatDate(member.joinedAt)}</time>
      </Cell>
      <Cell className="w-8 pe-0 text-end">
        {!isMe && (
          <Menu
            trigger={
              <IconButton label={t('moreAbout', { name })} tooltip={false}>
                <Ellipsis aria-hidden />
              </IconButton>
            }
          >
            {member.isDeactivated ? (
              <MenuItem onClick={() => reactivate.mutate({ memberId: member.id })}>
                <UserCheck aria-hidden />
                {t('reactivate')}
              </MenuItem>
            ) : (
              <MenuItem danger onClick={() => setIsAsking(true)}>
                <UserX aria-hidden />
                {t('deactivate')}
              </MenuItem>
            )}
          </Menu>
        )}
        <ConfirmDialog
          open={isAsking}
          onOpenChange={(open) => {
            setIsAsking(open);
            if (!open) deactivate.reset();
          }}
          title={t('deactivateAsk', { name })}
          action={t('deactivateNamed', { name })}
          danger
          pending={deactivate.isPending}
          error={deactivate.error ? errorText(deactivate.error) : undefined}
          onConfirm={() => deactivate.mutate({ memberId: member.id })}
        >
          {t('deactivateLead')}
        </ConfirmDialog>
      </Cell>
    </tr>
  );
}

/** Only an owner may make or unmake an owner. */
function choosableRoles(mine: Role, theirs: Role): Role[] {
  if (mine === 'owner') return [...roles];
  return theirs === 'owner' ? ['owner'] : roles.filter((role) => role !== 'owner');
}
