'use client';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PageHead, PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { AccentChoice } from './accent-choice.tsx';
import { AddressForm } from './address-form.tsx';
import { DefaultsForm } from './defaults-form.tsx';
import { DeletionSection } from './deletion-section.tsx';
import { LogoChoice } from './logo-choice.tsx';
import { NameForm } from './name-form.tsx';
import { PresetChoice } from './preset-choice.tsx';
import { SetupList } from './setup-list.tsx';
import { useSettings } from './use-settings.ts';

/** The workspace itself: what it is called, how it looks, where it is, what people start with, and its end. */
export function WorkspacePage({ slug }: { slug: string }) {
  const t = useTranslations('workspace');
  const ui = useTranslations('ui');
  const settings = useSettings();
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      {settings.isPending ? (
        <div role="status" aria-label={t('loading')} className="flex flex-col gap-4">
          <Skeleton className="h-10 w-72" />
          <Skeleton className="h-40 rounded-xl" />
        </div>
      ) : settings.isError ? (
        <Alert
          acts={
            <Button pending={settings.isFetching} onClick={() => void settings.refetch()}>
              {ui('tryAgain')}
            </Button>
          }
        >
          {errorText(settings.error)}
        </Alert>
      ) : (
        <>
          <SetupList slug={slug} />
          <PageSection title={t('nameTitle')}>
            <NameForm key={settings.data.name} name={settings.data.name} />
          </PageSection>
          <PageSection id="look" title={t('lookTitle')} lead={t('lookLead')}>
            <div className="flex flex-col gap-7">
              <LogoChoice settings={settings.data} />
              <AccentChoice key={settings.data.accent} saved={settings.data.accent} name={settings.data.name} />
            </div>
          </PageSection>
          <PageSection title={t('addressTitle')} lead={t('addressLead')}>
            <AddressForm settings={settings.data} />
          </PageSection>
          <PageSection title={t('defaultsTitle')} lead={t('defaultsLead')}>
            <DefaultsForm key={JSON.stringify(settings.data.defaults)} saved={settings.data.defaults} />
          </PageSection>
          <PageSection id="presets" title={t('presets.title')} lead={t('presets.lead')}>
            <PresetChoice slug={slug} />
          </PageSection>
          <PageSection id="deletion" title={t('deletion.title')} lead={t('deletion.lead')}>
            <DeletionSection name={settings.data.name} />
          </PageSection>
        </>
      )}
    </>
  );
}
