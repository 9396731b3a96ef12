import type { MyChannelView } from '@parley/contract/channel-view';
import type { MemberView } from '@parley/contract/member-view';
import type { MessageView } from '@parley/contract/message-view';

export const at = (tick: number): string => new Date(Date.UTC(2026, 10, 19, 9) + tick * 1_000).toISOString();

export function buildMessage(fields: Partial<MessageView> & { seq: number }): MessageView {
  const { seq } = fields;
  return {
    id: `m${seq}`,
    channelId: 'general',
    version: seq,
    clientId: `k${seq}`,
    author: { memberId: 'ana', name: 'Ana' },
    body: `text ${seq}`,
    parentId: null,
    createdAt: at(seq),
    editedAt: null,
    deletedAt: null,
    reactions: [],
    files: [],
    mentions: [],
    replyCount: 0,
    lastReplyAt: null,
    broadcast: false,
    mentionsAll: null,
    pinnedAt: null,
    resolvedAt: null,
    extra: null,
    ...fields,
  };
}

type Fields = Partial<Omit<MyChannelView, 'channel'>> & { channel?: Partial<MyChannelView['channel']> };

export function buildMine({ channel, ...fields }: Fields = {}): MyChannelView {
  return {
    isMember: true,
    readSeq: 0,
    unread: 0,
    mentions: 0,
    notify: 'mentions',
    isMuted: false,
    sectionId: null,
    position: null,
    visibleFrom: 0,
    can: {
      post: true,
      rename: true,
      archive: true,
      addMembers: true,
      removeMembers: true,
      setPosting: true,
      setLabel: true,
      join: false,
      leave: true,
    },
    ...fields,
    channel: {
      id: 'general',
      kind: 'public',
      name: 'general',
      topic: '',
      posting: 'all',
      isArchived: false,
      memberCount: 3,
      members: [],
      version: 0,
      createdAt: at(0),
      lastMessageAt: null,
      ...channel,
    },
  };
}

export const buildMember = (id: string): MemberView => ({
  id,
  name: id,
  title: '',
  email: null,
  role: 'member',
  isDeactivated: false,
  joinedAt: at(0),
});
