import type { MyChannelView } from '@parley/contract/channel-view';
import type { WorkspaceAbilities } from '@parley/contract/workspace-view';

type Where = { mine: MyChannelView | undefined; can: WorkspaceAbilities };
type Command = { name: string; /** What may follow it has words of its own. */ takes?: true; when?: (where: Where) => boolean };

/** Every command of the composer: the one source for the list under `/`, for its help and for what may be run here. */
export const commands = [
  { name: 'me', takes: true },
  { name: 'shrug', takes: true },
  { name: 'topic', takes: true, when: ({ mine }) => mine?.can.rename === true },
  { name: 'rename', takes: true, when: ({ mine }) => mine?.can.rename === true },
  { name: 'invite', takes: true, when: ({ mine }) => mine?.can.addMembers === true },
  { name: 'leave', when: ({ mine }) => mine?.can.leave === true },
  { name: 'mute', when: ({ mine }) => mine?.isMember === true },
  { name: 'status', takes: true },
  { name: 'away' },
  { name: 'dm', takes: true, when: ({ can }) => can.startDirect },
  { name: 'remind', takes: true },
  { name: 'poll', takes: true },
  { name: 'code' },
  { name: 'search', takes: true },
  { name: 'shortcuts' },
] as const satisfies Command[];

export type CommandName = (typeof commands)[number]['name'];
/** A command with its words in the reader's language; `args` is empty where nothing may follow. */
export type CommandHelp = { name: CommandName; args: string; does: string };

export const commandsHere = (where: Where): readonly Command[] =>
  (commands as readonly Command[]).filter(({ when }) => !when || when(where));
