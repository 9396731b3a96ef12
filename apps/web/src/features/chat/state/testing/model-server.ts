import { mergeDraft, noDraft, type DraftState, type DraftView } from '@parley/contract/draft';
import type { ChannelView, MyChannelView } from '@parley/contract/channel-view';
import type { SyncAnswer } from '@parley/contract/client-events';
import type { MessagePage, MessageView } from '@parley/contract/message-view';
import type { LogEvent, ServerEventName } from '@parley/contract/server-events';
import type { Bootstrap } from '@parley/contract/workspace-view';
import type { ThreadPage } from '../chat-api.ts';
import { ChatError } from '../chat-error.ts';
import { at, buildMember, buildMine } from './build-views.ts';

type Channel = {
  kind: 'public' | 'private';
  name: string;
  topic: string;
  isArchived: boolean;
  members: Set<string>;
  version: number;
  metaVersion: number;
  messages: MessageView[];
  lastMessageAt: string | null;
};
type Hear = (memberId: string, name: ServerEventName, payload: unknown) => void;

const refuse = (code: 'NOT_FOUND' | 'FORBIDDEN' | 'CONFLICT'): never => {
  throw new ChatError({ code, message: code });
};

/** The server as the contract describes it, in memory and small: pages of 5 messages, `sync` answers of 3. */
export class ModelServer {
  readonly channels = new Map<string, Channel>();
  readonly reads = new Map<string, number>();
  private readonly muted = new Set<string>();
  private tick = 0;
  private readonly drafts = new Map<string, DraftState & { channelId: string; changed: number }>();
  private readonly people = ['me', 'ana', 'ben'];
  private readonly hearers: Hear[] = [];

  listen(hear: Hear): void {
    this.hearers.push(hear);
  }
  private hear: Hear = (memberId, name, payload) => {
    for (const hear of this.hearers) hear(memberId, name, payload);
  };

  create(id: string, kind: Channel['kind'], members: string[]): void {
    const empty = { topic: '', isArchived: false, messages: [], lastMessageAt: null };
    this.channels.set(id, { kind, name: id, members: new Set(members), version: 1, metaVersion: 1, ...empty });
  }

  setDraft(
    deviceId: string,
    input: { channelId: string; parentId?: string; body: string; base: number; editedAt: number },
  ): DraftView {
    const key = input.parentId ?? input.channelId;
    const current = this.drafts.get(key) ?? { ...noDraft, channelId: input.channelId, changed: 0 };
    const next = mergeDraft(current, { ...input, deviceId, newId: `other-${++this.tick}` });
    this.drafts.set(key, next === current ? current : { ...next, channelId: input.channelId, changed: ++this.tick });
    return this.draftView(deviceId, key);
  }

  listDrafts(deviceId: string, since: string | null): { items: DraftView[]; nextCursor: null; at: string } {
    const keys = [...this.drafts].filter(([, { changed, body }]) => (since === null ? body !== '' : changed >= Number(since)));
    return { items: keys.map(([key]) => this.draftView(deviceId, key)), nextCursor: null, at: String(this.tick) };
  }

  private draftView(deviceId: string, key: string): DraftView {
    const { channelId, body, version, editedAt, changed, others } = this.drafts.get(key) ?? refuse('NOT_FOUND');
    const mine = others.map((other) => ({ id: other.id, body: other.body, isMine: other.deviceId === deviceId }));
    return { key, channelId, body, version, editedAt, updatedAt: at(changed), others: mine };
  }

  send(
    author: string,
    input: { clientId: string; channelId: string; body: string; parentId?: string; mentions?: string[]; broadcast?: boolean },
  ): MessageView {
    const channel = this.mustBeIn(author, input.channelId);
    const known = channel.messages.find((message) => message.author.memberId === author && message.clientId === input.clientId);
    if (known) return known.body === input.body || known.editedAt || known.deletedAt ? known : refuse('CONFLICT');
    if (channel.isArchived) refuse('FORBIDDEN');
    const parent = input.parentId ? channel.messages.find(({ id }) => id === input.parentId) : undefined;
    if (input.parentId && (!parent || parent.parentId || parent.deletedAt)) refuse('NOT_FOUND');
    const version = ++channel.version;
    const createdAt = at(++this.tick);
    const seq = channel.messages.length + 1;
    const message: MessageView = {
      ...{ id: `${input.channelId}-${seq}`, channelId: input.channelId, seq, version, clientId: input.clientId },
      ...{ author: { memberId: author, name: author }, body: input.body, parentId: input.parentId ?? null, createdAt },
      ...{
        editedAt: null,
        deletedAt: null,
        reactions: [],
        files: [],
        mentions: input.mentions ?? [],
        replyCount: 0,
        lastReplyAt: null,
        broadcast: input.broadcast ?? false,
        mentionsAll: null,
        pinnedAt: null,
        resolvedAt: null,
        extra: null,
      },
    };
    channel.messages.push(message);
    channel.lastMessageAt = createdAt;
    if (parent) this.put(channel, { ...parent, version, replyCount: parent.replyCount + 1, lastReplyAt: createdAt });
    this.announce({ name: 'message.created', payload: { channelId: input.channelId, version, message } });
    return message;
  }

