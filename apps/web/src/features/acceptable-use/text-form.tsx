'use client';
import { acceptableUseInput } from '@parley/contract/acceptable-use';
import { limits } from '@parley/contract/limits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { useKeptDraft } from '@/lib/use-kept-draft';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { KeptNote } from '@/ui/kept-note';
import { TextArea } from '@/ui/text-area';
import { showToast } from '@/ui/toast';

type Text = { body: string; asksAgain: boolean; forGuests: boolean; closesChat: boolean };
type Props = { current: (Text & { version: number }) | null; drawText: (body: string) => ReactNode };

/** Writes the next version. Nothing is published before one has seen it as people will, and said so. */
export function TextForm({ current, drawText }: Props) {
  const t = useTranslations('acceptableUse');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const begin = (): Text => ({
    body: current?.body ?? t('proposal'),
    asksAgain: true,
    forGuests: current?.forGuests ?? false,
    closesChat: current?.closesChat ?? false,
  });
  const { draft: text, set, close, kept } = useKeptDraft(begin, `acceptable-use.${current?.version ?? 0}`);
  const [isAsking, setIsAsking] = useState(false);
  const publish = useMutation(
    trpc.acceptableUse.publish.mutationOptions({
      onSuccess: async (view) => {
        close();
        setIsAsking(false);
        showToast({ title: t('published') });
        queryClient.setQueryData(trpc.acceptableUse.get.queryKey(), view);
        await queryClient.invalidateQueries(trpc.acceptableUse.roster.queryFilter());
      },
    }),
  );
  const problem = acceptableUseInput.safeParse(text).error?.issues[0]?.message;
  return (
    <form
      noValidate
      className="flex max-w-2xl flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!problem) setIsAsking(true);
      }}
    >
      <KeptNote kept={kept} />
      <TextArea
        label={t('text')}
        hint={t('textHint')}
        error={problem}
        rows={12}
        dir="auto"
        maxLength={limits.acceptableUse}
        value={text.body}
        onChange={(event) => set({ body: event.target.value })}
      />
      {current && (
        <Checkbox
          label={t('asksAgain')}
          hint={t('asksAgainHint')}
          checked={text.asksAgain}
          onCheckedChange={(asksAgain) => set({ asksAgain })}
        />
      )}
      <Checkbox
        label={t('closesChat')}
        hint={t('closesChatHint')}
        checked={text.closesChat}
        onCheckedChange={(closesChat) => set({ closesChat })}
      />
      <Checkbox
        label={t('forGuests')}
        hint={t('forGuestsHint')}
        checked={text.forGuests}
        onCheckedChange={(forGuests) => set({ forGuests })}
      />
      <Button type="submit" variant="primary" className="self-start" disabled={problem !== undefined}>
        {t('publish')}
      </Button>
      {publish.isError && !isAsking && <Alert>{errorText(publish.error)}</Alert>}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('publishAsk')}
        action={t('publish')}
        pending={publish.isPending}
        error={publish.isError ? errorText(publish.error) : undefined}
        onConfirm={() => publish.mutate(text)}
      >
        <p>{t(text.closesChat ? 'publishClosed' : 'publishOpen')}</p>
        <div
          dir="auto"
          className="mt-3 flex max-h-64 flex-col gap-2 overflow-y-auto rounded-lg border border-line p-3 text-sm text-ink"
        >
          {drawText(text.body)}
        </div>
      </ConfirmDialog>
    </form>
  );
}
