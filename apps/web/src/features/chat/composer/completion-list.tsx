'use client';
import { Megaphone, Users } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { ChannelSign } from '../channel/channel-sign.tsx';
import { PersonFace } from '../people/person-face.tsx';
import type { CompletionOption } from './completion-option.ts';

type Props = { id: string; options: CompletionOption[]; active: number; onPick: (index: number) => void };

const names = {
  person: 'people',
  group: 'people',
  all: 'people',
  channel: 'channels',
  emoji: 'emoji',
  command: 'commands',
  language: 'languages',
} as const satisfies Record<CompletionOption['kind'], string>;

/** Stands above the field, which keeps the focus and points here. */
export function CompletionList({ id, options, active, onPick }: Props) {
  const t = useTranslations('composer');
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={t(names[options[0]?.kind ?? 'person'])}
      className="on-paper absolute inset-x-0 bottom-full z-20 mb-2 max-h-[min(50dvh,380px)] max-w-[480px] overflow-y-auto rounded-lg border border-line bg-paper p-1 shadow-float"
    >
      {options.map((option, index) => (
        <li
          key={option.key}
          id={`${id}-${index}`}
          ref={(row) => {
            if (index === active) row?.scrollIntoView({ block: 'nearest' });
          }}
          role="option"
          aria-selected={index === active}
          className={cn(
            'flex min-h-9 cursor-default items-center gap-2.5 rounded-sm px-2 py-1 pointer-coarse:min-h-11',
            index === active && 'bg-accent-soft text-accent-text',
          )}
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(index);
          }}
        >
          <OptionWords option={option} isActive={index === active} />
        </li>
      ))}
    </ul>
  );
}

function OptionWords({ option, isActive }: { option: CompletionOption; isActive: boolean }) {
  const t = useTranslations('composer');
  const aside = cn('min-w-0 truncate text-sm', isActive ? 'text-accent-text' : 'text-ink-3');
  const sign = 'grid w-[22px] shrink-0 place-items-center';
  switch (option.kind) {
    case 'person':
      return (
        <>
          <PersonFace person={option.person} size="sm" />
          <span className="truncate font-medium">{option.person.name}</span>
          <span className={aside}>{option.person.title}</span>
        </>
      );
    case 'group':
      return (
        <>
          <span className={sign}>
            <Users aria-hidden className="size-4" strokeWidth={1.6} />
          </span>
          <span className="truncate font-medium">{option.group.name}</span>
          <span className={aside}>{t('groupSize', { count: option.group.memberCount })}</span>
        </>
      );
    case 'all':
      return (
        <>
          <span className={sign}>
            <Megaphone aria-hidden className="size-4" strokeWidth={1.6} />
          </span>
          <span className="font-medium">@{option.all}</span>
          <span className={aside}>{t(option.all === 'channel' ? 'allInChannel' : 'allHere')}</span>
        </>
      );
    case 'channel':
      return (
        <>
          <span className={sign}>
            <ChannelSign kind={option.channel.isPrivate ? 'private' : 'public'} />
          </span>
          <span className="truncate font-medium">{option.channel.name}</span>
          <span className={aside} dir="auto">
            {option.channel.topic}
          </span>
        </>
      );
    case 'emoji':
      return (
        <>
          <span aria-hidden className={cn(sign, 'text-[18px] leading-none')}>
            {option.src ? <img src={option.src} alt="" className="size-5 object-contain" /> : option.emoji}
          </span>
          <span className="truncate">:{option.name}:</span>
        </>
      );
    case 'command':
      return (
        <span className="flex min-w-0 flex-col">
          <span className="truncate">
            <span className="font-medium">/{option.command.name}</span> <span className={aside}>{option.command.args}</span>
          </span>
          <span className={aside}>{option.command.does}</span>
        </span>
      );
    case 'language':
      return (
        <>
          <span className="truncate font-medium">{option.language.label}</span>
          <span className={aside}>{option.language.value}</span>
        </>
      );
  }
}
