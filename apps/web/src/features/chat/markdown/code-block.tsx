import { memo } from 'react';
import { CopyButton } from './copy-button.tsx';
import { highlightCode } from './highlight-code.ts';

const looks = { plain: undefined, keyword: 'text-violet', string: 'text-accent-text', comment: 'text-ink-3' };

export const CodeBlock = memo(function CodeBlock({ code, language }: { code: string; language: string }) {
  return (
    <div className="group/code relative my-1.5 max-w-[72ch]">
      <pre
        className="overflow-x-auto rounded-[10px] border border-line bg-desk px-3.5 py-2.5 font-mono text-[12.6px] leading-[1.6]"
        tabIndex={0}
        aria-label={language ? `Code, ${language}` : 'Code'}
        role="group"
      >
        <code>
          {highlightCode(code, language).map(({ kind, text }, index) =>
            looks[kind] ? (
              <span key={index} className={looks[kind]}>
                {text}
              </span>
            ) : (
              text
            ),
          )}
        </code>
      </pre>
      <CopyButton
        text={code}
        className="absolute end-1.5 top-1.5 opacity-0 group-hover/code:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
      />
    </div>
  );
});
