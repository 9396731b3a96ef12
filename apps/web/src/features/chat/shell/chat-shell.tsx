'use client';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { useWatchedConversations } from '../channel/use-watched-people.ts';
import { ChannelView } from '../channel/channel-view.tsx';
import { ConfirmBanner } from '../connection/confirm-banner.tsx';
import { ConnectionBanner } from '../connection/connection-banner.tsx';
import { ShortcutListener } from '../shortcuts/shortcut-listener.tsx';
import { MessageDialogs } from '../message/message-dialogs.tsx';
import { AppBadge } from '../notifications/badge.tsx';
import { TabIcon } from '../notifications/tab-icon.tsx';
import { NotificationSound } from '../notifications/notification-sound.tsx';
import { PlaceBook } from '../emoji/place-book.tsx';
import { MyTopics } from '../state/my-topics.tsx';
import { Sidebar } from '../sidebar/sidebar.tsx';
import { AppWorkerBanner } from './app-worker-banner.tsx';
import type { ChatPlace, Pane } from './chat-location.ts';
import { Dialogs } from './dialogs.tsx';
import { DocumentTitle } from './document-title.tsx';
import { FetchAhead } from './fetch-ahead.tsx';
import { FollowRouter } from './follow-router.tsx';
import { HomeView } from './home-view.tsx';
import { MobileBar } from './mobile-bar.tsx';
import {
  ActivityView,
  CatchUpView,
  ChannelsScreen,
  DetailsPane,
  DirectScreen,
  DraftsView,
  FirmBanner,
  PersonPane,
  SavedView,
  SearchView,
  ThreadPane,
  ThreadsView,
  YouScreen,
} from './late-views.ts';
import { useWorkspace } from '../state/chat-client.tsx';
import { useNoStrayDrops } from '../upload/use-file-drop.ts';
import { useKeptFiles } from '../upload/use-kept-files.ts';
import { useChatLocation } from './use-chat-location.ts';
import { useKeyboardRoom } from './use-keyboard-room.ts';

/** The chat as drawn: side bar, messages, and one pane beside them; on a phone, one of these at a time. */
export function ChatShell({ lastChannelId, banner }: { lastChannelId: string | null; banner: ReactNode }) {
  const { banner: said } = useWorkspace().shown;
  useWatchedConversations();
  useKeyboardRoom();
  useKeptFiles();
  useNoStrayDrops();
  return (
    <Panes
      sidebar={
        <div className="min-h-0 max-[719px]:hidden">
          <Sidebar />
        </div>
      }
      above={
        <>
          {banner}
          <ConfirmBanner />
          <AppWorkerBanner />
          <ConnectionBanner />
          {said && <FirmBanner key={said.setAt} banner={said} />}
        </>
      }
      lastChannelId={lastChannelId}
    >
      <Dialogs />
      <MyTopics />
      <PlaceBook />
      <AppBadge />
      <TabIcon />
      <NotificationSound />
      <MessageDialogs />
      <ShortcutListener />
      <DocumentTitle />
      <FetchAhead />
      <FollowRouter />
    </Panes>
  );
}

type PanesProps = { sidebar: ReactNode; above: ReactNode; lastChannelId: string | null; children: ReactNode };

/** What goes with the address. All else is handed in and stays as it is from one channel to the next. */
function Panes({ sidebar, above, lastChannelId, children }: PanesProps) {
  const { place, pane } = useChatLocation();
  return (
    <div
      className={cn(
        'grid h-[var(--room,100dvh)] grid-rows-[minmax(0,1fr)] overflow-hidden bg-desk pt-[env(safe-area-inset-top)]',
        'min-[720px]:grid-cols-[272px_minmax(0,1fr)]',
        pane && 'min-[1100px]:grid-cols-[272px_minmax(0,1fr)_372px]',
      )}
    >
      {sidebar}
      <div className={cn('relative flex min-h-0 min-w-0 flex-col bg-paper', pane && 'max-[719px]:hidden')}>
        <main className="flex min-h-0 flex-1 flex-col">
          {above}
          <div className="min-h-0 flex-1">
            <PlaceView place={place} lastChannelId={lastChannelId} />
          </div>
        </main>
        <MobileBar />
      </div>
      {pane && <PaneSlot pane={pane} />}
      {children}
    </div>
  );
}

function PlaceView({ place, lastChannelId }: { place: ChatPlace; lastChannelId: string | null }) {
  switch (place.kind) {
    case 'channel':
      return <ChannelView channelId={place.channelId} />;
    case 'catch-up':
      return <CatchUpView />;
    case 'threads':
      return <ThreadsView />;
    case 'activity':
      return <ActivityView />;
    case 'saved':
      return <SavedView />;
    case 'search':
      return <SearchView />;
    case 'drafts':
      return <DraftsView />;
    case 'channels':
      return <ChannelsScreen />;
    case 'direct':
      return <DirectScreen />;
    case 'you':
      return <YouScreen />;
    case 'home':
      return <HomeView lastChannelId={lastChannelId} />;
  }
}

/** Beside the messages where there is room, over them where there is not. */
function PaneSlot({ pane }: { pane: NonNullable<Pane> }) {
  const t = useTranslations('shell');
  const [isIn, setIsIn] = useState(false);
  // Lets the first frame be drawn before it moves.
  useEffect(() => {
    const frame = requestAnimationFrame(() => setIsIn(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <aside
      aria-label={t('details')}
      className={cn(
        'min-h-0 transition-[opacity,translate] duration-150 min-[720px]:max-[1099px]:fixed min-[720px]:max-[1099px]:inset-y-0 min-[720px]:max-[1099px]:end-0 min-[720px]:max-[1099px]:z-20 min-[720px]:max-[1099px]:w-[min(400px,calc(100vw-300px))] min-[720px]:max-[1099px]:shadow-float',
        !isIn && 'translate-x-1.5 opacity-0',
      )}
    >
      {pane.kind === 'thread' ? (
        <ThreadPane key={pane.id} messageId={pane.id} />
      ) : pane.kind === 'details' ? (
        <DetailsPane />
      ) : (
        <PersonPane key={pane.id} memberId={pane.id} />
      )}
    </aside>
  );
}
