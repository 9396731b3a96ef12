'use client';
import type { JudgedRow } from '@parley/contract/invitation-view';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Cell, HeadCell, Table } from '@/ui/table';
import { Tag } from '@/ui/tag';

const shownAtFirst = 100;
const mistakes = new Set(['badAddress', 'badName', 'unknownRole', 'unknownGroup', 'unknownChannel', 'noChannel', 'noSeat']);
const toneOf = ({ fate }: JudgedRow) => (fate === 'new' ? 'accent' : mistakes.has(fate) ? 'red' : 'amber');

/** What a line comes to, before it is sent and afterwards. */
export function useFateInWords() {
  const t = useTranslations('members.list');
  return ({ fate, about }: JudgedRow, isSent: boolean): string =>
    fate === 'new' && isSent ? t('isSent') : t(`fate.${fate}`, { about });
}

/** The lines of a list with their fates; those that are passed over can be looked at alone. */
export function InviteListRows({ rows, isSent = false }: { rows: JudgedRow[]; isSent?: boolean }) {
  const t = useTranslations('members.list');
  const admin = useTranslations('admin');
  const inWords = useFateInWords();
  const [onlyOver, setOnlyOver] = useState(false);
  const [shown, setShown] = useState(shownAtFirst);
  const over = rows.filter(({ fate }) => fate !== 'new');
  const listed = onlyOver ? over : rows;
  return (
    <div>
      {over.length > 0 && (
        <div className="pb-3">
          <Checkbox label={t('onlyOver', { count: over.length })} checked={onlyOver} onCheckedChange={setOnlyOver} />
        </div>
      )}
      <div className="max-h-[46vh] overflow-y-auto rounded-lg border border-line px-3">
        <Table label={t('lines')}>
          <thead>
            <tr>
              <HeadCell>{t('line')}</HeadCell>
              <HeadCell className="w-full">{admin('members.person')}</HeadCell>
              <HeadCell>{t('fateHead')}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {listed.slice(0, shown).map((row) => (
              <tr key={row.line}>
                <Cell className="text-ink-3 tabular-nums">{row.line}</Cell>
                <Cell className="[overflow-wrap:anywhere]">
                  <p className="font-medium">
                    <bdi>{row.email || '–'}</bdi>
                  </p>
                  <p className="text-[12.5px] text-ink-3">
                    <bdi>
                      {[row.name, row.role, ...row.groups, ...row.channels.map((name) => `#${name}`)].filter(Boolean).join(' · ')}
                    </bdi>
                  </p>
                </Cell>
                <Cell>
                  <Tag tone={toneOf(row)}>{inWords(row, isSent)}</Tag>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
        {listed.length > shown && (
          <Button size="sm" className="my-3" onClick={() => setShown(shown + shownAtFirst)}>
            {t('moreLines', { count: listed.length - shown })}
          </Button>
        )}
      </div>
    </div>
  );
}
