'use client';
import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { signOutHere } from '@/lib/sign-in';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/skeleton';
import { WorkspaceMark } from '@/ui/workspace-mark';
import { CreateWorkspace } from './create-workspace.tsx';

/** The workspaces that the signed-in person may enter, and a way to open another. */
export function WorkspaceList() {
  const t = useTranslations('account');
  const trpc = useTRPC();
  const account = useQuery(trpc.account.me.queryOptions());

  if (account.isPending)
    return (
      <div role="status" aria-label={t('loadingWorkspaces')} className="flex flex-col gap-2">
        <Skeleton className="h-[68px] rounded-xl" />
        <Skeleton className="h-[68px] rounded-xl" />
      </div>
    );
  if (account.isError)
    return <Alert acts={<Button onClick={() => void account.refetch()}>{t('tryAgain')}</Button>}>{errorText(account.error)}</Alert>;

  const { user, workspaces } = account.data;
  return (
    <div className="flex flex-col gap-6">
      {workspaces.length === 0 ? (
        <p className="text-ink-2">{t('inNone', { email: user.email })}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {workspaces.map((workspace) => (
            <li key={workspace.slug}>
              <a href={`/${workspace.slug}`} className="group -mx-3 flex items-center gap-3.5 rounded-lg px-3 py-3.5 hover:bg-desk">
                <WorkspaceMark name={workspace.name} size="lg" />
                <span className="min-w-0 flex-1">
                  <span className="place block truncate text-xl">{workspace.name}</span>
                  <span className="block text-sm text-ink-3">
                    {t('peopleAndRole', { count: workspace.memberCount, role: workspace.role })}
                  </span>
                </span>
                <ChevronRight
                  aria-hidden
                  className="size-4 text-ink-3 transition-[translate] group-hover:translate-x-0.5 rtl:rotate-180 rtl:group-hover:-translate-x-0.5"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      <CreateWorkspace isFirst={workspaces.length === 0} />
      <p className="text-sm text-ink-3">
        {t('signedInAs', { email: user.email })}{' '}
        <button
          type="button"
          onClick={() => void signOutHere()}
          className="rounded-xs font-medium text-accent-text hover:underline"
        >
          {t('signOut')}
        </button>
      </p>
    </div>
  );
}
