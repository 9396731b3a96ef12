import { ArrowUp, Paperclip, Smile, X } from 'lucide-react';
import { serverTranslations } from '@/lib/i18n/server';
import { DrawnMessage, DrawnReaction } from './drawn-message.tsx';
import { ana, maya, tomas } from './drawn-people.ts';

export async function DrawnThread() {
  const t = await serverTranslations('site.drawn');
  return (
    <div className="hidden min-h-0 flex-col border-s border-line lg:flex">
      <div className="flex h-[60px] shrink-0 items-center gap-3 border-b border-line px-4">
        <p className="place text-[18px]">{t('thread')}</p>
        <p className="text-sm text-ink-3">{t('threadOf')}</p>
        <X className="ms-auto size-4 text-ink-3" />
      </div>
      <div className="min-h-0 flex-1 overflow-hidden px-4 pt-2">
        <DrawnMessage person={maya} presence="available" time={t('threadDay')}>
          <p>{t('draftShort')}</p>
        </DrawnMessage>
        <p className="flex items-center gap-3.5 py-2 text-[12.5px] text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          {t('replies')}
        </p>
        <DrawnMessage person={tomas} presence="busy" time="08:31">
          <p>{t('after')}</p>
        </DrawnMessage>
        <DrawnMessage person={ana} presence="available" time="08:40">
          <p>{t('agreed')}</p>
          <p className="pt-1.5">
            <DrawnReaction emoji="👌" count={2} />
          </p>
        </DrawnMessage>
        <DrawnMessage person={maya} presence="available" time="09:58">
          <p>{t('perfect')}</p>
        </DrawnMessage>
      </div>
      <div className="mx-4 mb-5 rounded-xl border border-line-strong bg-paper shadow-float">
        <p className="px-4 pt-3 pb-2 text-ink-3">{t('reply')}</p>
        <p className="flex items-center gap-3.5 py-2 ps-4 pe-2 text-ink-2 [&>svg]:size-4">
          <Paperclip />
          <Smile />
          <span className="ms-auto grid h-8 w-9 place-items-center rounded-md bg-sunk text-ink-3">
            <ArrowUp className="size-4" />
          </span>
        </p>
      </div>
    </div>
  );
}
