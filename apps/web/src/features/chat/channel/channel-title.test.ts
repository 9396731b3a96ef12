import { expect, test } from 'vitest';
import { translateEnglish } from '@/lib/i18n/with-messages';
import { channelName, composerLabel, feedLabel } from './channel-title.ts';

const t = translateEnglish('channel');
const ana = { memberId: 'a', name: 'Ana Wójcik' };
const jun = { memberId: 'j', name: 'Jun Li' };
const me = { memberId: 'me', name: 'Maya Okafor' };

test('a named channel carries its sign', () => {
  const general = { kind: 'public' as const, name: 'general', members: [] };
  expect(feedLabel(general, 'me', t)).toBe('Messages in #general');
  expect(composerLabel(general, 'me', t)).toBe('Message #general');
});
test('a conversation is called after the others', () => {
  expect(feedLabel({ kind: 'group', name: null, members: [me, ana, jun] }, 'me', t)).toBe('Messages with Ana Wójcik, Jun Li');
  expect(channelName({ kind: 'direct', name: null, members: [me] }, 'me')).toBe('Maya Okafor');
});
