'use client';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Button } from '@/ui/button';
import { PageHead } from '@/ui/side-page';
import { ConfirmBanner } from './confirm-banner.tsx';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberTable } from './member-table.tsx';

/** People: who is in, who is asked to come, and what each may do. */
export function MembersPage({ slug, seatCost }: { slug: string; seatCost: (seats: number) => ReactNode }) {
  const t = useTranslations('admin');
  const { data } = useBootstrap();
  const [isInviting, setIsInviting] = useState(false);
  if (!data) return null;
  return (
    <>
      <PageHead
        title={t('section.members')}
        lead={t('members.lead', { workspace: data.workspace.name })}
        acts={
          <Button variant="primary" onClick={() => setIsInviting(true)}>
            {t('members.invite')}
          </Button>
        }
      />
      {!data.user.isEmailConfirmed && <ConfirmBanner email={data.user.email} />}
      <MemberTable slug={slug} me={data.me} />
      <InvitationList onInvite={() => setIsInviting(true)} />
      <InviteDialog open={isInviting} onOpenChange={setIsInviting} workspaceName={data.workspace.name} seatCost={seatCost} />
    </>
  );
}
