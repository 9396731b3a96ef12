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
import { PasswordField } from '@/ui/password-field';
import { TextField } from '@/ui/text-field';
import { CopyLine } from './copy-line.tsx';
import { useKeepView } from './use-keep-view.ts';

/** OpenID Connect: one address to carry over there, three things to carry back. */
export function OpenIdForm({ view, onDone }: { view: SingleSignOnView; onDone: () => void }) {
  const t = useTranslations('singleSignOn.provider');
  const trpc = useTRPC();
  const keepView = useKeepView();
  const before = view.provider?.kind === 'oidc' ? view.provider : null;
  const [issuer, setIssuer] = useState(before?.issuer ?? '');
  const [clientId, setClientId] = useState(before?.clientId ?? '');
  const [secret, setSecret] = useState('');
  const [makesMembers, setMakesMembers] = useState(view.provider?.makesMembers ?? true);
  const save = useMutation(
    trpc.singleSignOn.setOpenId.mutationOptions({
      onSuccess: (saved) => {
        keepView(saved);
        onDone();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ issuer: issuer.trim(), clientId, clientSecret: secret, makesMembers });
  };
  return (
    <form noValidate onSubmit={submit} className="flex max-w-[680px] flex-col gap-5">
      <div>
        <p className="text-pretty text-ink-2">{t('oidcThere')}</p>
        <dl className="border-t border-line mt-3">
          <CopyLine label={t('redirectUri')} value={view.ours.redirectUri} />
        </dl>
      </div>
      <p className="text-pretty text-ink-2">{t('oidcHere')}</p>
      <TextField
        label={t('issuer')}
        hint={t('issuerHint')}
        type="url"
        dir="ltr"
        spellCheck={false}
        value={issuer}
        onChange={(event) => setIssuer(event.target.value)}
      />
      <TextField
        label={t('clientId')}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        value={clientId}
        onChange={(event) => setClientId(event.target.value)}
      />
      <PasswordField
        label={t('clientSecret')}
        hint={before ? t('secretKept') : undefined}
        autoComplete="off"
        value={secret}
        onChange={(event) => setSecret(event.target.value)}
      />
      <Checkbox label={t('makesMembers')} hint={t('makesMembersHint')} checked={makesMembers} onCheckedChange={setMakesMembers} />
      {save.isError && <Alert title={t('notSaved')}>{errorText(save.error)}</Alert>}
      <Button type="submit" variant="primary" className="self-start" pending={save.isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
