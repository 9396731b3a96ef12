const order = ['channels', 'messages', 'composer', 'pane'];

/** Moves the focus to the next part of the screen that is there: channels, messages, composer, pane. */
export function focusRegion(by: 1 | -1): void {
  const regions = order.flatMap((name) =>
    [...document.querySelectorAll<HTMLElement>(`[data-region="${name}"]`)].filter((element) => element.offsetParent !== null),
  );
  if (regions.length === 0) return;
  const current = regions.findLastIndex((element) => element.contains(document.activeElement));
  const next = regions[(current + by + regions.length) % regions.length] ?? regions[0];
  if (next) (entrance(next) ?? next).focus();
}

/** Where one enters: the current channel, the newest message, the field, the first control of the pane. */
function entrance(region: HTMLElement): HTMLElement | null {
  switch (region.dataset['region']) {
    case 'channels':
      return region.querySelector<HTMLElement>('[aria-current="page"]') ?? region.querySelector<HTMLElement>('a');
    case 'messages':
      return region.querySelector<HTMLElement>('article[tabindex="0"]');
    case 'composer':
      return region.querySelector<HTMLElement>('textarea');
    default:
      return region.querySelector<HTMLElement>('textarea, button');
  }
}
