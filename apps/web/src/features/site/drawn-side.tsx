import { Inbox, Lock, MessageSquare, Plus, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { serverTranslations } from '@/lib/i18n/server';
import { cn } from '@/ui/cn';
import { CountBadge } from '@/ui/count-badge';
import { Face } from '@/ui/face';
import { Kbd } from '@/ui/kbd';
import { WorkspaceMark } from '@/ui/workspace-mark';
import { ana, ellen, jun, maya, tomas } from './drawn-people.ts';

export async function DrawnSide() {
  const t = await serverTranslations('site.drawn');
  return (
    <div className="on-desk hidden flex-col border-e border-line bg-desk px-3 pt-3.5 md:flex">
      <div className="flex items-center gap-2.5 px-1.5 pb-3">
        <WorkspaceMark name="Harbour & Lane" />
        <div className="min-w-0">
          <p className="place truncate text-[18px] leading-tight">Harbour &amp; Lane</p>
          <p className="text-xs text-ink-3">{t('people')}</p>
        </div>
      </div>
      <div className="mb-2 flex h-[34px] items-center gap-2 rounded-md border border-line bg-paper px-2.5 text-[13.5px] text-ink-3">
        <Search className="size-4" />
        <span className="truncate">{t('search')}</span>
        <Kbd className="ms-auto">Ctrl K</Kbd>
      </div>
      <Row icon={<Inbox className="size-4" />} end={<CountBadge count={5} />} isUnread>
        {t('catchUp')}
      </Row>
      <Row icon={<MessageSquare className="size-4" />} end={<span className="text-xs text-ink-3">2</span>}>
        {t('threads')}
      </Row>
      <Head>{t('channels')}</Head>
      <Row icon="#">general</Row>
      <Row icon="#" isOn>
        client-reviews
      </Row>
      <Row icon="#" end={<CountBadge count={4} />} isUnread>
        market-desk
      </Row>
      <Row icon="#">office</Row>
      <Row icon={<Lock className="size-3.5" />}>partners</Row>
      <Head>{t('direct')}</Head>
      <Row icon={<Face person={maya} size="sm" presence="available" />}>{maya.name}</Row>
      <Row icon={<Face person={tomas} size="sm" presence="busy" />} end={<span className="text-xs text-ink-3">{t('until')}</span>}>
        {tomas.name}
      </Row>
      <Row icon={<Face person={jun} size="sm" presence="away" />}>{jun.name}</Row>
      <Row icon={<Face person={ellen} size="sm" presence="offline" />}>{ellen.name}</Row>
      <div className="mt-auto flex items-center gap-2.5 border-t border-line px-2 py-2.5">
        <Face person={ana} presence="available" />
        <div className="leading-tight">
          <p className="font-semibold">{ana.name}</p>
          <p className="text-xs text-ink-3">{t('available')}</p>
        </div>
      </div>
    </div>
  );
}

function Head({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-center justify-between px-2.5 pt-3.5 pb-1 text-xs font-medium text-ink-3">
      {children}
      <Plus className="size-4" />
    </p>
  );
}

function Row({
  icon,
  end,
  isOn,
  isUnread,
  children,
}: {
  icon: ReactNode;
  end?: ReactNode;
  isOn?: boolean;
  isUnread?: boolean;
  children: ReactNode;
}) {
  return (
    <p
      className={cn(
        'flex h-[31px] items-center gap-2.5 rounded-[8px] px-2.5 font-[480] whitespace-nowrap text-ink-2',
        isUnread && 'font-semibold text-ink',
        isOn && 'bg-accent-soft font-semibold text-accent-text',
      )}
    >
      <span className={cn('grid min-w-4 place-items-center font-normal', isOn ? 'text-accent-text' : 'text-ink-3')}>{icon}</span>
      <span className="truncate">{children}</span>
      {end && <span className="ms-auto">{end}</span>}
    </p>
  );
}
