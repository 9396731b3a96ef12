import type { CodePart } from './highlight-code.ts';

const looks: Record<CodePart['kind'], string | undefined> = {
  plain: undefined,
  keyword: 'text-violet',
  string: 'text-accent-text',
  comment: 'text-ink-3',
  name: 'text-amber-text',
};

export function CodeLine({ parts }: { parts: CodePart[] }) {
  return parts.map(({ kind, text }, index) =>
    looks[kind] ? (
      <span key={index} className={looks[kind]}>
        {text}
      </span>
    ) : (
      text
    ),
  );
}
