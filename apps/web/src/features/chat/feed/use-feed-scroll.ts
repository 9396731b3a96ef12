'use client';
import { defaultRangeExtractor, measureElement, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
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
  /** The row that the address names: the feed begins there. */
  targetKey: string | undefined;
  hasBefore: boolean;
  hasAfter: boolean;
  onNearStart: () => void;
  onNearEnd: () => void;
};

/**
 * Rows beyond the view: few in the first frame, which is waited for, and fewest where heights are known; then so many that none is
 * seen before it has been measured.
 */
const overscan = { known: 1, first: 4, settled: 16 };
const settledAfterMs = 100;
const paddingStart = 12;
const paddingEnd = 10;
/** What stays in sight above the first unread message: the end of what was read, and room for a line that comes above the feed. */
const context = 64;
/** The view's size as it was last: the next channel's feed will be as large, and can draw its rows before it has been measured. */
let lastRect = { width: 0, height: 0 };
const nearEdge = 900;
/** For whoever reads back: the older page is to be there before its first row is seen, which may look another when it is not the first any more. */
const nearStart = 2_600;
const atEndWithin = 48;

/**
 * The list knows the offset of the last scroll event. Rows that come in or change their height above the view are placed by where the
 * reader is by now, else the way that was scrolled since would be taken back. While iOS glides, the list counts by itself.
 */
function catchUp(list: Virtualizer<HTMLDivElement, Element>): void {
  const { scrollElement, scrollOffset } = list;
  // A place that the list is about to write to the element, or is on its way to, is no scrolling of the reader's.
  if (list['_holdOffset'] !== 0 || list['pendingScrollAnchor'] || list['scrollState']) return;
  if (!scrollElement || scrollOffset === null) return;
  if (Math.abs(scrollElement.scrollTop - scrollOffset) > 1) list.scrollOffset = scrollElement.scrollTop;
}

/**
 * How a feed scrolls: it stays at the newest message while the reader is there, stays where it is otherwise, and asks for
 * the next page before an edge is reached. The virtual list keeps the row at the top of the view in its place when rows
 * appear above it or change their height.
 */
