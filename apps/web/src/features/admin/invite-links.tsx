'use client';
import type { InvitationLinkView } from '@parley/contract/invitation-view';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Paged } from '@/ui/paged';
import { PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { Cell, HeadCell, Table } from '@/ui/table';
import { Tag } from '@/ui/tag';
import { InviteLinkDialog } from './invite-link-dialog.tsx';

/** Links that let people in, with what is left of each. */
export function InviteLinks() {
  const t = useTranslations('members.links');
  const admin = useTranslations('admin');
  const trpc = useTRPC();
  const [isMaking, setIsMaking] = useState(false);
  const pages = useInfiniteQuery(trpc.invitation.links.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <PageSection
      title={t('title')}
      lead={t('lead')}
      acts={
        <Button size="sm" onClick={() => setIsMaking(true)}>
          {t('make')}
        </Button>
      }
    >
      <Paged
        pages={pages}
        loading={<Skeleton className="h-10 rounded-lg" />}
        none={<p className="border-y border-line py-5 text-ink-2">{t('none')}</p>}
        more={t('more')}
      >
        {(links) => (
          <Table label={t('title')}>
            <thead>
              <tr>
                <HeadCell className="w-full">{t('forWhom')}</HeadCell>
                <HeadCell>{t('used')}</HeadCell>
                <HeadCell>{admin('invitations.state')}</HeadCell>
                <HeadCell>
                  <span className="sr-only">{admin('members.acts')}</span>
                </HeadCell>
              </tr>
            </thead>
            <tbody>
              {links.map((link) => (
                <LinkRow key={link.id} link={link} />
              ))}
            </tbody>
          </Table>
        )}
      </Paged>
      {isMaking && <InviteLinkDialog onClose={() => setIsMaking(false)} />}
    </PageSection>
  );
}

function LinkRow({ link }: { link: InvitationLinkView }) {
  const t = useTranslations('members.links');
  const role = useTranslations('admin.role');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const revoke = useMutation(
    trpc.invitation.revokeLink.mutationOptions({
      onSuccess: () => {
        setIsAsking(false);
        void queryClient.invalidateQueries(trpc.invitation.links.infiniteQueryFilter());
      },
    }),
  );
  const isOpen = link.state === 'open';
  return (
    <tr>
      <Cell className="[overflow-wrap:anywhere]">
        <p className="font-semibold">{role(link.role)}</p>
        <p className="text-[12.5px] text-ink-3">
          {link.channels.length > 0 && <bdi>{link.channels.map((name) => `#${name}`).join(', ')} · </bdi>}
          {t.rich('by', { name: () => <bdi>{link.createdBy}</bdi>, day: formatDate(link.expiresAt) })}
        </p>
      </Cell>
      <Cell className="whitespace-nowrap tabular-nums">
        {link.maxUses === null ? t('uses', { count: link.uses }) : t('usesOf', { count: link.uses, max: link.maxUses })}
      </Cell>
      <Cell>
        <Tag tone={isOpen ? 'accent' : 'plain'}>{t(`state.${link.state}`)}</Tag>
      </Cell>
      <Cell className="pe-0 text-end">
        {isOpen && (
          <Button
            size="sm"
            variant="danger"
            aria-label={t('revokeOf', { role: role(link.role) })}
            onClick={() => setIsAsking(true)}
          >
            {t('revoke')}
          </Button>
        )}
        <ConfirmDialog
          open={isAsking}
          onOpenChange={setIsAsking}
          title={t('revokeAsk')}
          action={t('revokeNow')}
          danger
          pending={revoke.isPending}
          error={revoke.error ? errorText(revoke.error) : undefined}
          onConfirm={() => revoke.mutate({ linkId: link.id })}
        >
          {t('revokeLead')}
        </ConfirmDialog>
      </Cell>
    </tr>
  );
}
