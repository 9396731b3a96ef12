import { messageView } from '@parley/contract/message-view';
import type { MessageRow } from '@parley/db/message/message-row';
import { expect, test } from 'vitest';
import { toMessageView } from './to-message-view.ts';

const id = (n: number) => `0192f0c0-0000-7000-8000-00000000000${n}`;
const row: MessageRow = {
  id: id(1),
  channel_id: id(2),
  seq: 7n,
  version: 12,
  client_id: id(3),
  author_id: id(4),
  author_name: 'Ana',
  parent_id: null,
  body: 'secret words',
  mentions: [id(5)],
  reactions: { '👍': [id(5)] },
  files: [{ id: id(6), name: 'secret.pdf', mime: 'application/pdf', bytes: 9, width: null, height: null }],
  reply_count: 3,
  last_reply_at: new Date('2026-11-21T10:00:00Z'),
  created_at: new Date('2026-11-20T10:00:00Z'),
  edited_at: new Date('2026-11-20T11:00:00Z'),
  deleted_at: null,
  broadcast: false,
  mentions_all: null,
  extra: null,
  pinned_at: null,
  resolved_at: null,
};

test('a message shows as the contract says, whichever driver read it', () => {
  const view = toMessageView(row);
  expect(messageView.parse(view)).toEqual(view);
  expect(view).toEqual(toMessageView({ ...row, seq: 7, version: 12n }));
  expect(view).toMatchObject({
    seq: 7,
    version: 12,
    body: 'secret words',
    reactions: [{ emoji: '👍', memberIds: [id(5)] }],
    replyCount: 3,
  });
});

test('a message without files, reactions and replies has empty lists', () => {
  expect(toMessageView({ ...row, files: null, reactions: null, last_reply_at: null })).toMatchObject({
    files: [],
    reactions: [],
    lastReplyAt: null,
  });
});

test('a tombstone keeps its place and its thread, and nothing of what was said', () => {
  const view = toMessageView({ ...row, deleted_at: new Date('2026-11-22T10:00:00Z') });
  expect(messageView.parse(view)).toEqual(view);
  expect(view).toMatchObject({ seq: 7, body: '', files: [], reactions: [], mentions: [], editedAt: null, replyCount: 3 });
  expect(JSON.stringify(view)).not.toContain('secret');
});
