'use client';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { Select } from '@/ui/select';
import { Skeleton } from '@/ui/skeleton';
import { Cell, HeadCell, Table } from '@/ui/table';
import { showToast } from '@/ui/toast';

type Only = '' | 'signed' | 'missing';

/** Who has signed and who has not, with a mail to those who have not, and the list as a file. */
export function Roster({ slug }: { slug: string }) {
  const t = useTranslations('acceptableUse');
  const trpc = useTRPC();
  const [only, setOnly] = useState<Only>('');
  const roster = useInfiniteQuery(
    trpc.acceptableUse.roster.infiniteQueryOptions(only ? { only } : {}, { getNextPageParam: (page) => page.nextCursor }),
  );
  const remind = useMutation(
    trpc.acceptableUse.remind.mutationOptions({
      onSuccess: ({ reminded }) => showToast({ title: t('reminded', { count: reminded }) }),
    }),
  );
  if (roster.isPending) return <Skeleton className="h-40 rounded-xl" />;
  if (roster.isError) return <Alert>{errorText(roster.error)}</Alert>;
  const [first] = roster.data.pages;
  const people = roster.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <div className="flex flex-wrap items-end gap-3 pb-3">
        <p className="flex-1 basis-48 pb-2 text-ink-2">
          {t('counts', { signed: first?.signed ?? 0, missing: first?.missing ?? 0 })}
        </p>
        <Select
          label={t('show')}
          value={only}
          onChange={(event) => setOnly(event.target.value as Only)}
          options={[
            { value: '', label: t('everybody') },
            { value: 'signed', label: t('onlySigned') },
            { value: 'missing', label: t('onlyMissing') },
          ]}
        />
        <Button pending={remind.isPending} disabled={!first?.missing} onClick={() => remind.mutate()}>
          {t('remind')}
        </Button>
        <a className={buttonClass()} href={`/api/acceptable-use?workspace=${slug}`} download>
          {t('csv')}
        </a>
      </div>
      {remind.isError && <Alert className="mb-3">{errorText(remind.error)}</Alert>}
      {people.length === 0 ? (
        <p className="text-ink-3">{t('nobody')}</p>
      ) : (
        <Table label={t('rosterTitle')}>
          <thead>
            <tr>
              <HeadCell>{t('person')}</HeadCell>
              <HeadCell>{t('state')}</HeadCell>
              <HeadCell>{t('signedAs')}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {people.map(({ memberId, name, email, signed }) => (
              <tr key={memberId}>
                <Cell>
                  <span dir="auto" className="block font-medium">
                    {name}
                  </span>
                  <span className="block text-sm text-ink-3">{email}</span>
                </Cell>
                <Cell className={signed?.isEnough ? 'text-ink' : 'text-amber-text'}>
                  {signed
                    ? t(signed.isEnough ? 'signedState' : 'earlierState', { version: signed.version, date: formatDate(signed.at) })
                    : t('missingState')}
                </Cell>
                <Cell>
                  <bdi>{signed?.name}</bdi>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {roster.hasNextPage && (
        <Button className="mt-3" pending={roster.isFetchingNextPage} onClick={() => void roster.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
