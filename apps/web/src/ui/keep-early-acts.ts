/** What tells a page that React has taken it over. */
export const aliveEvent = 'parley:alive';

/**
 * Nothing that is pressed or sent before a page has come alive is lost: the last such act is done again once it is. Runs in the
 * page by itself, ahead of every other script, so it uses nothing from outside its own braces.
 */
export function keepEarlyActs(alive: string): void {
  let isAlive = false;
  let again = () => {};
  const actAgain = () => {
    const act = again;
    again = () => {};
    act();
  };
  window.addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (isAlive || !button || (button.type === 'submit' && button.form)) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      again = () => button.click();
    },
    true,
  );
  // Last of all who hear of it: a form that its own handler has taken is not sent by the browser. One that nobody has taken would be,
  // to an address that takes none, and what was typed would be gone.
  window.addEventListener('submit', (event) => {
    const form = event.target;
    const { submitter } = event;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.hasAttribute('action')) return;
    event.preventDefault();
    again = () => form.isConnected && form.requestSubmit(submitter?.isConnected ? submitter : null);
    // Part of a page may come alive after the rest.
    if (isAlive) requestAnimationFrame(actAgain);
  });
  window.addEventListener(
    alive,
    () => {
      isAlive = true;
      actAgain();
    },
    { once: true },
  );
}
