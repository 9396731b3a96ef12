import { ArrowUp, Bold, Code, Paperclip, Smile } from 'lucide-react';
import { serverTranslations } from '@/lib/i18n/server';
import { Face } from '@/ui/face';
import { Seal } from '@/ui/seal';
import { DrawnMessage, DrawnReaction } from './drawn-message.tsx';
import { ana, jun, maya, tomas } from './drawn-people.ts';

export async function DrawnFeed() {
  const t = await serverTranslations('site.drawn');
  return (
    <div className="flex min-h-0 min-w-0 flex-col">
      <div className="flex h-[60px] shrink-0 items-center gap-3 border-b border-line px-5">
        <p className="place text-2xl whitespace-nowrap"># client-reviews</p>
        <p className="truncate text-sm text-ink-3 max-sm:hidden">{t('topic')}</p>
        <p className="ms-auto flex items-center gap-1.5 text-[12.5px] whitespace-nowrap text-ink-3 max-xl:hidden">
          <Seal /> {t('kept')}
        </p>
      </div>
      <div className="flex min-h-0 flex-1 flex-col justify-end overflow-hidden px-5 pb-2">
        <Rule>{t('day')}</Rule>
        <DrawnMessage person={maya} presence="available" time="16:42">
          <p>{t.rich('draft', { b: (name) => <strong className="font-semibold">{name}</strong> })}</p>
          <div className="mt-2 inline-flex items-center gap-3 rounded-lg border border-line bg-paper py-2 ps-2.5 pe-4">
            <span className="grid h-11 w-[38px] place-items-center rounded-[6px] bg-red-soft text-[10.5px] font-bold text-red-text">
              PDF
            </span>
            <span>
              <span className="block leading-snug font-medium">{t('file')}</span>
              <span className="text-[12.5px] text-ink-3">{t('fileSize')}</span>
            </span>
          </div>
          <p className="flex items-center gap-2 pt-1.5 text-[13px] font-medium text-accent-text">
            <span className="flex">
              <Face person={tomas} size="xs" />
              <Face person={ana} size="xs" className="-ms-1 shadow-[0_0_0_2px_var(--paper)]" />
            </span>
            {t('replies')} <span className="font-normal text-ink-3">{t('lastReply')}</span>
          </p>
        </DrawnMessage>
        <DrawnMessage person={jun} presence="away" time="16:51" className="max-lg:hidden">
          <p>{t('script')}</p>
          <p className="flex gap-1.5 pt-1.5">
            <DrawnReaction emoji="👍" count={3} isMine />
            <DrawnReaction emoji="🧮" count={1} />
          </p>
        </DrawnMessage>
        <Rule isNew>{t('newSince')}</Rule>
        <DrawnMessage person={tomas} presence="busy" time="09:47">
          <p>
            {t.rich('question', {
              person: () => <bdi className="rounded-xs bg-accent-soft px-1 font-medium text-accent-text">@{ana.name}</bdi>,
            })}
          </p>
        </DrawnMessage>
      </div>
      <div className="mx-5 mb-5 rounded-xl border border-line-strong bg-paper shadow-float">
        <p className="px-4 pt-3 pb-2">
          {t('writing')}
          <span className="ms-px inline-block h-[18px] w-[1.5px] translate-y-[3px] bg-accent" />
        </p>
        <p className="flex items-center gap-3.5 py-2 ps-4 pe-2 text-ink-2 [&>svg]:size-4">
          <Bold />
          <Code />
          <Paperclip />
          <Smile />
          <span className="ms-auto grid h-8 w-9 place-items-center rounded-md bg-accent text-accent-ink">
            <ArrowUp className="size-4" />
          </span>
        </p>
      </div>
    </div>
  );
}

function Rule({ isNew, children }: { isNew?: boolean; children: string }) {
  return (
    <p
      className={`flex items-center gap-3.5 py-2.5 text-[12.5px] before:h-px before:flex-1 after:h-px after:flex-1 ${
        isNew ? 'font-semibold text-red-text before:bg-red/45 after:bg-red/45' : 'text-ink-3 before:bg-line after:bg-line'
      }`}
    >
      {children}
    </p>
  );
}
