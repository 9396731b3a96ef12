'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/lib/trpc';

export function useSettings() {
  return useQuery(useTRPC().workspace.settings.queryOptions());
}

/** After a change: what the page shows, and the workspace's look everywhere. */
export function useSettingsChanged() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries(trpc.workspace.settings.queryFilter()),
      queryClient.invalidateQueries(trpc.workspace.bootstrap.queryFilter()),
      queryClient.invalidateQueries(trpc.workspace.setup.queryFilter()),
    ]);
  };
}
