'use client';
import { FileCode2 } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageExtra } from '@parley/contract/message-extra';
import type { MessageView } from '@parley/contract/message-view';
import { Button } from '@/ui/button';
import { codeLanguages } from '../markdown/code-languages.ts';
import { CodeLine } from '../markdown/code-line.tsx';
import { CopyButton } from '../markdown/copy-button.tsx';
import { useCodeLines } from '../markdown/use-code-lines.ts';
import { openMessageDialog } from './message-dialog-store.ts';

const shownLines = 12;

/** The beginning of some shared code. All of it, with its versions and comments, opens in a window of its own. */
export function SnippetCard({ message, snippet }: { message: MessageView; snippet: NonNullable<MessageExtra['snippet']> }) {
  const t = useTranslations('message');
  const all = message.body.split('\n');
  const lines = useCodeLines(all.slice(0, shownLines).join('\n'), snippet.language);
  const title = snippet.title || t('snippet');
  return (
    <figure
      className="my-1.5 max-w-[80ch] overflow-hidden rounded-xl border border-line bg-paper"
      aria-label={t('snippetNamed', { title })}
    >
      <figcaption className="flex items-center gap-2 border-b border-line px-3 py-1.5 text-sm">
        <FileCode2 aria-hidden className="size-4 shrink-0 text-ink-3" strokeWidth={1.6} />
        <span dir="auto" className="min-w-0 truncate font-semibold">
          {title}
        </span>
        <span className="shrink-0 text-ink-3">{languageLabel(snippet.language)}</span>
        {message.editedAt && <span className="shrink-0 text-xs text-ink-3">{t('edited')}</span>}
        <CopyButton text={message.body} className="ms-auto" />
      </figcaption>
      <pre
        dir="ltr"
        className="overflow-x-auto bg-desk px-3.5 py-2.5 font-mono text-[12.6px] leading-[1.6]"
        tabIndex={0}
        role="group"
        aria-label={t('code')}
      >
        <code>
          {lines.map((parts, index) => (
            <Fragment key={index}>
              {index > 0 && '\n'}
              <CodeLine parts={parts} />
            </Fragment>
          ))}
        </code>
      </pre>
      <div className="flex items-center gap-2 border-t border-line px-2 py-1.5">
        <Button size="sm" variant="quiet" onClick={() => openMessageDialog({ kind: 'snippet', message })}>
          {all.length > shownLines ? t('openLines', { count: all.length }) : t('openSnippet')}
        </Button>
      </div>
    </figure>
  );
}

export const languageLabel = (language: string): string => codeLanguages.find(({ value }) => value === language)?.label ?? language;
