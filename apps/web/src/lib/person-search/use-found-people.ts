import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTRPC } from '@/lib/trpc';

/** `seen`: whom the reader sees. `everybody`: those too whom a barrier hides from them, for who may set barriers. */
export type Among = 'seen' | 'everybody';
export type FoundPerson = { id: string; name: string; email?: string | null; role?: string };

const shownAtMost = 8;

const isMeant = ({ name, email }: FoundPerson, query: string) =>
  name.toLowerCase().includes(query) || (email ?? '').toLowerCase().includes(query);

/**
 * Who is meant by what is typed. Until the answer is there, those of the last answer who are still meant stay, and nobody else:
 * Enter takes the first one, and must not take somebody of another name.
 */
export function useFoundPeople(typed: string, among: Among) {
  const trpc = useTRPC();
  const query = useDeferredValue(typed.trim());
  const seen = useQuery({
    ...trpc.member.list.queryOptions({ query }),
    enabled: among === 'seen' && query !== '',
    placeholderData: keepPreviousData,
  });
  const everybody = useQuery({
    ...trpc.barrier.people.queryOptions({ query }),
    enabled: among === 'everybody' && query !== '',
    placeholderData: keepPreviousData,
  });
  const { data, error, isPlaceholderData } = among === 'seen' ? seen : everybody;
  const wanted = typed.trim().toLowerCase();
  const items: FoundPerson[] = wanted ? (data?.items ?? []) : [];
  const isAnswered = data !== undefined && !isPlaceholderData && query === typed.trim();
  return { people: isAnswered ? items : items.filter((one) => isMeant(one, wanted)), isAnswered, error, shownAtMost };
}
