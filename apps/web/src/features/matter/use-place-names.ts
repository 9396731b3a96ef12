'use client';
import type { MatterPart } from '@parley/contract/matter';
import { useTranslations } from 'use-intl';
import { useBootstrap } from '@/lib/use-bootstrap';

/** What a channel or conversation is called for this reader. */
export function usePlaceNames(): (place: Pick<MatterPart['channel'], 'id' | 'kind' | 'name'>) => string {
  const t = useTranslations('matter');
  const { data } = useBootstrap();
  return ({ id, kind, name }) => {
    if (name) return `#${name}`;
    const mine = data?.channels.find(({ channel }) => channel.id === id);
    const people = mine?.channel.members.filter((one) => one.memberId !== data?.me.id).map((one) => one.name) ?? [];
    if (people.length > 0) return people.join(', ');
    return t(kind === 'private' ? 'closedChannel' : 'conversation');
  };
}
