'use client';
import type { SocialProvider } from '@parley/contract/social';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Dialog } from '@/ui/dialog';
import { TextLink } from '@/ui/text-link';
import { showToast } from '@/ui/toast';
import { ProofForm } from '../passkeys/proof-form.tsx';
import { providerName } from '@/ui/provider-name';

/** Asks for a way in that stays, so that nobody unlinks the only one they have. */
export function UnlinkDialog({ provider, onClose }: { provider: SocialProvider; onClose: () => void }) {
  const t = useTranslations('social');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const factor = useQuery(trpc.account.secondFactor.queryOptions());
  const unlink = useMutation(
    trpc.social.unlink.mutationOptions({
      onSuccess: () => {
        onClose();
        showToast({ title: t('isUnlinked', { provider: providerName[provider] }) });
        void queryClient.invalidateQueries(trpc.social.list.queryFilter());
        void queryClient.invalidateQueries(trpc.account.listSessions.queryFilter());
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('unlinkTitle', { provider: providerName[provider] })}
      description={t('unlinkLead')}
    >
      <ProofForm
        act={t('unlinkAct')}
        danger
        hasPasskey={(factor.data?.passkeys ?? 0) > 0}
        isPending={unlink.isPending}
        error={unlink.error}
        onProof={(proof) => unlink.mutate({ provider, proof })}
      />
      <p className="mt-4 text-sm text-ink-2">
        {t.rich('noPassword', { ask: (words) => <TextLink href="/forgot">{words}</TextLink> })}
      </p>
    </Dialog>
  );
}
