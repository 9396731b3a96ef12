import type { MessageView } from '@parley/contract/message-view';
import type { MyChannelView } from '@parley/contract/channel-view';
import type { PresenceView } from '@parley/contract/presence';
import type { makeTRPCClient } from '@/lib/trpc';
import { openMessageDialog } from '../../message/message-dialog-store.ts';
import { searchPath } from '../../search/search-path.ts';
import { channelPath } from '../../shell/chat-location.ts';
import { openDialog } from '../../shell/open-dialog.ts';
import { goTo } from '../../shell/use-chat-location.ts';
import type { ChatClient } from '../../state/chat-client.tsx';
import type { CommandName } from './command-list.ts';

export type CommandContext = {
  client: ChatClient;
  procedures: ReturnType<typeof makeTRPCClient>;
  slug: string;
  mine: MyChannelView;
  parentId: string | undefined;
  presence: PresenceView;
  newest: MessageView | undefined;
  openSnippet: () => void;
  /** The moment that a text names, by the member's clock; null if it names none. */
  readMoment: (text: string) => Date | null;
  remind: (messageId: string, at: Date) => void;
};

/** `send`: this text goes on its way instead. `told`: done, with a sentence for the person. `note`: not done, the text stays. */
export type CommandResult =
  | { kind: 'send'; text: string }
  | { kind: 'done' }
  | { kind: 'told'; key: string }
  | { kind: 'note'; key: string };

const done: CommandResult = { kind: 'done' };
const needsMore: CommandResult = { kind: 'note', key: 'commandNeeds' };
const people = /<@([0-9a-f-]{36})>/g;
const peopleIn = (body: string) => [...body.matchAll(people)].map(([, id = '']) => id);

/** `rest` is what was typed after the command, `body` the same as it would travel. What the server refuses is thrown. */
export async function runCommand(
  name: CommandName,
  { rest, body }: { rest: string; body: string },
  context: CommandContext,
): Promise<CommandResult> {
  const { client, procedures, mine, presence } = context;
  const channelId = mine.channel.id;
  switch (name) {
    case 'me':
      return rest ? { kind: 'send', text: `_${rest}_` } : needsMore;
    case 'shrug':
      return { kind: 'send', text: `${rest} ¯\\\\\\_(ツ)\\_/¯`.trim() };
    case 'topic':
      if (rest) client.updateChannel(await procedures.channel.setTopic.mutate({ channelId, topic: rest }));
      else openDialog({ kind: 'channelTopic', channelId });
      return done;
    case 'rename':
      if (rest) client.updateChannel(await procedures.channel.rename.mutate({ channelId, name: rest }));
      else openDialog({ kind: 'renameChannel', channelId });
      return done;
    case 'invite': {
      const memberIds = peopleIn(body);
      if (memberIds.length > 0) client.updateChannel(await procedures.channel.addMembers.mutate({ channelId, memberIds }));
      else if (rest) return { kind: 'note', key: 'commandNobody' };
      else openDialog({ kind: 'addPeople', channelId });
      return done;
    }
    case 'leave':
      openDialog({ kind: 'leaveChannel', channelId });
      return done;
    case 'mute':
      client.updateChannel(await procedures.channel.setMuted.mutate({ channelId, isMuted: !mine.isMuted }));
      return { kind: 'told', key: mine.isMuted ? 'commandUnmuted' : 'commandMuted' };
    case 'status':
      if (!rest) openDialog({ kind: 'status' });
      else await client.setPresence({ state: chosenState(presence), text: rest, emoji: presence.emoji ?? '' });
      return rest ? { kind: 'told', key: 'commandStatusSet' } : done;
    case 'away': {
      const state = presence.state === 'away' ? 'available' : 'away';
      await client.setPresence({ state, text: presence.text ?? '', emoji: presence.emoji ?? '' });
      return { kind: 'told', key: state === 'away' ? 'commandAway' : 'commandBack' };
    }
    case 'dm':
      return writeDirectly(body, context);
    case 'remind':
      if (!context.newest) return { kind: 'note', key: 'commandNoMessage' };
      if (rest) return remind(rest, context.newest, context);
      openMessageDialog({ kind: 'remind', message: context.newest });
      return done;
    case 'poll':
      openDialog({ kind: 'newPoll', channelId, ...(context.parentId ? { parentId: context.parentId } : {}), question: rest });
      return done;
    case 'code':
      context.openSnippet();
      return done;
    case 'search':
      if (rest) goTo(searchPath(context.slug, { text: rest }));
      else openDialog({ kind: 'jump' });
      return done;
    case 'shortcuts':
      openDialog({ kind: 'shortcuts' });
      return done;
  }
}

function remind(when: string, { id }: MessageView, { readMoment, remind: setReminder }: CommandContext): CommandResult {
  const at = readMoment(when);
  if (!at) return { kind: 'note', key: 'commandNoTime' };
  setReminder(id, at);
  return done;
}

/** Those named at the beginning are written to; what follows is said to them. */
async function writeDirectly(body: string, { client, procedures, slug }: CommandContext): Promise<CommandResult> {
  const [named = ''] = /^(?:<@[0-9a-f-]{36}>[\s,]*)+/.exec(body) ?? [];
  const memberIds = peopleIn(named);
  if (memberIds.length === 0) return { kind: 'note', key: 'commandNobody' };
  const from = window.location.pathname;
  const direct = await procedures.channel.openDirect.mutate({ memberIds });
  client.addChannel(direct);
  const text = body.slice(named.length).trim();
  if (text) client.send({ channelId: direct.channel.id, body: text });
  // Who has gone elsewhere meanwhile stays there.
  if (window.location.pathname === from) goTo(channelPath(slug, direct.channel.id));
  return { kind: 'done' };
}

const chosenState = ({ state }: PresenceView) => (state === 'offline' ? 'available' : state);
