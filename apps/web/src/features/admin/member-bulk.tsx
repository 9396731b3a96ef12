'use client';
import type { BulkResult } from '@parley/contract/member-table';
import type { Role } from '@parley/contract/member-view';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { refusalInWords } from '@/lib/i18n/refusals';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Select } from '@/ui/select';

type Props = { chosen: string[]; onDone: () => void; onClear: () => void; refresh: () => void };
type Undo = () => Promise<unknown>;

/** Acts on everybody who is ticked: asks where it ends somebody's access, says what became of each, and can be taken back. */
export function MemberBulk({ chosen, onDone, onClear, refresh }: Props) {
  const t = useTranslations('members');
  const admin = useTranslations('admin');
  const trpc = useTRPC();
  const groups = useQuery(trpc.group.list.queryOptions()).data?.items ?? [];
  const [summary, setSummary] = useState<{ results: BulkResult[]; undo: Undo | null } | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [isUndoing, setIsUndoing] = useState(false);
  const setRole = useMutation(trpc.member.setRoleOfMany.mutationOptions());
  const deactivate = useMutation(trpc.member.deactivateMany.mutationOptions());
  const reactivate = useMutation(trpc.member.reactivateMany.mutationOptions());
  const changeGroup = useMutation(trpc.group.changeMembers.mutationOptions());
  const isPending = setRole.isPending || deactivate.isPending || reactivate.isPending || changeGroup.isPending || isUndoing;
  const problem = setRole.error ?? deactivate.error ?? reactivate.error ?? changeGroup.error;

  const finish = (results: BulkResult[], undo: Undo | null) => {
    setIsAsking(false);
    setSummary({ results, undo: results.some(({ outcome }) => outcome === 'done') ? undo : null });
    refresh();
    onDone();
  };
  const done = (results: BulkResult[]) => results.filter(({ outcome }) => outcome === 'done');
  const onRole = (role: Role) =>
    setRole.mutate(
      { memberIds: chosen, role },
      {
        onSuccess: ({ results }) =>
          finish(results, async () => {
            for (const before of new Set(done(results).map((one) => one.before as Role)))
              await setRole.mutateAsync({
                memberIds: done(results).flatMap((one) => (one.before === before ? one.memberId : [])),
                role: before,
              });
          }),
      },
    );
  const onDeactivate = () =>
    deactivate.mutate(
      { memberIds: chosen },
      {
        onSuccess: ({ results }) =>
          finish(results, () => reactivate.mutateAsync({ memberIds: done(results).map((one) => one.memberId) })),
      },
    );
  const onGroup = (groupId: string) =>
    changeGroup.mutate(
      { groupId, add: chosen, remove: [] },
      { onSuccess: () => finish([], () => changeGroup.mutateAsync({ groupId, add: [], remove: chosen })) },
    );
  const takeBack = async (undo: Undo) => {
    setIsUndoing(true);
    await undo().then(
      () => setSummary(null),
      () => {},
    );
    setIsUndoing(false);
    refresh();
  };

  return (
    <>
      {chosen.length > 0 && (
        <div
          role="group"
          aria-label={t('withChosen')}
          className="sticky top-0 z-20 mb-3 flex flex-wrap items-center gap-2 rounded-lg border border-line bg-accent-soft px-3.5 py-2"
        >
          <p className="me-2 font-semibold text-accent-text" role="status">
            {t('chosen', { count: chosen.length })}
          </p>
          <Select
            hideLabel
            size="sm"
            label={t('roleOfAll')}
            value=""
            disabled={isPending}
            options={[
              { value: '', label: t('roleOfAll') },
              ...(['admin', 'member', 'guest'] as const).map((role) => ({ value: role, label: admin(`role.${role}`) })),
            ]}
            onChange={(event) => event.target.value && onRole(event.target.value as Role)}
          />
          {groups.length > 0 && (
            <Select
              hideLabel
              size="sm"
              label={t('addToGroup')}
              value=""
              disabled={isPending}
              options={[{ value: '', label: t('addToGroup') }, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
              onChange={(event) => event.target.value && onGroup(event.target.value)}
            />
          )}
          <Button size="sm" variant="danger" disabled={isPending} onClick={() => setIsAsking(true)}>
            {t('deactivateAll')}
          </Button>
          <Button size="sm" variant="quiet" className="ms-auto" onClick={onClear}>
            {t('clear')}
          </Button>
        </div>
      )}
      {problem && <Alert className="mb-3">{errorText(problem)}</Alert>}
      {summary && (
        <Summary
          results={summary.results}
          acts={
            <>
              {summary.undo && (
                <Button size="sm" pending={isPending} onClick={() => summary.undo && void takeBack(summary.undo)}>
                  {t('undo')}
                </Button>
              )}
              <Button size="sm" variant="quiet" onClick={() => setSummary(null)}>
                {t('understood')}
              </Button>
            </>
          }
        />
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('deactivateAsk', { count: chosen.length })}
        action={t('deactivateAll')}
        danger
        pending={deactivate.isPending}
        error={deactivate.error ? errorText(deactivate.error) : undefined}
        onConfirm={onDeactivate}
      >
        {admin('members.deactivateLead')}
      </ConfirmDialog>
    </>
  );
}

/** What became of each: how many it was done for, and by name whom it was refused for, and why. */
function Summary({ results, acts }: { results: BulkResult[]; acts: React.ReactNode }) {
  const t = useTranslations('members');
  const count = (outcome: BulkResult['outcome']) => results.filter((one) => one.outcome === outcome).length;
  const refused = results.filter(({ outcome }) => outcome === 'refused');
  return (
    <div role="status" className="pb-4">
      <Banner
        tone={refused.length > 0 ? 'amber' : 'seal'}
        title={results.length === 0 ? t('isDone') : t('doneFor', { done: count('done'), unchanged: count('unchanged') })}
        acts={acts}
      >
        {refused.length > 0 && (
          <ul>
            {refused.map(({ memberId, name, reason }) => (
              <li key={memberId}>
                {t.rich('refusedFor', { name: () => <bdi>{name}</bdi>, reason: refusalInWords(reason ?? '') })}
              </li>
            ))}
          </ul>
        )}
      </Banner>
    </div>
  );
}
