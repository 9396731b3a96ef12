'use client';
import type { IdentityProof } from '@parley/contract/passkey';
import type { SocialProvider } from '@parley/contract/social';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Dialog } from '@/ui/dialog';
import { ProofForm } from '../passkeys/proof-form.tsx';
import { providerName } from '@/ui/provider-name';

/** Shows that it is them, then leaves for the provider, which sends them back to this page. */
export function LinkDialog({ provider, onClose }: { provider: SocialProvider; onClose: () => void }) {
  const t = useTranslations('social');
  const trpc = useTRPC();
  const factor = useQuery(trpc.account.secondFactor.queryOptions());
  const ask = useMutation(
    trpc.social.askForLink.mutationOptions({
      onSuccess: ({ ticket }) => {
        const query = new URLSearchParams({ link: ticket, next: window.location.pathname });
        window.location.assign(`/api/sso/social/${provider}/start?${query}`);
      },
    }),
  );
  const go = (proof: IdentityProof) => ask.mutate({ provider, proof });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('linkTitle', { provider: providerName[provider] })}
      description={t('linkLead', { provider: providerName[provider] })}
    >
      <ProofForm
        act={t('goOn')}
        hasPasskey={(factor.data?.passkeys ?? 0) > 0}
        isPending={ask.isPending || ask.isSuccess}
        error={ask.error}
        onProof={go}
      />
    </Dialog>
  );
}
