import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '@/lib/trpc';

let asked = '';

/**
 * Somebody who comes back from the payment service's pages is often here before its message: then it is asked. True while it
 * is being asked.
 */
export function useReturnFromPaying(): boolean {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation(
    trpc.billing.refresh.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.billing.pathFilter()),
    }),
  );
  // The address tells where one comes from; it is made plain again, so that a reload does not ask once more.
  useEffect(() => {
    const url = new URL(window.location.href);
    if (!url.searchParams.has('from') || asked === url.href) return;
    asked = url.href;
    window.history.replaceState(null, '', url.pathname);
    mutate();
  }, [mutate]);
  return isPending;
}
