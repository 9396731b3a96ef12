/** What a text asks for, if it is a command: `/topic Quarter end` → topic, with the rest as it was typed. */
export type ReadCommand = { name: string; rest: string };

const command = /^\/([a-z]+)(?:\s+([\s\S]*))?$/i;

/** Null for ordinary text, also for what begins with two slashes or like a path. */
export function readCommand(text: string): ReadCommand | null {
  const [, name, rest = ''] = command.exec(text.trim()) ?? [];
  return name ? { name: name.toLowerCase(), rest: rest.trim() } : null;
}

/** What is sent: the first of two slashes only says that the second is meant. */
export const withoutEscape = (text: string): string => (/^\/\/[a-z]/i.test(text) ? text.slice(1) : text);
