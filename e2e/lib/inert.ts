import type { Page } from 'playwright-core';
import { mustBe } from './expect.ts';

/** What a message may be drawn with. Whatever else appears in one, at any moment, is reported. */
const elements =
  'article section div span p a b i em strong del code pre br hr ul ol li blockquote table thead tbody tr th td button img time figure figcaption bdi h3 input label fieldset legend';
const drawing = 'svg path circle line rect polyline polygon ellipse g';
const attributes =
  'class style id role dir lang title href target rel src alt width height loading decoding type tabindex datetime start scope colspan disabled hidden name value checked for inert';
const drawn = 'xmlns viewbox fill stroke stroke-width stroke-linecap stroke-linejoin d cx cy r x y x1 x2 y1 y2 rx ry points';

type Strange = { __strange?: string[]; __ran?: unknown };

/** From now on, in every document of this page: notes what is drawn in messages and is on no list, and what runs or asks. */
export async function watchForStrangers(page: Page): Promise<void> {
  page.on(
    'dialog',
    (dialog) => void dialog.dismiss().then(() => page.evaluate(() => ((globalThis as Strange).__ran = 'a dialog'))),
  );
  await page.addInitScript(
    ({ elements, attributes }) => {
      const strange: string[] = [];
      (globalThis as Strange).__strange = strange;
      const look = (element: Element) => {
        if (!element.closest('[role=article], article')) return;
        const tag = element.tagName.toLowerCase();
        if (!elements.includes(tag)) strange.push(`<${tag}>`);
        for (const { name, value } of element.attributes) {
          if (!attributes.includes(name.toLowerCase()) && !/^(?:aria|data)-[a-z-]+$/.test(name)) strange.push(`${tag}[${name}]`);
          if (name === 'href' && !/^(?:https?:\/\/|mailto:|\/(?!\/))/.test(value)) strange.push(`${tag} to ${value}`);
          if (name === 'src' && !/^(?:\/(?!\/)|blob:)/.test(value)) strange.push(`${tag} from ${value}`);
          if (name === 'style' && /url\s*\(|expression|@import/i.test(value)) strange.push(`${tag} in ${value}`);
        }
      };
      new MutationObserver((changes) => {
        for (const { target, addedNodes } of changes) {
          if (target instanceof Element) look(target);
          for (const node of addedNodes)
            if (node instanceof Element) {
              look(node);
              for (const inner of node.querySelectorAll('*')) look(inner);
            }
        }
      }).observe(document, { subtree: true, childList: true, attributes: true });
    },
    { elements: `${elements} ${drawing}`.split(' '), attributes: `${attributes} ${drawn}`.split(' ') },
  );
}

/** That the watch is awake: a stranger put into a message on purpose is noticed. */
export async function mustNotice(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('[role=article], article')?.append(document.createElement('marquee')));
  await page.waitForFunction(() => (globalThis as Strange).__strange?.includes('<marquee>'));
}

export async function mustBeInert(where: string, page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const { __ran, __strange = [] } = globalThis as Strange;
    // An element of that name would stand there as well; it is not what ran.
    const ran = __ran === undefined || __ran instanceof Element || __ran instanceof HTMLCollection ? '' : 'it ran';
    return {
      ran,
      strange: [...new Set(__strange)].join(', '),
      frames: document.querySelectorAll('iframe, object, embed, base').length,
    };
  });
  mustBe(`${where}: what ran`, seen.ran, '');
  mustBe(`${where}: strangers`, seen.strange, '');
  mustBe(`${where}: frames`, seen.frames, 0);
}
