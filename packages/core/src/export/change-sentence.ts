type Mark = { name: string };
type Payload = { name?: unknown; before?: unknown; after?: unknown };

const nameIn = (mark: unknown) => (mark as Mark | null | undefined)?.name;
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What whoever changed something about a conversation did, after their name; null for an entry that changes nothing about it. */
export function changeSentence(type: string, { name, before, after }: Payload): string | null {
  switch (type) {
    case 'channel.renamed':
      return `renamed this conversation from #${words(before)} to #${words(after)}`;
    case 'channel.topicSet':
      return words(after) ? `set the topic of this conversation: ${words(after)}` : 'took the topic off this conversation';
    case 'channel.postingSet':
      return after === 'admins'
        ? 'let only admins and whoever made this conversation write in it'
        : 'let all its members write in this conversation';
    case 'channel.archived':
      return 'archived this conversation';
    case 'channel.unarchived':
      return 'took this conversation out of the archive';
    case 'channel.madeFromGroup':
      return `made this conversation the private channel #${words(name)}`;
    case 'channel.labelSet':
      return labelSentence(before, after);
    default:
      return null;
  }
}

function labelSentence(before: unknown, after: unknown): string {
  if (!before && !after) return 'changed the label of this conversation';
  return nameIn(after)
    ? `set this conversation to ${nameIn(after)}`
    : `took the label ${nameIn(before) ?? ''} off this conversation`;
}
