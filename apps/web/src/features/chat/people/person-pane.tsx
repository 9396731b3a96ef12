'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Mail, MessageSquare } from 'lucide-react';
import type { MemberView } from '@parley/contract/member-view';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/skeleton';
import { Tag } from '@/ui/tag';
import { useOpenDirect } from '../channel/use-open-direct.ts';
import { useWatchedMembers } from '../channel/use-watched-people.ts';
import { openDialog } from '../shell/open-dialog.ts';
import { PaneFrame } from '../shell/pane-frame.tsx';
import { refusalText } from '../shell/refusal-text.ts';
import { useCan, useMe, useMember, usePresence, useWorkspace } from '../state/chat-client.tsx';
import { PersonFace } from './person-face.tsx';
import { LocalTime } from './local-time.tsx';
import { usePresenceWords } from './presence-words.ts';

export function PersonPane({ memberId }: { memberId: string }) {
  const t = useTranslations('people');
  const known = useMember(memberId);
  const fetched = useQuery({ ...useTRPC().member.get.queryOptions({ memberId }), enabled: !known });
  const member = known ?? fetched.data;
  return (
    <PaneFrame title={t('profile')}>
      {member ? (
        <Person member={member} />
      ) : fetched.error ? (
        <Alert className="m-4" title={t('notShown')}>
          {refusalText(fetched.error)}
        </Alert>
      ) : (
        <div aria-busy="true" className="flex flex-col gap-3 p-[18px]">
          <Skeleton className="size-[72px] rounded-[18px]" />
          <Skeleton className="h-5 w-40" />
          <Skeleton className="h-3 w-28" />
        </div>
      )}
    </PaneFrame>
  );
}

function Person({ member }: { member: MemberView }) {
  const t = useTranslations('people');
  const { wordOf, noteOf } = usePresenceWords();
  const me = useMe();
  const can = useCan();
  const { slug } = useWorkspace();
  const presence = usePresence(member.id);
  const zone = useQuery(useTRPC().member.timeZone.queryOptions({ memberId: member.id }, { staleTime: 300_000 }));
  const open = useOpenDirect();
  useWatchedMembers([member]);
  const note = noteOf(presence);
  const isMe = member.id === me.id;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-[18px]">
      <PersonFace person={member} size="xl" />
      <h3 dir="auto" className="place pt-4 text-start text-2xl">
        {member.name}
      </h3>
      {member.title && (
        <p dir="auto" className="text-start text-ink-2">
          {member.title}
        </p>
      )}
      <div className="flex flex-wrap gap-1.5 pt-2 empty:hidden">
        {member.role !== 'member' && <Tag>{t(`role.${member.role}`)}</Tag>}
        {member.isDeactivated && <Tag tone="amber">{t('deactivated')}</Tag>}
      </div>
      <div className="flex flex-wrap gap-2 pt-4">
        {isMe ? (
          <>
            <Button onClick={() => openDialog({ kind: 'status' })}>{t('setStatus')}</Button>
            <a
              href={`/${slug}/settings`}
              className="inline-flex h-9 items-center px-2 font-medium text-accent-text hover:underline"
            >
              {t('settings')}
            </a>
          </>
        ) : (
          can.startDirect &&
          !member.isDeactivated && (
            <Button variant="primary" pending={open.isPending} onClick={() => open.mutate({ memberIds: [member.id] })}>
              <MessageSquare aria-hidden className="size-4" />
              {t('message')}
            </Button>
          )
        )}
      </div>
      {open.error && <Alert className="mt-4">{refusalText(open.error)}</Alert>}
      <dl className="mt-6 grid gap-4 border-t border-line pt-5">
        <Fact term={t('now')}>
          {wordOf(presence)}
          {note && <span className="text-ink-2"> · {note}</span>}
        </Fact>
        {member.email && (
          <Fact term={t('email')}>
            <a
              className="inline-flex items-center gap-1.5 text-accent-text underline-offset-2 hover:underline"
              href={`mailto:${member.email}`}
            >
              <Mail aria-hidden className="size-3.5" />
              {member.email}
            </a>
          </Fact>
        )}
        {zone.data?.timeZone && (
          <Fact term={t('localTime')}>
            <LocalTime timeZone={zone.data.timeZone} />
          </Fact>
        )}
        <Fact term={t('hereSince')}>{formatDate(member.joinedAt)}</Fact>
      </dl>
    </div>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-xs font-medium text-ink-3">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
