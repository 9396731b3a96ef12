'use client';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { forgetInvitation, type KeptInvitation } from '@/lib/kept-invitation';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Button } from '@/ui/button';
import { PageHead } from '@/ui/side-page';
import { ConfirmBanner } from './confirm-banner.tsx';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { InviteDomains } from './invite-domains.tsx';
import { InviteLinks } from './invite-links.tsx';
import { InviteListDialog } from './invite-list-dialog.tsx';
import { InviteRequests } from './invite-requests.tsx';
import { MemberTable } from './member-table.tsx';

/** `goOn`: which dialog somebody left for more seats, to be found as it was. */
type Props = { slug: string; goOn: KeptInvitation['kind'] | null; seatCost: (seats: number) => ReactNode };

/** People: who is in, who is asked to come, and what each may do. */
export function MembersPage({ slug, goOn, seatCost }: Props) {
  const t = useTranslations('admin');
  const { data } = useBootstrap();
  const words = useTranslations('members');
  const [isInviting, setIsInviting] = useState(goOn === 'people');
  const [isListing, setIsListing] = useState(goOn === 'list');
  // What was closed is not wanted any more.
  const close = (set: (isOpen: boolean) => void) => (isOpen: boolean) => {
    set(isOpen);
    if (!isOpen) forgetInvitation(slug);
  };
  if (!data) return null;
  return (
    <>
      <PageHead
        title={t('section.members')}
        lead={t('members.lead', { workspace: data.workspace.name })}
        acts={
          <>
            <Button onClick={() => setIsListing(true)}>{words('inviteList')}</Button>
            <Button variant="primary" onClick={() => setIsInviting(true)}>
              {t('members.invite')}
            </Button>
          </>
        }
      />
      {!data.user.isEmailConfirmed && <ConfirmBanner email={data.user.email} />}
      <InviteRequests />
      <MemberTable slug={slug} me={data.me} />
      <InvitationList onInvite={() => setIsInviting(true)} />
      <InviteLinks />
      <InviteDomains slug={slug} />
      <InviteListDialog open={isListing} onOpenChange={close(setIsListing)} {...{ slug, seatCost }} />
      <InviteDialog
        open={isInviting}
        onOpenChange={close(setIsInviting)}
        workspaceName={data.workspace.name}
        {...{ slug, seatCost }}
      />
    </>
  );
}
