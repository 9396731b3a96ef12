'use client';
import type { MemberTableRow } from '@parley/contract/member-table';
import { roles, type MemberView, type Role } from '@parley/contract/member-view';
import type { PresenceState } from '@parley/contract/presence';
import { useMutation } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Checkbox } from '@/ui/checkbox';
import { Face } from '@/ui/face';
import { Select } from '@/ui/select';
import { Cell } from '@/ui/table';
import { Tag } from '@/ui/tag';
import { showToast } from '@/ui/toast';
import { MemberActs } from './member-acts.tsx';
import { PeopleProblem } from './people-problem.tsx';

type Props = {
  member: MemberTableRow;
  me: MemberView;
  presence: PresenceState;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  refresh: () => Promise<unknown>;
};

export function MemberRow({ member, me, presence, isChosen, onChoose, refresh }: Props) {
  const t = useTranslations('admin.members');
  const words = useTranslations('members');
  const word = useTranslations('admin.role');
  const { name } = member;
  const setRole = useMutation(
    useTRPC().member.setRole.mutationOptions({
      // One after the other, and none is over before the list shows it: the last choice is what stands.
      scope: { id: `role of ${member.id}` },
      onSuccess: async (changed) => {
        await refresh();
        showToast({ title: t('roleSet', { name: changed.name, role: changed.role }) });
      },
    }),
  );
  const isMe = member.id === me.id;
  return (
    <tr>
      <Cell className="w-8 pe-2">
        {!isMe && (
          <Checkbox
            label={<span className="sr-only">{words('choose', { name })}</span>}
            checked={isChosen}
            onCheckedChange={onChoose}
          />
        )}
      </Cell>
      <Cell>
        <div className="flex items-center gap-2.5 sm:gap-3.5">
          <Face person={member} presence={presence} className={member.isDeactivated ? 'opacity-60' : ''} />
          <div className="min-w-0 [overflow-wrap:anywhere]">
            <p className="flex flex-wrap items-center gap-x-2 font-semibold">
              <bdi>{name}</bdi>
              {isMe && <span className="font-normal text-ink-3">{t('you')}</span>}
              {member.isDeactivated && <Tag>{t('deactivated')}</Tag>}
              {member.endsAt && !member.isDeactivated && (
                <Tag tone="amber">{words('until', { day: formatDate(member.endsAt) })}</Tag>
              )}
            </p>
            <p className="text-[12.5px] text-ink-3">
              {member.title && (
                <>
                  <bdi>{member.title}</bdi>
                  <span aria-hidden className="max-sm:hidden">
                    {' · '}
                  </span>
                </>
              )}
              <bdi className="max-sm:block">{member.email}</bdi>
            </p>
            {member.groups.length > 0 && (
              <p className="text-[12.5px] text-ink-3" dir="auto">
                {member.groups.join(', ')}
              </p>
            )}
          </div>
        </div>
        <PeopleProblem error={setRole.error} className="mt-2" />
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
      <Cell className="whitespace-nowrap text-ink-2 max-md:hidden">
        {member.lastActiveAt ? <time dateTime={member.lastActiveAt}>{formatDate(member.lastActiveAt)}</time> : words('notYet')}
      </Cell>
      <Cell className="max-md:hidden">
        {member.hasSecondFactor ? (
          <span className="inline-flex items-center gap-1.5 text-accent-text">
            <ShieldCheck aria-hidden className="size-4" />
            {words('on')}
          </span>
        ) : (
          <span className="text-ink-3">{words('off')}</span>
        )}
      </Cell>
      <Cell className="whitespace-nowrap text-ink-2 max-lg:hidden">
        <time dateTime={member.joinedAt}>{formatDate(member.joinedAt)}</time>
      </Cell>
      <Cell className="w-8 pe-0 text-end">
        {!isMe && (
          <MemberActs
            member={member}
            me={me}
            refresh={refresh}
            onProblem={(error) => showToast({ title: errorText(error), tone: 'red' })}
          />
        )}
      </Cell>
    </tr>
  );
}

/** Only an owner may make or unmake an owner. */
function choosableRoles(mine: Role, theirs: Role): Role[] {
  if (mine === 'owner') return [...roles];
  return theirs === 'owner' ? ['owner'] : roles.filter((role) => role !== 'owner');
}
