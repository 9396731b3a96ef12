'use client';
import type { PasskeyView } from '@parley/contract/passkey';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { showToast } from '@/ui/toast';
import { RecoveryCodes } from '../second-factor/recovery-codes.tsx';
import { PasskeyRow } from './passkey-row.tsx';
import { ProofForm } from './proof-form.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { useAddPasskey } from './use-add-passkey.ts';

type Act = { kind: 'add' } | { kind: 'rename' | 'remove'; passkey: PasskeyView };

/** The devices that sign this person in by themselves. */
export function PasskeySection() {
  const t = useTranslations('passkey');
  const passkeys = useQuery(useTRPC().passkey.list.queryOptions());
  const [act, setAct] = useState<Act | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const close = () => setAct(null);
  const add = useAddPasskey((recoveryCodes) => {
    close();
    setCodes(recoveryCodes);
    showToast({ title: t('isAdded') });
  });
  const items = passkeys.data?.items ?? [];
  return (
    <PageSection id="passkeys" title={t('title')} lead={t('lead')}>
      {passkeys.isPending && <Skeleton className="h-14 rounded-lg" />}
      {passkeys.isError && (
        <Alert acts={<Button onClick={() => void passkeys.refetch()}>{t('tryAgain')}</Button>}>{errorText(passkeys.error)}</Alert>
      )}
      {passkeys.data && (
        <div className="flex flex-col items-start gap-4">
          {items.length === 0 ? (
            <p className="text-ink-2">{t('none')}</p>
          ) : (
            <ul aria-label={t('title')} className="w-full divide-y divide-line border-y border-line">
              {items.map((passkey) => (
                <PasskeyRow
                  key={passkey.id}
                  passkey={passkey}
                  onRename={() => setAct({ kind: 'rename', passkey })}
                  onRemove={() => setAct({ kind: 'remove', passkey })}
                />
              ))}
            </ul>
          )}
          <Button
            variant={items.length === 0 ? 'primary' : undefined}
            onClick={() => {
              add.reset();
              setAct({ kind: 'add' });
            }}
          >
            {t('add')}
          </Button>
        </div>
      )}
      {act?.kind === 'add' && (
        <Dialog open onOpenChange={(isOpen) => !isOpen && close()} title={t('add')} description={t('addLead')}>
          <ProofForm
            act={t('next')}
            hasPasskey={items.length > 0}
            isPending={add.isPending}
            error={add.error}
            onProof={(proof) => add.mutate(proof)}
          />
        </Dialog>
      )}
      {act?.kind === 'rename' && <RenameDialog passkey={act.passkey} onClose={close} />}
      {act?.kind === 'remove' && <RemoveDialog passkey={act.passkey} onClose={close} />}
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(null)} />}
    </PageSection>
  );
}
