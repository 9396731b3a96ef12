import { useTRPCClient } from './trpc.tsx';

/** Where somebody goes who has come in and was going nowhere in particular: their only workspace, or the list of them. */
export function useDestination(): () => Promise<string> {
  const client = useTRPCClient();
  return async () => {
    try {
      const [only, another] = (await client.account.me.query()).workspaces;
      return only && !another ? `/${only.slug}` : '/workspaces';
    } catch {
      return '/workspaces';
    }
  };
}
