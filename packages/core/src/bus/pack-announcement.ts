import type { Announcement } from './announcement.ts';

/**
 * An announcement as JSON texts of at most `maxBytes` each. What is too long says less (a log entry goes as its
 * version alone, and listeners read it from the log) or is split; whatever still does not fit is left out.
 */
export function packAnnouncement(announcement: Announcement, maxBytes: number): string[] {
  const text = JSON.stringify(announcement);
  if (Buffer.byteLength(text) <= maxBytes) return [text];
  return shorten(announcement).flatMap((shorter) => packAnnouncement(shorter, maxBytes));
}

function shorten(announcement: Announcement): Announcement[] {
  if (announcement.kind === 'log' && announcement.event) return [{ ...announcement, event: undefined }];
  if (announcement.kind === 'presence' && announcement.presences.length > 1) {
    return halves(announcement.presences).map((presences) => ({ ...announcement, presences }));
  }
  if (announcement.kind === 'session' && announcement.sessionIds.length > 1) {
    return halves(announcement.sessionIds).map((sessionIds) => ({ ...announcement, sessionIds }));
  }
  return [];
}

function halves<Item>(items: Item[]): Item[][] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
