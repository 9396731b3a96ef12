import { Fragment, memo } from 'react';
import { useTranslations } from 'use-intl';
import { CodeLine } from './code-line.tsx';
import { CopyButton } from './copy-button.tsx';
import { useCodeLines } from './use-code-lines.ts';

export const CodeBlock = memo(function CodeBlock({ code, language }: { code: string; language: string }) {
  const t = useTranslations('message');
  const lines = useCodeLines(code, language);
  return (
    <div className="group/code relative my-1.5 max-w-[72ch]" dir="ltr">
      <pre
        className="overflow-x-auto rounded-[10px] border border-line bg-desk px-3.5 py-2.5 font-mono text-[12.6px] leading-[1.6]"
        tabIndex={0}
        aria-label={language ? t('codeIn', { language }) : t('code')}
        role="group"
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
      <CopyButton
        text={code}
        className="absolute end-1.5 top-1.5 opacity-0 group-hover/code:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
      />
    </div>
  );
});
