import type { GroupView } from '@parley/contract/group-view';
import type { MemberView } from '@parley/contract/member-view';
import { namedAll, namedChannel, namedGroup, namedPerson, type Named } from '../mention/mention-tokens.ts';
import type { CommandHelp } from './commands/command-list.ts';

export type CompletionOption = { key: string } & (
  | { kind: 'person'; person: MemberView }
  | { kind: 'group'; group: GroupView }
  | { kind: 'all'; all: 'channel' | 'here' }
  | { kind: 'channel'; channel: { id: string; name: string; topic: string; isPrivate: boolean } }
  | { kind: 'emoji'; emoji: string; name: string; src?: string }
  | { kind: 'command'; command: CommandHelp }
  | { kind: 'language'; language: { value: string; label: string } }
);

/** What an option names, where it names somebody or something. */
export function namedBy(option: CompletionOption): Named | null {
  switch (option.kind) {
    case 'person':
      return namedPerson(option.person);
    case 'group':
      return namedGroup(option.group);
    case 'all':
      return namedAll(option.all);
    case 'channel':
      return namedChannel(option.channel);
    default:
      return null;
  }
}

/** What stands in the field once an option is chosen. */
export function textOf(option: CompletionOption): string {
  switch (option.kind) {
    case 'emoji':
      return `${option.emoji} `;
    case 'command':
      return `/${option.command.name} `;
    case 'language':
      return `${option.language.value}\n`;
    default:
      return `${namedBy(option)?.shown ?? ''} `;
  }
}
