/** Brings the current link of a navigation into its row, which scrolls on a phone. The page itself stays where it is. */
export function reveal(link: HTMLElement | null): void {
  const row = link?.closest('nav');
  if (link && row) row.scrollLeft += link.getBoundingClientRect().left - row.clientWidth / 2 + link.clientWidth / 2;
}
