'use client';
import { bannerInput, type BannerView } from '@parley/contract/label';
import { limits } from '@parley/contract/limits';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { refusalInWords } from '@/lib/i18n/refusals';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { cn } from '@/ui/cn';
import { labelLook } from '@/ui/label-chip';
import { PageSection } from '@/ui/side-page';
import { TextField } from '@/ui/text-field';
import { ColorChoice } from './color-choice.tsx';
import { useLabelsChanged } from './use-labels-changed.ts';

const blank = { text: '', color: 'blue', isDismissible: true } as const;

/** A sentence at the top of everybody's chat. */
export function BannerForm({ banner }: { banner: BannerView | null }) {
  const t = useTranslations('labels');
  const [draft, setDraft] = useState<Omit<BannerView, 'setAt'>>(banner ?? blank);
  const [problem, setProblem] = useState<string>();
  const put = useMutation(useTRPC().label.setBanner.mutationOptions({ onSuccess: useLabelsChanged() }));
  const set = (change: Partial<BannerView>) => {
    setDraft({ ...draft, ...change });
    setProblem(undefined);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { text, color, isDismissible } = draft;
    const read = bannerInput.safeParse({ text, color, isDismissible });
    if (!read.success) return setProblem(refusalInWords(read.error.issues[0]?.message ?? ''));
    put.mutate({ banner: read.data });
  };
  return (
    <PageSection title={t('banner')} lead={t('bannerLead')}>
      <form onSubmit={save} noValidate className="flex max-w-[640px] flex-col gap-4">
        <TextField
          label={t('bannerText')}
          autoComplete="off"
          dir="auto"
          maxLength={limits.bannerText}
          value={draft.text}
          error={problem}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        {draft.text.trim() && (
          <p
            dir="auto"
            className={cn('rounded-md px-3 py-1.5 text-center text-sm font-medium wrap-anywhere', labelLook[draft.color])}
          >
            {draft.text}
          </p>
        )}
        <ColorChoice name="banner-color" value={draft.color} onChange={(color) => set({ color })} />
        <Checkbox
          label={t('dismissible')}
          hint={t('dismissibleHint')}
          checked={draft.isDismissible}
          onCheckedChange={(isDismissible) => set({ isDismissible })}
        />
        {put.isError && <Alert title={t('notSaved')}>{errorText(put.error)}</Alert>}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" pending={put.isPending && put.variables.banner !== null}>
            {banner ? t('saveBanner') : t('showBanner')}
          </Button>
          {banner && (
            <Button pending={put.isPending && put.variables.banner === null} onClick={() => put.mutate({ banner: null })}>
              {t('removeBanner')}
            </Button>
          )}
        </div>
      </form>
    </PageSection>
  );
}