export function useFeedScroll({
  channelId,
  rows,
  scrollRef,
  heldKey,
  targetKey,
  hasBefore,
  hasAfter,
  onNearStart,
  onNearEnd,
}: Input) {
  'use no memo';
  const [remembered] = useState(() => recallPlace(channelId));
  const [isAtEnd, setIsAtEnd] = useState(true);
  const [isSettled, setIsSettled] = useState(false);
  const isPlaced = useRef(false);
  const stays = useRef(true);
  const lastTop = useRef(0);
  const heldIndex = heldKey === undefined ? -1 : rows.findIndex(({ key }) => key === heldKey);
  const list = useRef<Virtualizer<HTMLDivElement, Element> | null>(null);
  const first = rows[0]?.key;
  const drawnFirst = useRef(first);
  if (drawnFirst.current !== first && list.current) catchUp(list.current);
  drawnFirst.current = first;
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    measureElement: (element, entry, instance) => {
      catchUp(instance);
      return measureElement(element, entry, instance);
    },
    estimateSize: (index) => (rows[index] ? estimateRow(rows[index]) : 48),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: isSettled ? overscan.settled : remembered ? overscan.known : overscan.first,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      return heldIndex < 0 || indexes.includes(heldIndex) ? indexes : [...indexes, heldIndex].toSorted((a, b) => a - b);
    },
    paddingStart,
    paddingEnd,
    scrollPaddingStart: context,
    anchorTo: 'end',
    followOnAppend: !hasAfter,
    scrollEndThreshold: atEndWithin,
    initialMeasurementsCache: remembered?.measurements,
    initialRect: lastRect,
    initialOffset: () => {
      const target = rows.findIndex(({ key }) => key === targetKey);
      if (target < 0 && remembered && !remembered.isAtEnd) return remembered.offset;
      const known = new Map(remembered?.measurements.map(({ key, size }) => [key, size]));
      const heights = rows.map((row) => known.get(row.key) ?? estimateRow(row));
      const above = (count: number) => heights.slice(0, count).reduce((sum, height) => sum + height, paddingStart);
      if (target >= 0) return Math.max(0, above(target) - lastRect.height / 2);
      const unread = rows.findIndex(({ unreadSince }) => unreadSince !== null);
      return unread > 0 ? Math.max(0, above(unread) - context) : Math.max(0, above(rows.length) + paddingEnd - lastRect.height);
    },
  });

  list.current = virtualizer;

  const frame = useRef(0);
  const lookAgain = () => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => look());
  };
  const look = useEffectEvent(() => {
    const element = scrollRef.current;
    if (!element || !isPlaced.current) return;
    // On its way to a place: what is passed there is not where the reader is.
    if (virtualizer['scrollState']) return lookAgain();
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    const atEnd = below <= atEndWithin && !hasAfter;
    const isGoingUp = element.scrollTop < lastTop.current;
    lastTop.current = element.scrollTop;
    // The end has gone from under a reader who has not moved: what is above has grown.
    if (!atEnd && stays.current && !isGoingUp && !hasAfter) {
      virtualizer.scrollToEnd();
      return lookAgain();
    }
    stays.current = atEnd;
    setIsAtEnd(atEnd);
    if (element.scrollTop < (isGoingUp ? nearStart : nearEdge) && hasBefore) onNearStart();
    if (below < nearEdge && hasAfter) onNearEnd();
  });

  // Once, when there is something to show: what the address names, where the channel was left, the unread line, or the end.
  useLayoutEffect(() => {
    if (isPlaced.current || first === undefined) return;
    isPlaced.current = true;
    const target = rows.findIndex(({ key }) => key === targetKey);
    const unread = rows.findIndex(({ unreadSince }) => unreadSince !== null);
    stays.current = target < 0 && unread <= 0 && remembered?.isAtEnd !== false;
    if (target >= 0) virtualizer.scrollToIndex(target, { align: 'center' });
    else if (unread > 0) virtualizer.scrollToIndex(unread, { align: 'start' });
    else if (remembered && !remembered.isAtEnd) virtualizer.scrollToOffset(remembered.offset);
    else virtualizer.scrollToEnd();
  }, [first, rows, remembered, targetKey, virtualizer]);

  const hasRows = first !== undefined;
  // Lets the first frame be painted.
  useEffect(() => {
    if (!hasRows) return;
    const timer = setTimeout(() => setIsSettled(true), settledAfterMs);
    return () => clearTimeout(timer);
  }, [hasRows]);

  // Mounted anew, the list has to be placed anew.
  useLayoutEffect(
    () => () => {
      isPlaced.current = false;
    },
    [],
  );

  // The browser's scrolling, and the heights of the view and of what is in it: neither a growing composer nor a row that turns
  // out taller than thought must push the newest message out, nor a line that comes or goes above the feed move what is read.
  useEffect(() => {
    const element = scrollRef.current;
    if (!element) return;
    let edge: number | null = null;
    const observer = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries)
        if (target === element) lastRect = { width: contentRect.width, height: contentRect.height };
      const before = edge;
      edge = element.getBoundingClientRect().top;
      if (!isPlaced.current) return;
      if (stays.current) virtualizer.scrollToEnd();
      else if (before !== null && edge !== before) element.scrollTop += edge - before;
    });
    const onScroll = () => look();
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scrollRef, virtualizer]);

  // A page may be shorter than the view, or come to a reader who is at the edge already: nothing scrolls then that would ask
  // for more. While one comes in, as many may go at the other end, so that only the edges tell.
  const edges = `${first} ${rows.at(-1)?.key}`;
  useEffect(() => {
    lookAgain();
    return () => cancelAnimationFrame(frame.current);
  }, [edges, hasBefore, hasAfter]);

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

  // What is to be edited comes into view. Only when another row is held: the same one must not pull the view back when rows
  // are added above it.
  const showHeld = useEffectEvent(() => {
    if (heldIndex >= 0) virtualizer.scrollToIndex(heldIndex, { align: 'auto' });
  });
  useEffect(() => showHeld(), [heldKey]);

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
