import type { Page } from 'playwright-core';

/** What runs inside of the page: waiting for what a person sees, frame by frame. Nothing of the product is replaced. */
const script = `
globalThis.__name ??= (fn) => fn;
globalThis.bench = (() => {
  const inView = (element) => {
    const box = element.getBoundingClientRect();
    return box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  };
  const feedOf = (channel) => [...document.querySelectorAll('[role="feed"]')].find((feed) => (feed.getAttribute('aria-label') ?? '').includes(channel));
  /** Frames until something holds; answers when it has been painted, counted from \`since\`. */
  const until = (holds, since, limitMs = 20000) =>
    new Promise((resolve, reject) => {
      let frames = 0;
      const look = () => {
        if (holds()) return setTimeout(() => resolve({ ms: performance.now() - since, frames }));
        frames += 1;
        if (performance.now() - since > limitMs) return reject(new Error('It did not come within ' + limitMs + ' ms.'));
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  const shows = (channel) => () => {
    const feed = feedOf(channel);
    return feed !== undefined && [...feed.querySelectorAll('article[data-message-id]')].some(inView);
  };
  const showsMessage = (id) => () => {
    const article = document.querySelector('article[data-message-id="' + id + '"]');
    return article !== null && inView(article);
  };
  const late = (limitMs = 20000) => new Promise((_, reject) => setTimeout(() => reject(new Error('Nothing happened for ' + limitMs + ' ms.')), limitMs));
  return { until, late, shows, showsMessage };
})();
`;

export const addStopwatch = (page: Page) => page.addInitScript(script);

/** What the script above offers, for the functions that are sent into the page. */
export type Stopwatch = {
  until(holds: () => boolean, since: number, limitMs?: number): Promise<{ ms: number; frames: number }>;
  shows(channel: string): () => boolean;
  showsMessage(id: string): () => boolean;
  late(limitMs?: number): Promise<never>;
};
declare global {
  var bench: Stopwatch;
}
