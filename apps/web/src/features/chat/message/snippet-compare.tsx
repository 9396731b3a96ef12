'use client';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { CodeLine } from '../markdown/code-line.tsx';
import type { CodeLines } from '../markdown/highlight-code.ts';
import { useCodeLines } from '../markdown/use-code-lines.ts';
import { compareLines } from './compare-lines.ts';

type Version = { edit: number; body: string };

/** Two versions beside each other: what is the same on one row, what was taken out on the left, what was put in on the right. */
export function SnippetCompare({ before, after, language }: { before: Version; after: Version; language: string }) {
  const t = useTranslations('message');
  const left = useCodeLines(before.body, language);
  const right = useCodeLines(after.body, language);
  const pairs = useMemo(() => compareLines(before.body, after.body), [before.body, after.body]);
  return (
    <div
      dir="ltr"
      className="max-h-[60vh] overflow-auto rounded-lg border border-line"
      tabIndex={0}
      role="group"
      aria-label={t('comparison', { before: before.edit + 1, after: after.edit + 1 })}
    >
      <table className="w-full min-w-[640px] table-fixed border-collapse font-mono text-[12.6px] leading-[1.6]">
        <thead className="sr-only">
          <tr>
            <th>{t('lineNumber')}</th>
            <th>{t('versionNumber', { number: before.edit + 1 })}</th>
            <th>{t('lineNumber')}</th>
            <th>{t('versionNumber', { number: after.edit + 1 })}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair, index) => (
            <tr key={index} className="align-top">
              <Half lines={left} line={pair.before} look={pair.isChanged ? 'bg-red-soft' : undefined} gap={pair.isChanged} />
              <Half
                lines={right}
                line={pair.after}
                look={pair.isChanged ? 'bg-accent-soft' : undefined}
                gap={pair.isChanged}
                isRight
              />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type HalfProps = { lines: CodeLines; line: number | null; look: string | undefined; gap: boolean; isRight?: boolean };

function Half({ lines, line, look, gap, isRight }: HalfProps) {
  const parts = line === null ? undefined : lines[line - 1];
  const ground = parts ? look : gap ? 'bg-sunk' : undefined;
  return (
    <>
      <td className={cn('w-11 px-2 text-right text-ink-3 select-none', isRight && 'border-l border-line', ground)}>{line}</td>
      <td className={cn('pe-2 whitespace-pre-wrap wrap-anywhere', ground)}>{parts && <CodeLine parts={parts} />}</td>
    </>
  );
}
