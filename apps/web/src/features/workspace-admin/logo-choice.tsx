'use client';
import { limits } from '@parley/contract/limits';
import type { WorkspaceSettings } from '@parley/contract/workspace-settings';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { logoUrl } from '@/lib/logo-url';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { WorkspaceMark } from '@/ui/workspace-mark';
import { useSettingsChanged } from './use-settings.ts';

export function LogoChoice({ settings }: { settings: WorkspaceSettings }) {
  const t = useTranslations('workspace');
  const changed = useSettingsChanged();
  const input = useRef<HTMLInputElement>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [isTooLarge, setIsTooLarge] = useState(false);
  const trpc = useTRPC();
  const save = useMutation(trpc.workspace.setLogo.mutationOptions({ onSuccess: changed }));
  const remove = useMutation(
    trpc.workspace.removeLogo.mutationOptions({
      onSuccess: async () => {
        await changed();
        setIsAsking(false);
      },
    }),
  );
  const choose = async (file: File | undefined) => {
    setIsTooLarge(file !== undefined && file.size > limits.logoBytes);
    if (file && file.size <= limits.logoBytes) save.mutate({ picture: await toBase64(file) });
  };
  return (
    <div>
      <p className="pb-2 text-sm font-medium">{t('logo')}</p>
      <div className="flex flex-wrap items-center gap-4">
        <WorkspaceMark
          name={settings.name}
          logo={logoUrl(settings)}
          className="size-16 rounded-xl border border-line text-[34px]"
        />
        <div className="flex flex-wrap gap-2">
          <input
            ref={input}
            type="file"
            accept="image/png,image/jpeg,image/gif,image/webp"
            aria-label={t('logoFile')}
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => {
              void choose(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <Button pending={save.isPending} onClick={() => input.current?.click()}>
            {t(settings.logo ? 'replaceLogo' : 'uploadLogo')}
          </Button>
          {settings.logo && (
            <Button variant="quiet" onClick={() => setIsAsking(true)}>
              {t('removeLogo')}
            </Button>
          )}
        </div>
        <p className="basis-full text-sm text-ink-3">{t('logoHint', { megabytes: limits.logoBytes / 1_048_576 })}</p>
      </div>
      {isTooLarge && <Alert className="mt-3">{t('logoTooLarge', { megabytes: limits.logoBytes / 1_048_576 })}</Alert>}
      {save.isError && <Alert className="mt-3">{errorText(save.error)}</Alert>}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('removeLogoAsk')}
        action={t('removeLogo')}
        danger
        pending={remove.isPending}
        error={remove.isError ? errorText(remove.error) : undefined}
        onConfirm={() => remove.mutate()}
      >
        {t('removeLogoLead')}
      </ConfirmDialog>
    </div>
  );
}

async function toBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
