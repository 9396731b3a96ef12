'use client';
import type { SingleSignOnView } from '@parley/contract/single-sign-on';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { TextArea } from '@/ui/text-area';
import { CopyLine } from './copy-line.tsx';
import { useKeepView } from './use-keep-view.ts';

/** SAML 2.0: two addresses to carry over there, its metadata to carry back. */
export function SamlForm({ view, onDone }: { view: SingleSignOnView; onDone: () => void }) {
  const t = useTranslations('singleSignOn.provider');
  const trpc = useTRPC();
  const keepView = useKeepView();
  const isKept = view.provider?.kind === 'saml';
  const [metadata, setMetadata] = useState('');
  const [makesMembers, setMakesMembers] = useState(view.provider?.makesMembers ?? true);
  const save = useMutation(
    trpc.singleSignOn.setSaml.mutationOptions({
      onSuccess: (saved) => {
        keepView(saved);
        onDone();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ metadata, makesMembers });
  };
  return (
    <form noValidate onSubmit={submit} className="flex max-w-[680px] flex-col gap-5">
      <div>
        <p className="text-pretty text-ink-2">{t('samlThere')}</p>
        <dl className="border-t border-line mt-3">
          <CopyLine label={t('entityId')} value={view.ours.entityId} />
          <CopyLine label={t('receiveUrl')} value={view.ours.receiveUrl} />
        </dl>
      </div>
      <p className="text-pretty text-ink-2">{t('samlHere')}</p>
      <TextArea
        label={t('metadata')}
        hint={isKept ? t('metadataKept') : t('metadataHint')}
        rows={6}
        dir="ltr"
        spellCheck={false}
        className="[&_textarea]:font-mono [&_textarea]:text-[13px]"
        value={metadata}
        onChange={(event) => setMetadata(event.target.value)}
      />
      <Checkbox label={t('makesMembers')} hint={t('makesMembersHint')} checked={makesMembers} onCheckedChange={setMakesMembers} />
      {save.isError && <Alert title={t('notSaved')}>{errorText(save.error)}</Alert>}
      <Button type="submit" variant="primary" className="self-start" pending={save.isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
