import type { Actor } from '../actor.ts';

/** The page that lies on top of a person's own data. */
export const explainMyData = ({ name, slug }: Pick<Actor, 'name' | 'slug'>): string =>
  `Data of ${name} in the workspace ${slug}, taken on ${new Date().toISOString()}.

profile.json      who you are here, your devices, preferences, drafts, channels, and a list of your files
messages.ndjson   every message you wrote, one line for each time it was written, edited, moved, deleted or reacted to, oldest
                  message first; "content" is null where a rule of retention has removed it
reactions.ndjson  your reactions to what others wrote, in the channels that you are in
acts.ndjson       your sign-ins, and what else the workspace's log says that you did
files/            the files you uploaded

What others wrote to you or about you is theirs and is not in here. Your workspace may have to keep some of this; ask its owner.
`;
