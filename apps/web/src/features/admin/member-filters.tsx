'use client';
import { activityFilters, memberSorts, type MemberFilter } from '@parley/contract/member-table';
import { roles } from '@parley/contract/member-view';
import { useQuery } from '@tanstack/react-query';
import { Search, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { cn } from '@/ui/cn';
import { IconButton } from '@/ui/icon-button';
import { Select } from '@/ui/select';
import { TextField } from '@/ui/text-field';

type Props = { filter: MemberFilter; onChange: (filter: MemberFilter) => void };

/** Narrows the table of people and puts it in order. What is chosen shows in each list. */
export function MemberFilters({ filter, onChange }: Props) {
  const t = useTranslations('members');
  const admin = useTranslations('admin');
  const groups = useQuery(useTRPC().group.list.queryOptions()).data?.items ?? [];
  const set = (part: Partial<MemberFilter>) => onChange({ ...filter, ...part });
  const any = { value: '', label: t('any') };
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div role="group" aria-label={t('narrow')} className="flex flex-col gap-3 pb-4">
      <div className="flex items-center gap-2">
        <div className="relative w-full max-w-sm">
          <Search aria-hidden className="pointer-events-none absolute start-3 top-2.5 size-4 text-ink-3" />
          <TextField
            type="search"
            hideLabel
            label={admin('members.search')}
            placeholder={admin('members.searchHint')}
            value={filter.query ?? ''}
            onChange={(event) => set({ query: event.target.value })}
            inputClassName="ps-9"
          />
        </div>
        {/* On a phone the people come first. */}
        <IconButton
          label={t('narrow')}
          variant="outline"
          size="lg"
          aria-expanded={isOpen}
          className="sm:hidden"
          onClick={() => setIsOpen(!isOpen)}
        >
          <SlidersHorizontal aria-hidden />
        </IconButton>
      </div>
      <div className={cn('grid grid-cols-2 gap-x-3 gap-y-2 sm:grid-cols-3 lg:grid-cols-6', !isOpen && 'max-sm:hidden')}>
        <Select
          size="sm"
          label={admin('members.role')}
          value={filter.role ?? ''}
          options={[any, ...roles.map((role) => ({ value: role, label: admin(`role.${role}`) }))]}
          onChange={(event) => set({ role: roles.find((role) => role === event.target.value) })}
        />
        <Select
          size="sm"
          label={t('state')}
          value={filter.state ?? ''}
          options={[
            { value: 'active', label: t('active') },
            { value: 'deactivated', label: admin('members.deactivated') },
            { value: '', label: t('both') },
          ]}
          onChange={(event) => set({ state: (['active', 'deactivated'] as const).find((one) => one === event.target.value) })}
        />
        <Select
          size="sm"
          label={t('group')}
          value={filter.groupId ?? ''}
          options={[any, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => set({ groupId: event.target.value || undefined })}
        />
        <Select
          size="sm"
          label={t('secondFactor')}
          value={filter.hasSecondFactor === undefined ? '' : String(filter.hasSecondFactor)}
          options={[any, { value: 'true', label: t('on') }, { value: 'false', label: t('off') }]}
          onChange={(event) => set({ hasSecondFactor: event.target.value ? event.target.value === 'true' : undefined })}
        />
        <Select
          size="sm"
          label={t('lastActive')}
          value={filter.activity ?? ''}
          options={[any, ...activityFilters.map((value) => ({ value, label: t(`activity.${value}`) }))]}
          onChange={(event) => set({ activity: activityFilters.find((one) => one === event.target.value) })}
        />
        <Select
          size="sm"
          label={t('order')}
          value={`${filter.sort ?? 'name'} ${filter.isDescending ? 'down' : 'up'}`}
          options={memberSorts.flatMap((sort) =>
            (['up', 'down'] as const).map((way) => ({ value: `${sort} ${way}`, label: t(`sort.${sort}.${way}`) })),
          )}
          onChange={(event) => {
            const [sort, way] = event.target.value.split(' ');
            set({ sort: memberSorts.find((one) => one === sort), isDescending: way === 'down' });
          }}
        />
      </div>
    </div>
  );
}
