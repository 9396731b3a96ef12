'use client';
import { useEffect, useRef } from 'react';
import { isQuiet } from '@parley/contract/quiet-hours';
import { usePreferences } from '@/lib/use-preferences';
import { useChannels, useMe, usePresence } from '../state/chat-client.tsx';
import { playTone } from './play-tone.ts';

/** A short tone when more waits that is meant for me: never in quiet hours, and not under do not disturb. */
export function NotificationSound() {
  const preferences = usePreferences();
  const { state } = usePresence(useMe().id);
  const waiting = useChannels().reduce((sum, { channel, unread, mentions, isMuted, notify }) => {
    if (isMuted || notify === 'none') return sum;
    return sum + (channel.name === null || notify === 'all' ? unread : mentions);
  }, 0);
  const before = useRef(waiting);
  // Sounds are outside React.
  useEffect(() => {
    const isMore = waiting > before.current;
    before.current = waiting;
    if (isMore && preferences.sounds && state !== 'do not disturb' && !isQuiet(preferences, new Date())) playTone();
  }, [waiting, preferences, state]);
  return null;
}
