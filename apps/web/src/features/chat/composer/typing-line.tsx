'use client';
import { useFormatter, useTranslations } from 'use-intl';
import { useTyping, useNameOf } from '../state/chat-client.tsx';
import { typingWords } from './typing-words.ts';

/** Who is writing. The line keeps its height when it is empty, so that nothing moves. */
export function TypingLine({ channelId }: { channelId: string }) {
  const writing = useTyping(channelId);
  const nameOf = useNameOf();
  const t = useTranslations('composer');
  const format = useFormatter();
  const names = writing.map((id) => nameOf(id) ?? t('somebody'));
  return (
    <p className="h-7 shrink-0 truncate px-[26px] pt-1 text-[12.5px] text-ink-3 max-[719px]:px-4">
      {typingWords(names, t, (list) => format.list(list))}
    </p>
  );
}