  change(messageId: string, change: (message: MessageView) => Partial<MessageView>): MessageView {
    const { channel, message } = this.find(messageId);
    if (message.deletedAt) return message;
    const version = ++channel.version;
    const next = this.put(channel, { ...message, ...change(message), version });
    this.announce({ name: 'message.changed', payload: { channelId: message.channelId, version, message: next } });
    return next;
  }
  edit = (messageId: string, body: string, mentions: string[] = []) =>
    this.change(messageId, () => ({ body, mentions, editedAt: at(++this.tick) }));
  remove = (messageId: string) =>
    this.change(messageId, () => ({ body: '', mentions: [], files: [], reactions: [], deletedAt: at(++this.tick) }));
  react = (messageId: string, memberId: string) =>
    this.change(messageId, ({ reactions }) => ({
      reactions: [...reactions.filter(({ emoji }) => emoji !== '👍'), { emoji: '👍', memberIds: [memberId] }],
    }));

  alter(channelId: string, fields: Partial<Pick<Channel, 'name' | 'topic' | 'isArchived'>>): void {
    const channel = this.channelOf(channelId);
    Object.assign(channel, fields);
    channel.metaVersion = ++channel.version;
    this.announce({ name: 'channel.changed', payload: { channelId, version: channel.version, channel: this.view(channelId) } });
  }

  join(channelId: string, memberId: string): void {
    const channel = this.channelOf(channelId);
    if (channel.members.has(memberId)) return;
    channel.members.add(memberId);
    this.reads.set(memberId + channelId, channel.messages.length);
    this.announceMember('channel.memberAdded', channelId, memberId);
  }

  leave(channelId: string, memberId: string): void {
    const channel = this.channelOf(channelId);
    if (!channel.members.has(memberId)) return;
    this.announceMember('channel.memberRemoved', channelId, memberId, () => channel.members.delete(memberId));
  }

  read(memberId: string, channelId: string, seq: number): { unread: number } {
    const channel = this.mustBeIn(memberId, channelId);
    return this.moveMark(memberId, channelId, Math.max(this.readSeq(memberId, channelId), Math.min(seq, channel.messages.length)));
  }

  markUnread(memberId: string, channelId: string, seq: number): { unread: number } {
    this.mustBeIn(memberId, channelId);
    return this.moveMark(memberId, channelId, Math.min(this.readSeq(memberId, channelId), seq - 1));
  }

  mute(channelId: string, isMuted: boolean): void {
    if (isMuted) this.muted.add(channelId);
    else this.muted.delete(channelId);
    this.hear('me', 'my.changed', { topics: ['sidebar'] });
  }

  private moveMark(memberId: string, channelId: string, readSeq: number): { unread: number } {
    this.reads.set(memberId + channelId, readSeq);
    const { unread, mentions } = this.mine(memberId, channelId);
    this.hear(memberId, 'channel.readElsewhere', { channelId, seq: readSeq, unread, mentions });
    return { unread };
  }

  mine(memberId: string, channelId: string): MyChannelView {
    const channel = this.channels.get(channelId);
    if (!channel || (channel.kind === 'private' && !channel.members.has(memberId))) return refuse('NOT_FOUND');
    const isMember = channel.members.has(memberId);
    const readSeq = isMember ? this.readSeq(memberId, channelId) : 0;
    const unread = isMember
      ? channel.messages.filter(
          (m) => m.seq > readSeq && (!m.parentId || m.broadcast) && !m.deletedAt && m.author.memberId !== memberId,
        )
      : [];
    const can = { ...buildMine().can, post: isMember && !channel.isArchived, join: !isMember, leave: isMember };
    const mentions = unread.filter((message) => message.mentions.includes(memberId)).length;
    return buildMine({
      channel: this.view(channelId),
      isMember,
      readSeq,
      unread: unread.length,
      mentions,
      can,
      isMuted: this.muted.has(channelId),
    });
  }

