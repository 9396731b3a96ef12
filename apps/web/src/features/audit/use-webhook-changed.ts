'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/lib/trpc';

/** Asks again how the log is sent on, and for the log itself, where the change is an entry. */
export function useWebhookChanged(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    void queryClient.invalidateQueries(trpc.audit.list.pathFilter());
    await queryClient.invalidateQueries(trpc.audit.webhook.queryFilter());
  };
}
