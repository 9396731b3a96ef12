import type { Page, WebSocket } from 'playwright-core';

/** What a browser's sockets have received, and when: as the network hands it over, however busy the page is. */
export type Wire = {
  /** Resolves with the moment (`Date.now()`) at which a frame with these words arrived, at once when it already has. */
  arrivalOf(words: string, timeoutMs?: number): Promise<number>;
};

/** To be called before the page is opened. */
export function watchWire(page: Page): Wire {
  const frames: { text: string; at: number }[] = [];
  const waiting = new Set<() => void>();
  page.on('websocket', (socket: WebSocket) => {
    socket.on('framereceived', ({ payload }) => {
      frames.push({ text: payload.toString(), at: Date.now() });
      for (const look of waiting) look();
    });
  });
  return {
    arrivalOf: (words, timeoutMs = 30_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`No frame with '${words}' arrived within ${timeoutMs} ms.`));
        }, timeoutMs);
        const look = () => {
          const frame = frames.find(({ text }) => text.includes(words));
          if (!frame) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(frame.at);
        };
        waiting.add(look);
        look();
      }),
  };
}
