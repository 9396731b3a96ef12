'use client';
import type { MemberTableRow } from '@parley/contract/member-table';
import type { MemberView } from '@parley/contract/member-view';
import { useMutation } from '@tanstack/react-query';
import { CalendarClock, Ellipsis, Eraser, KeyRound, UserCheck, UserX } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { IconButton } from '@/ui/icon-button';
import { Menu, MenuItem } from '@/ui/menu';
import { showToast } from '@/ui/toast';
import { EraseDialog } from './erase-dialog.tsx';
import { MemberEndDialog } from './member-end-dialog.tsx';

type Props = { member: MemberTableRow; me: MemberView; refresh: () => Promise<unknown>; onProblem: (problem: unknown) => void };

/** What can be done to one person, and the questions that come before it. */
export function MemberActs({ member, me, refresh, onProblem }: Props) {
  const t = useTranslations('admin.members');
  const words = useTranslations('members');
  const erasure = useTranslations('erasure');
  const can = useBootstrap().data?.can;
  const trpc = useTRPC();
  const { name, id: memberId } = member;
  const [asks, setAsks] = useState<'deactivate' | 'handOver' | 'end' | 'erase' | null>(null);
  const deactivate = useMutation(
    trpc.member.deactivate.mutationOptions({
      onSuccess: async () => {
        await refresh();
        setAsks(null);
        showToast({ title: t('isDeactivated', { name }), description: t('isDeactivatedLead') });
      },
    }),
  );
  const reactivate = useMutation(
    trpc.member.reactivate.mutationOptions({
      onError: onProblem,
      onSuccess: async () => {
        await refresh();
        showToast({ title: t('isBack', { name }) });
      },
    }),
  );
  const handOver = useMutation(
    trpc.member.handOver.mutationOptions({
      onSuccess: async () => {
        await refresh();
        setAsks(null);
        showToast({ title: words('isHandedOver', { name }) });
      },
    }),
  );
  const close = (open: boolean) => {
    if (open) return;
    setAsks(null);
    deactivate.reset();
    handOver.reset();
  };
  const isHeir = me.role === 'owner' && (member.role === 'admin' || member.role === 'member');
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('moreAbout', { name })} tooltip={false}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {member.isDeactivated ? (
          <>
            <MenuItem onClick={() => reactivate.mutate({ memberId })}>
              <UserCheck aria-hidden />
              {t('reactivate')}
            </MenuItem>
            {can?.managePeople && can.manageCases && member.role !== 'owner' && (
              <MenuItem danger onClick={() => setAsks('erase')}>
                <Eraser aria-hidden />
                {erasure('ask')}
              </MenuItem>
            )}
          </>
        ) : (
          <>
            {member.role === 'guest' && (
              <MenuItem onClick={() => setAsks('end')}>
                <CalendarClock aria-hidden />
                {words('setEnd')}
              </MenuItem>
            )}
            {isHeir && (
              <MenuItem onClick={() => setAsks('handOver')}>
                <KeyRound aria-hidden />
                {words('handOver')}
              </MenuItem>
            )}
            <MenuItem danger onClick={() => setAsks('deactivate')}>
              <UserX aria-hidden />
              {t('deactivate')}
            </MenuItem>
          </>
        )}
      </Menu>
      <ConfirmDialog
        open={asks === 'deactivate'}
        onOpenChange={close}
        title={t('deactivateAsk', { name })}
        action={t('deactivateNamed', { name })}
        danger
        pending={deactivate.isPending}
        error={deactivate.error ? errorText(deactivate.error) : undefined}
        onConfirm={() => deactivate.mutate({ memberId })}
      >
        {t('deactivateLead')}
      </ConfirmDialog>
      <ConfirmDialog
        open={asks === 'handOver'}
        onOpenChange={close}
        title={words('handOverAsk', { name })}
        action={words('handOverNamed', { name })}
        danger
        pending={handOver.isPending}
        error={handOver.error ? errorText(handOver.error) : undefined}
        onConfirm={() => handOver.mutate({ memberId })}
      >
        {words('handOverLead', { name })}
      </ConfirmDialog>
      {asks === 'erase' && <EraseDialog member={member} onClose={() => setAsks(null)} refresh={refresh} />}
      {asks === 'end' && <MemberEndDialog member={member} onClose={() => setAsks(null)} refresh={refresh} />}
    </>
  );
}
