'use client';
import { useEffect, useEffectEvent } from 'react';
import { useUnreadChannels, useReadAll } from '../catch-up/use-unread-channels.ts';
import { channelPath, listPath } from '../shell/chat-location.ts';
import { openDialog, useOpenDialog } from '../shell/open-dialog.ts';
import { closePane, goTo, useChatLocation } from '../shell/use-chat-location.ts';
import { useSortedChannels } from '../sidebar/use-sorted-channels.ts';
import { useChatClient, useMessages } from '../state/chat-client.tsx';
import { focusRegion } from './focus-region.ts';
import { isCovered } from './is-covered.ts';
import { isMac } from './platform.ts';
import { matchShortcut } from './match-shortcut.ts';
import { listenedShortcuts, type ShortcutId } from './shortcut-list.ts';
import { startWriting } from './start-writing.ts';
import { areSingleKeysOn, useSingleKeysInStep } from './single-keys.ts';

/** Listens for the keys of the registry while no dialog is open. */
export function ShortcutListener() {
  const { slug, place, pane } = useChatLocation();
  const client = useChatClient();
  const { named, direct } = useSortedChannels();
  const unread = useUnreadChannels();
  const { readAll } = useReadAll();
  const channelId = place.kind === 'channel' ? place.channelId : '';
  const { items } = useMessages(channelId);
  useSingleKeysInStep();

  const step = (by: number, onlyUnread: boolean) => {
    const all = [...named.filter((mine) => !mine.channel.isArchived), ...direct].map(({ channel }) => channel.id);
    const wanted = onlyUnread ? new Set(unread.map(({ channel }) => channel.id)) : new Set(all);
    const from = all.indexOf(channelId);
    for (let count = 1; count <= all.length; count += 1) {
      const id = all[(((from + by * count) % all.length) + all.length) % all.length];
      if (id && id !== channelId && wanted.has(id)) return goTo(channelPath(slug, id));
    }
  };
  const escape = () => {
    const newest = items.at(-1);
    if (pane) closePane();
    else if (channelId && newest) client.markRead(channelId, newest.seq, { isByHand: true });
  };
  const acts: Record<ShortcutId, () => void> = {
    jump: () => openDialog({ kind: 'jump' }),
    sheet: () => openDialog({ kind: 'shortcuts' }),
    'sheet.single': () => openDialog({ kind: 'shortcuts' }),
    'region.next': () => focusRegion(1),
    'region.previous': () => focusRegion(-1),
    'channel.previous': () => step(-1, false),
    'channel.next': () => step(1, false),
    'channel.previousUnread': () => step(-1, true),
    'channel.nextUnread': () => step(1, true),
    catchUp: () => goTo(listPath(slug, 'catch-up')),
    threads: () => goTo(listPath(slug, 'threads')),
    browse: () => openDialog({ kind: 'browse' }),
    newMessage: () => openDialog({ kind: 'newMessage' }),
    escape,
    readAll: () => void readAll(),
  };

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || useOpenDialog.getState().dialog || isCovered()) return;
    const found = listenedShortcuts.find(({ keys }) => matchShortcut(event, keys, isMac()));
    if (!found?.id || (found.single && (isWriting(event.target) || !areSingleKeysOn()))) return startWriting(event);
    event.preventDefault();
    acts[found.id]();
  });
  // The keyboard, wherever the focus is.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return null;
}

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
