import type { MessageView } from '@parley/contract/message-view';
import { followLine } from './compare-lines.ts';

export type SnippetVersion = { edit: number; body: string; at: string };

/**
 * Where the comments on a snippet stand in one of its versions: at their line, followed from the version they were written
 * about. Those whose line is not there any more, or not yet, are `elsewhere`.
 */
export function commentsByLine(replies: MessageView[], versions: SnippetVersion[], shown: SnippetVersion) {
  const byLine = new Map<number, MessageView[]>();
  const elsewhere: MessageView[] = [];
  for (const reply of replies) {
    const anchor = reply.extra?.anchor;
    if (!anchor || reply.deletedAt) continue;
    const about = versions[Math.min(anchor.edit, versions.length - 1)];
    const line = !about ? null : about.edit === shown.edit ? anchor.line : followLine(about.body, shown.body, anchor.line);
    const isThere = line !== null && line <= shown.body.split('\n').length;
    if (!isThere) elsewhere.push(reply);
    else byLine.set(line, [...(byLine.get(line) ?? []), reply]);
  }
  return { byLine, elsewhere };
}
