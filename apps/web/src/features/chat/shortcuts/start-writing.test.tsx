import { beforeEach, expect, test } from 'vitest';
import { startWriting } from './start-writing.ts';

beforeEach(() => {
  document.body.innerHTML = `
    <main>
      <article tabindex="-1"><button id="react">React</button></article>
      <div data-region="composer"><textarea id="message"></textarea></div>
    </main>
    <section data-region="pane">
      <button id="follow">Follow</button>
      <div data-region="composer"><textarea id="reply"></textarea></div>
    </section>
    <div role="dialog"><button id="close">Close</button><input id="name" /></div>
    <div role="menu"><a id="item">Item</a></div>`;
  (document.activeElement as HTMLElement | null)?.blur();
});

/** Where a press leads that begins on this element. */
function focusAfter(target: Element | null, press: KeyboardEventInit): string {
  target?.addEventListener('keydown', (event) => startWriting(event as KeyboardEvent), { once: true });
  target?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...press }));
  return document.activeElement?.id ?? '';
}

test.each(['body', 'article', '#react'])('a letter on %s is written into the message', (where) =>
  expect(focusAfter(document.querySelector(where), { key: 'h' })).toBe('message'),
);
test('beside an open thread it is the reply that is meant', () =>
  expect(focusAfter(document.querySelector('#follow'), { key: 'h' })).toBe('reply'));
test.each(['#close', '#name', '#item'])('what is typed on %s is for what lies there', (where) =>
  expect(focusAfter(document.querySelector(where), { key: 'h' })).toBe(''),
);
test.each([{ key: ' ' }, { key: 'Enter' }, { key: 'h', ctrlKey: true }, { key: 'h', altKey: true }])(
  'a key that does something is no letter: %o',
  (press) => expect(focusAfter(document.querySelector('#react'), press)).toBe(''),
);
