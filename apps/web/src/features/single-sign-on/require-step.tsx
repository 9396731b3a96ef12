'use client';
import type { SingleSignOnView } from '@parley/contract/single-sign-on';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { PageSection } from '@/ui/side-page';
import { CopyLine } from './copy-line.tsx';
import { useKeepView } from './use-keep-view.ts';

/** The only way in, or one among others. It can be closed only by who has just come through it. */
export function RequireStep({ view }: { view: SingleSignOnView }) {
  const t = useTranslations('singleSignOn.require');
  const trpc = useTRPC();
  const keepView = useKeepView();
  const [asks, setAsks] = useState(false);
  const change = useMutation(
    trpc.singleSignOn.require.mutationOptions({
      onSuccess: (saved) => {
        setAsks(false);
        keepView(saved);
      },
    }),
  );
  const isTested = view.test !== null && view.test.problem === null && !view.test.isStale;
  const problem = change.error ? errorText(change.error) : undefined;
  return (
    <PageSection title={t('title')} lead={t('lead')}>
      {view.provider && (
        <dl className="border-t border-line pb-4">
          <CopyLine label={t('signInUrl')} value={view.ours.signInUrl} />
        </dl>
      )}
      {view.isRequired ? (
        <Banner
          tone="seal"
          title={t('isOn')}
          acts={
            <Button pending={change.isPending} onClick={() => change.mutate({ required: false })}>
              {t('turnOff')}
            </Button>
          }
        >
          {t('emergency')}
        </Banner>
      ) : (
        <div className="flex flex-col items-start gap-3">
          <p className="max-w-[72ch] text-pretty text-ink-2">{t('emergency')}</p>
          <Button variant="primary" disabled={!isTested} onClick={() => setAsks(true)}>
            {t('turnOn')}
          </Button>
          {!isTested && <p className="text-sm text-ink-3">{t('testFirst')}</p>}
        </div>
      )}
      {problem && !asks && <Alert className="mt-3">{problem}</Alert>}
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={t('askTitle')}
        action={t('turnOn')}
        pending={change.isPending}
        error={problem}
        onConfirm={() => change.mutate({ required: true })}
      >
        {t('askText')}
      </ConfirmDialog>
    </PageSection>
  );
}
