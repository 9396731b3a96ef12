'use client';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { PersonFace } from '../people/person-face.tsx';
import type { CompletionOption } from './use-completion.ts';

type Props = { id: string; options: CompletionOption[]; active: number; onPick: (index: number) => void };

/** Stands above the field, which keeps the focus and points here. */
export function CompletionList({ id, options, active, onPick }: Props) {
  const t = useTranslations('composer');
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={t(options[0]?.kind === 'emoji' ? 'emoji' : 'people')}
      className="on-paper absolute inset-x-0 bottom-full z-20 mb-2 max-w-[420px] rounded-lg border border-line bg-paper p-1 shadow-float"
    >
      {options.map((option, index) => (
        <li
          key={option.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={cn(
            'flex h-9 cursor-default items-center gap-2.5 rounded-sm px-2',
            index === active && 'bg-accent-soft text-accent-text',
          )}
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(index);
          }}
        >
          {option.kind === 'person' ? (
            <>
              <PersonFace person={option.person} size="sm" />
              <span className="truncate font-medium">{option.person.name}</span>
              <span className={cn('truncate text-sm', index === active ? 'text-accent-text' : 'text-ink-3')}>
                {option.person.title}
              </span>
            </>
          ) : (
            <>
              <span aria-hidden className="grid w-[22px] place-items-center text-[18px] leading-none">
                {option.emoji}
              </span>
              <span className="truncate">:{option.name}:</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
