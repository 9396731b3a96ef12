'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { Skeleton } from '@/ui/skeleton';
import { TextField } from '@/ui/text-field';

type Props = { slug: string; next: string; name: string; drawText: (body: string) => ReactNode };

/** The text that a firm asks its people to sign: read, signed with one's name, and read again at any time. */
export function SignPage({ slug, next, name: ownName, drawText }: Props) {
  const t = useTranslations('acceptableUse');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState(ownName);
  const text = useQuery(trpc.acceptableUse.get.queryOptions());
  const sign = useMutation(
    trpc.acceptableUse.sign.mutationOptions({
      onSuccess: (view) => {
        queryClient.setQueryData(trpc.acceptableUse.get.queryKey(), view);
        window.location.assign(next);
      },
      // Another version has come in between: that one is shown.
      onError: () => void text.refetch(),
    }),
  );
  if (text.isPending)
    return (
      <div role="status" aria-label={t('loading')}>
        <Skeleton className="h-64 rounded-xl" />
      </div>
    );
  if (text.isError)
    return (
      <Alert
        acts={
          <Button pending={text.isFetching} onClick={() => void text.refetch()}>
            {ui('tryAgain')}
          </Button>
        }
      >
        {errorText(text.error)}
      </Alert>
    );
  const { current, isAsked, isClosed, signedAt } = text.data;
  const toChat = (
    <a className={buttonClass()} href={`/${slug}`}>
      {ui('backToChat')}
    </a>
  );
  if (!current) return <Banner acts={toChat}>{t('noText')}</Banner>;
  return (
    <div className="flex flex-col gap-6">
      <p className="text-sm text-ink-3">
        {t('version', { version: current.version, date: formatDate(current.publishedAt), name: current.publishedBy })}
      </p>
      <article dir="auto" aria-label={t('title')} className="flex flex-col gap-3 rounded-xl border border-line bg-paper p-5">
        {drawText(current.body)}
      </article>
      {sign.isError && <Alert>{errorText(sign.error)}</Alert>}
      {isAsked ? (
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim()) sign.mutate({ version: current.version, name });
          }}
        >
          <TextField
            label={t('yourName')}
            hint={t('signHint')}
            dir="auto"
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" variant="primary" size="lg" pending={sign.isPending || sign.isSuccess} disabled={!name.trim()}>
              {t('sign')}
            </Button>
            {!isClosed && (
              <a className={buttonClass({ size: 'lg', variant: 'quiet' })} href={next}>
                {t('later')}
              </a>
            )}
          </div>
          {isClosed && <p className="text-sm text-ink-2">{t('closed')}</p>}
        </form>
      ) : (
        <Banner tone="seal" acts={toChat}>
          {signedAt ? t('signed', { date: formatDate(signedAt) }) : t('notAsked')}
        </Banner>
      )}
    </div>
  );
}
