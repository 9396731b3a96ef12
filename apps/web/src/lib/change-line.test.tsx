import { render } from '@testing-library/react';
import { IntlProvider } from 'use-intl';
import { expect, test } from 'vitest';
import type { ChannelChange } from '@parley/contract/channel-change';
import { ChangeLine } from './change-line.tsx';
import { readCatalogue } from './i18n/read-messages.ts';
import { locales } from './i18n/locales.ts';

const by = { memberId: 'ana', name: 'Ana' };
const mark = { id: 'l', name: 'Internal', color: 'blue' as const };
const common = { version: 1, at: '2026-11-22T09:00:00.000Z' };
type Kind<Change> = Change extends ChannelChange ? Omit<Change, 'version' | 'at' | 'by'> : never;
const all: [Kind<ChannelChange>, string, string[]][] = [
  [{ type: 'channel.renamed', before: 'a', after: 'b' }, 'Ana renamed the channel from #a to #b', ['#a', '#b']],
  [{ type: 'channel.topicSet', after: 'Rates' }, 'Ana set the topic: Rates', ['Rates']],
  [{ type: 'channel.topicSet', after: '' }, 'Ana took the topic off', []],
  [{ type: 'channel.postingSet', after: 'admins' }, 'Ana let only admins and whoever made the channel write in it', []],
  [{ type: 'channel.postingSet', after: 'all' }, 'Ana let all its members write in this channel', []],
  [{ type: 'channel.archived' }, 'Ana archived the channel', []],
  [{ type: 'channel.unarchived' }, 'Ana took the channel out of the archive', []],
  [
    { type: 'channel.madeFromGroup', after: 'deal' },
    'With Ana all agreed, and this conversation became the private channel #deal',
    ['#deal'],
  ],
  [{ type: 'channel.labelSet', before: null, after: mark }, 'Ana set this channel to Internal', ['Internal']],
  [{ type: 'channel.labelSet', before: mark, after: null }, 'Ana took the label Internal off this channel', ['Internal']],
];

const text = (locale: string, change: ChannelChange, name?: string) => {
  const messages = { channelChange: readCatalogue(locale as 'en', 'channelChange') };
  const { container, unmount } = render(
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      <ChangeLine change={change} name={name} />
    </IntlProvider>,
  );
  const line = container.querySelector('p');
  line?.querySelector('time')?.remove();
  const words = line?.textContent ?? '';
  unmount();
  return words;
};

test.each(all)('$type is said with who did it, by their name of now', (change, english) => {
  expect(text('en', { ...common, by, ...change } as ChannelChange)).toBe(english);
  expect(text('en', { ...common, by, ...change } as ChannelChange, 'Anna')).toBe(english.replace('Ana', 'Anna'));
});

test.each(locales.map((locale) => ({ locale })))(
  'every sentence names what changed, and nobody who is hidden: $locale',
  ({ locale }) => {
    for (const [change, , parts] of all) {
      const named = text(locale, { ...common, by, ...change } as ChannelChange);
      const unnamed = text(locale, { ...common, by: null, ...change } as ChannelChange);
      for (const part of parts) expect([named, unnamed].every((words) => words.includes(part))).toBe(true);
      expect(named).toContain('Ana');
      expect(unnamed).not.toContain('Ana');
      expect(unnamed.length).toBeGreaterThan(5);
    }
  },
);
