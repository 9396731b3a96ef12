'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { defaultPreferences, type Preferences, type PreferencesChange } from '@parley/contract/preferences';
import { onceFor } from './once-for.ts';
import { useTRPC } from './trpc.tsx';

const asked = onceFor((trpc: ReturnType<typeof useTRPC>) => trpc.preference.get.queryOptions(undefined, { staleTime: 300_000 }));

/** How this member wants things; the defaults until the server has said. */
export function usePreferences(): Preferences {
  const { data } = useQuery(asked(useTRPC()));
  return data ?? defaultPreferences;
}

/** Changes some of them: shown at once, taken back when refused. */
export function useSetPreferences() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const queryKey = trpc.preference.get.queryKey();
  return useMutation(
    trpc.preference.set.mutationOptions({
      onMutate: async (change: PreferencesChange) => {
        await queryClient.cancelQueries({ queryKey });
        const before = queryClient.getQueryData(queryKey);
        queryClient.setQueryData(queryKey, { ...defaultPreferences, ...before, ...change });
        return { before };
      },
      onError: (_error, _change, context) => queryClient.setQueryData(queryKey, context?.before),
      onSuccess: (now) => queryClient.setQueryData(queryKey, now),
    }),
  );
}
