'use client';
import type { CaseQuery, CaseView } from '@parley/contract/case';
import { limits } from '@parley/contract/limits';
import { Search } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Select } from '@/ui/select';
import { TextField } from '@/ui/text-field';

type Props = { one: CaseView; query: CaseQuery | null; onAsk: (query: CaseQuery) => void };

const dayMs = 86_400_000;
const dayOf = (at: string | null | undefined, shift = 0) => (at ? new Date(Date.parse(at) - shift).toISOString().slice(0, 10) : '');

/** Words, who, where and when. Nothing typed: everything in the scope. */
export function CaseSearchForm({ one, query, onAsk }: Props) {
  const t = useTranslations('cases');
  const [words, setWords] = useState(query?.query ?? '');
  const [from, setFrom] = useState(query?.from[0] ?? '');
  const [channelId, setChannelId] = useState(query?.in[0] ?? '');
  const [first, setFirst] = useState(dayOf(query?.after));
  const [last, setLast] = useState(dayOf(query?.before, 1));
  const [withDeleted, setWithDeleted] = useState(query?.withDeleted ?? true);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    onAsk({
      query: words.trim(),
      from: from ? [from] : [],
      in: channelId ? [channelId] : [],
      after: first ? new Date(first).toISOString() : null,
      before: last ? new Date(Date.parse(last) + dayMs).toISOString() : null,
      withDeleted,
    });
  };
  const anybody = [{ value: '', label: t('anybody') }];
  const anywhere = [{ value: '', label: t('anywhere') }];
  return (
    <form role="search" aria-label={t('searchCase')} onSubmit={ask} className="grid gap-3 pt-4">
      <div className="flex items-start gap-2">
        <TextField
          className="min-w-0 flex-1"
          label={t('words')}
          hint={t('wordsHint')}
          dir="auto"
          autoComplete="off"
          maxLength={limits.searchQuery}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button type="submit" variant="primary" className="mt-[26px] h-9">
          <Search aria-hidden className="size-4" />
          {t('searchAct')}
        </Button>
      </div>
      <div className="grid gap-3 sm:grid-cols-4">
        <Select
          label={t('author')}
          value={from}
          options={[...anybody, ...one.scope.members.map(({ memberId, name }) => ({ value: memberId, label: name }))]}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <Select
          label={t('place')}
          value={channelId}
          options={[...anywhere, ...one.scope.channels.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => setChannelId(event.currentTarget.value)}
        />
        <TextField type="date" label={t('from')} value={first} onChange={(event) => setFirst(event.currentTarget.value)} />
        <TextField type="date" label={t('upTo')} value={last} onChange={(event) => setLast(event.currentTarget.value)} />
      </div>
      <Checkbox label={t('withDeleted')} checked={withDeleted} onCheckedChange={setWithDeleted} />
    </form>
  );
}