  bootstrap(memberId: string): Bootstrap {
    const ids = [...this.channels.keys()].filter((id) => this.channelOf(id).members.has(memberId));
    return {
      workspace: { id: 'w', slug: 'w', name: 'W', memberCount: 3, logo: null, accent: null, shown: { labels: [], banner: null } },
      me: buildMember(memberId),
      user: { email: 'me@example.com', isEmailConfirmed: true },
      can: {
        openMatters: true,
        administer: false,
        openAdministration: false,
        managePeople: false,
        manageBilling: false,
        manageRules: false,
        readAudit: false,
        manageCases: false,
        review: false,
        invite: true,
        createPublicChannel: true,
        createPrivateChannel: true,
        startDirect: true,
        browseChannels: true,
      },
      channels: ids.map((id) => this.mine(memberId, id)),
      members: this.people.map(buildMember),
      lastChannelId: null,
    };
  }

  page(memberId: string, wish: { channelId: string; before?: number; after?: number; around?: number }, limit = 5): MessagePage {
    const { version } = this.mine(memberId, wish.channelId).channel;
    const all = this.channelOf(wish.channelId).messages.filter((message) => message.parentId === null || message.broadcast);
    const older = (seq: number, count: number) => all.filter((message) => message.seq < seq).slice(-count);
    const newer = (seq: number, count: number) => all.filter((message) => message.seq > seq).slice(0, count);
    const messages =
      wish.around !== undefined
        ? [...older(wish.around, 3), ...newer(wish.around - 1, 3)]
        : wish.after !== undefined
          ? newer(wish.after, limit)
          : older(wish.before ?? Infinity, limit);
    const first = messages[0]?.seq ?? wish.before ?? 0;
    const last = messages.at(-1)?.seq ?? wish.after ?? Infinity;
    return { messages, version, hasBefore: all.some(({ seq }) => seq < first), hasAfter: all.some(({ seq }) => seq > last) };
  }

  thread(memberId: string, wish: { messageId: string; after?: number }, limit = 3): ThreadPage {
    const { channel, message } = this.find(wish.messageId);
    this.mine(memberId, message.channelId);
    const parent = message.parentId ? this.find(message.parentId).message : message;
    const replies = channel.messages.filter((reply) => reply.parentId === parent.id && reply.seq > (wish.after ?? 0));
    return { parent, replies: replies.slice(0, limit), hasMore: replies.length > limit };
  }

  sync(memberId: string, cursors: Record<string, number>, limit = 3): SyncAnswer {
    const answer: SyncAnswer = { channels: {} };
    let budget = limit;
    for (const [channelId, cursor] of Object.entries(cursors)) {
      const channel = this.channels.get(channelId);
      if (!channel?.members.has(memberId)) continue;
      const changed = channel.messages.filter((message) => message.version > cursor).toSorted((a, b) => a.version - b.version);
      const complete = changed.length <= budget;
      // A reply and the parent that it raises share a version, and are never cut apart.
      const cut = changed[budget]?.version ?? Infinity;
      const messages = changed.slice(0, budget).filter((message) => message.version < cut);
      budget -= messages.length;
      const isChanged = channel.metaVersion > cursor;
      answer.channels[channelId] = {
        version: complete ? channel.version : (messages.at(-1)?.version ?? cursor),
        messages,
        complete,
        ...(isChanged ? { channel: this.view(channelId) } : {}),
      };
    }
    return answer;
  }

  find(messageId: string): { channel: Channel; message: MessageView } {
    for (const channel of this.channels.values()) {
      const message = channel.messages.find(({ id }) => id === messageId);
      if (message) return { channel, message };
    }
    return refuse('NOT_FOUND');
  }

  private channelOf = (channelId: string): Channel => this.channels.get(channelId) ?? refuse('NOT_FOUND');
  private readSeq = (memberId: string, channelId: string): number => this.reads.get(memberId + channelId) ?? 0;

  private mustBeIn(memberId: string, channelId: string): Channel {
    const channel = this.channelOf(channelId);
    return channel.members.has(memberId) ? channel : refuse('NOT_FOUND');
  }

  private view(channelId: string): ChannelView {
    const { kind, name, topic, isArchived, members, version, lastMessageAt } = this.channelOf(channelId);
    return {
      ...buildMine().channel,
      id: channelId,
      kind,
      name,
      topic,
      isArchived,
      memberCount: members.size,
      version,
      lastMessageAt,
    };
  }

  private put(channel: Channel, message: MessageView): MessageView {
    channel.messages[message.seq - 1] = message;
    return message;
  }

  private announceMember(
    name: 'channel.memberAdded' | 'channel.memberRemoved',
    channelId: string,
    memberId: string,
    act = () => {},
  ): void {
    const channel = this.channelOf(channelId);
    const hearers = new Set(channel.members);
    act();
    channel.metaVersion = ++channel.version;
    const payload = { channelId, version: channel.version, memberId, memberName: memberId, channel: this.view(channelId) };
    this.announce({ name, payload }, hearers);
  }

  private announce(event: LogEvent, hearers: Iterable<string> = this.channelOf(event.payload.channelId).members): void {
    for (const memberId of hearers) this.hear(memberId, event.name, event.payload);
  }
}
