'use client';
import type { ProviderKind, SingleSignOnView } from '@parley/contract/single-sign-on';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { PageSection } from '@/ui/side-page';
import { ChosenProvider } from './chosen-provider.tsx';
import { OpenIdForm } from './open-id-form.tsx';
import { SamlForm } from './saml-form.tsx';

const kinds: ProviderKind[] = ['oidc', 'saml'];

/** What the provider is: shown when it is set, a form when it is not, or is being changed. */
export function ProviderStep({ view }: { view: SingleSignOnView }) {
  const t = useTranslations('singleSignOn.provider');
  const [chosen, setChosen] = useState<ProviderKind | null>(null);
  const kind = chosen ?? (view.provider ? null : 'oidc');
  const form = { view, onDone: () => setChosen(null) };
  return (
    <PageSection title={t('title')} lead={t('lead')}>
      {kind === null && view.provider ? (
        <ChosenProvider provider={view.provider} onChange={() => setChosen(view.provider?.kind ?? 'oidc')} />
      ) : (
        <>
          <fieldset className="grid gap-2 pb-5 sm:grid-cols-2">
            <legend className="pb-1.5 text-sm font-medium">{t('kind')}</legend>
            {kinds.map((value) => (
              <label
                key={value}
                className="cursor-pointer rounded-lg border border-line-strong p-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
              >
                <input
                  type="radio"
                  name="provider-kind"
                  className="sr-only"
                  checked={kind === value}
                  onChange={() => setChosen(value)}
                />
                <span className="block font-medium">{t(value)}</span>
                <span className="block text-sm text-pretty text-ink-2">{t(`${value}Text`)}</span>
              </label>
            ))}
          </fieldset>
          {kind === 'saml' ? <SamlForm {...form} /> : <OpenIdForm {...form} />}
          {view.provider && (
            <Button variant="quiet" className="mt-2" onClick={() => setChosen(null)}>
              {t('keep')}
            </Button>
          )}
        </>
      )}
    </PageSection>
  );
}
