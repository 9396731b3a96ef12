import type { IdentityProof } from '@parley/contract/passkey';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { makePasskey } from '@/lib/passkey';
import { useTRPC, useTRPCClient } from '@/lib/trpc';

/** From the question to the key that is kept. `onAdded` gets recovery codes with the first second factor of an account. */
export function useAddPasskey(onAdded: (recoveryCodes: string[] | null) => void) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (proof: IdentityProof | undefined) => {
      const question = await client.passkey.begin.mutate(proof ? { proof } : {});
      return client.passkey.add.mutate({ created: await makePasskey(question) });
    },
    onSuccess: ({ recoveryCodes }) => {
      onAdded(recoveryCodes);
      void queryClient.invalidateQueries(trpc.passkey.list.queryFilter());
      void queryClient.invalidateQueries(trpc.account.secondFactor.queryFilter());
      void queryClient.invalidateQueries(trpc.account.listSessions.queryFilter());
    },
  });
}
