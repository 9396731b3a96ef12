import axeCore from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe calls serious or critical on a page as it stands, as sentences; empty when there is nothing. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // Transitions that are under way would be measured in between two colours.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))));
  const violations = await page.evaluate(`(async () => {
    ${axeCore.source}
    const found = await window.axe.run(document, { resultTypes: ['violations'] });
    return found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, nodes }) => id + ': ' + help + ' — ' + nodes.slice(0, 3).map((node) => node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')).join(' | '));
  })()`);
  return violations as string[];
}
