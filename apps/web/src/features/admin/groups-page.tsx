'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GroupView } from '@parley/contract/group-view';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHead } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { GroupDialog } from './group-dialog.tsx';
import { GroupPeople } from './group-people.tsx';

/** Named sets of people: who is in each, and the acts on them. */
export function GroupsPage() {
  const t = useTranslations('groups');
  const groups = useQuery(useTRPC().group.list.queryOptions());
  const [editing, setEditing] = useState<GroupView | 'new' | null>(null);
  const newGroup = (
    <Button variant="primary" onClick={() => setEditing('new')}>
      {t('newGroup')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} acts={groups.data && groups.data.items.length > 0 && newGroup} />
      {groups.isPending && <Skeleton className="h-24" />}
      {groups.error && (
        <Alert title={t('notFetched')} acts={<Button onClick={() => void groups.refetch()}>{t('tryAgain')}</Button>}>
          {errorText(groups.error)}
        </Alert>
      )}
      {groups.data?.items.length === 0 && (
        <EmptyState title={t('none')} act={newGroup}>
          {t('noneLead')}
        </EmptyState>
      )}
      <ul className="grid gap-3">
        {groups.data?.items.map((group) => (
          <li key={group.id}>
            <Group group={group} onEdit={() => setEditing(group)} />
          </li>
        ))}
      </ul>
      {editing && <GroupDialog group={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function Group({ group, onEdit }: { group: GroupView; onEdit: () => void }) {
  const t = useTranslations('groups');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section aria-label={group.name} className="rounded-xl border border-line bg-paper px-5 py-4">
      <div className="flex flex-wrap items-center gap-3">
        <div className="min-w-0 flex-1">
          <h2 dir="auto" className="truncate text-start font-semibold">
            {group.name}
          </h2>
          <p className="text-sm text-ink-3">{t('people', { count: group.memberCount })}</p>
        </div>
        <Button size="sm" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? t('close') : t('showPeople')}
        </Button>
        <Button size="sm" aria-label={t('changeNamed', { name: group.name })} onClick={onEdit}>
          {t('change')}
        </Button>
      </div>
      {isOpen && <GroupPeople group={group} />}
    </section>
  );
}
