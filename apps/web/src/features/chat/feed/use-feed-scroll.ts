'use client';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { PendingMessage } from '../state/chat-client.tsx';
import { estimateRow } from './estimate-row.ts';
import type { FeedRow } from './feed-rows.ts';
import { forgetPlace, recallPlace, rememberPlace } from './scroll-memory.ts';

type Input = {
  channelId: string;
  rows: FeedRow<PendingMessage>[];
  scrollRef: RefObject<HTMLDivElement | null>;
  /** A row that stays drawn while it is scrolled away, because somebody writes in it. */
  heldKey: string | undefined;
  hasBefore: boolean;
  hasAfter: boolean;
  onNearStart: () => void;
  onNearEnd: () => void;
};

const nearEdge = 900;
const atEndWithin = 48;

/**
 * How a feed scrolls: it stays at the newest message while the reader is there, stays where it is otherwise, and asks for
 * the next page before an edge is reached. The virtual list keeps the row at the top of the view in its place when rows
 * appear above it or change their height.
 */
export function useFeedScroll({ channelId, rows, scrollRef, heldKey, hasBefore, hasAfter, onNearStart, onNearEnd }: Input) {
  'use no memo';
  const [remembered] = useState(() => recallPlace(channelId));
  const [isAtEnd, setIsAtEnd] = useState(true);
  const isPlaced = useRef(false);
  const stays = useRef(true);
  const heldIndex = heldKey === undefined ? -1 : rows.findIndex(({ key }) => key === heldKey);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: (index) => (rows[index] ? estimateRow(rows[index]) : 48),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 10,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      return heldIndex < 0 || indexes.includes(heldIndex) ? indexes : [...indexes, heldIndex].toSorted((a, b) => a - b);
    },
    paddingStart: 12,
    paddingEnd: 10,
    anchorTo: 'end',
    followOnAppend: !hasAfter,
    scrollEndThreshold: atEndWithin,
    initialMeasurementsCache: remembered?.measurements,
  });

  const look = useEffectEvent(() => {
    const element = scrollRef.current;
    if (!element || !isPlaced.current) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    const atEnd = below <= atEndWithin && !hasAfter;
    stays.current = atEnd;
    setIsAtEnd(atEnd);
    if (element.scrollTop < nearEdge && hasBefore) onNearStart();
    if (below < nearEdge && hasAfter) onNearEnd();
  });

  const first = rows[0]?.key;
  // Once, when there is something to show: where the channel was left, else the unread line, else the end.
  useLayoutEffect(() => {
    if (isPlaced.current || first === undefined) return;
    isPlaced.current = true;
    const unread = rows.findIndex(({ unreadSince }) => unreadSince !== null);
    if (unread > 0) virtualizer.scrollToIndex(unread, { align: 'start' });
    else if (remembered && !remembered.isAtEnd) virtualizer.scrollToOffset(remembered.offset);
    else virtualizer.scrollToEnd();
  }, [first, rows, remembered, virtualizer]);

  // Mounted anew, the list has to be placed anew.
  useLayoutEffect(
    () => () => {
      isPlaced.current = false;
    },
    [],
  );

  // The browser's scrolling, and the height of the view: a growing composer must not push the newest message out.
  useEffect(() => {
    const element = scrollRef.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (stays.current && isPlaced.current) virtualizer.scrollToEnd();
    });
    const onScroll = () => look();
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scrollRef, virtualizer]);

  // A page may be shorter than the view, and then there is nothing to scroll that would ask for more.
  useEffect(() => {
    const frame = requestAnimationFrame(() => look());
    return () => cancelAnimationFrame(frame);
  }, [rows.length, hasBefore, hasAfter]);

  const leave = useEffectEvent(() => {
    if (hasAfter) forgetPlace(channelId);
    else
      rememberPlace(channelId, {
        offset: virtualizer.scrollOffset ?? 0,
        measurements: virtualizer.takeSnapshot(),
        isAtEnd: stays.current,
      });
  });
  useEffect(() => () => leave(), []);

  // What is to be edited comes into view.
  useEffect(() => {
    if (heldIndex >= 0) virtualizer.scrollToIndex(heldIndex, { align: 'auto' });
    // Only when another row is held: the same one must not pull the view back when rows are added above it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [heldKey]);

  const scrollToKey = useCallback(
    (key: string, align: 'start' | 'center' = 'center') => {
      const index = rows.findIndex((row) => row.key === key);
      if (index >= 0) virtualizer.scrollToIndex(index, { align });
      return index >= 0;
    },
    [rows, virtualizer],
  );
  return { virtualizer, isAtEnd, scrollToKey, scrollToEnd: () => virtualizer.scrollToEnd() };
}
