import type { SingleSignOnView } from '@parley/contract/single-sign-on';
import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/lib/trpc';

/** Every act answers the whole page as it stands after it. */
export function useKeepView(): (view: SingleSignOnView) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return (view) => queryClient.setQueryData(trpc.singleSignOn.get.queryKey(), view);
}
