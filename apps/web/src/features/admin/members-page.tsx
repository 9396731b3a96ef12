'use client';
import { useState } from 'react';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Button } from '@/ui/button';
import { PageHead } from '@/ui/side-page';
import { ConfirmBanner } from './confirm-banner.tsx';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberTable } from './member-table.tsx';

/** People: who is in, who is asked to come, and what each may do. */
export function MembersPage({ slug }: { slug: string }) {
  const { data } = useBootstrap();
  const [isInviting, setIsInviting] = useState(false);
  if (!data) return null;
  return (
    <>
      <PageHead
        title="Members"
        lead={`Everybody who can come into ${data.workspace.name}. Guests are free; everybody else takes a seat.`}
        acts={
          <Button variant="primary" onClick={() => setIsInviting(true)}>
            Invite people
          </Button>
        }
      />
      {!data.user.isEmailConfirmed && <ConfirmBanner email={data.user.email} />}
      <MemberTable slug={slug} me={data.me} />
      <InvitationList onInvite={() => setIsInviting(true)} />
      <InviteDialog open={isInviting} onOpenChange={setIsInviting} workspaceName={data.workspace.name} />
    </>
  );
}
