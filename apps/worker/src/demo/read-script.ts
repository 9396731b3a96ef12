import type { ImportedFile, ImportedMessage } from '@parley/core/import/imported-workspace';
import type { WorkingCalendar } from './working-calendar.ts';

type Context = { calendar: WorkingCalendar; files: Record<string, ImportedFile> };

/**
 * Reads a conversation written down like this, oldest first; the day is counted in working days before the last one:
 *
 *     == 12
 *     09:10 maya A message. [[d-1]] becomes yesterday's date, [[w+2]] the weekday two working days on.
 *       | its next line
 *       @ a file of the catalogue
 *       + 👍 jun tomas
 *       > 09:30 jun a reply; `> +1 08:15 jun` is one on the next working day
 *       ~ 09:12 the text after an edit
 *       x 09:40                            (deleted then)
 *
 * `~~~` fences code and ‹…› is code within a line, because the scripts themselves stand between backticks.
 */
export function readScript(script: string, { calendar, files }: Context): ImportedMessage[] {
  const messages: ImportedMessage[] = [];
  let daysBack = 0;
  let top: ImportedMessage | undefined;
  let current: ImportedMessage | undefined;
  let currentDay = 0;
  const write = (text: string, day: number) =>
    text
      .replaceAll('~~~', '```')
      .replaceAll(/[‹›]/g, '`')
      .replaceAll(/\[\[([dw])([+-]\d+)?\]\]/g, (_, kind: string, offset = '0') => {
        const options: Intl.DateTimeFormatOptions = kind === 'w' ? { weekday: 'long' } : { day: 'numeric', month: 'long' };
        return calendar.day(day - Number(offset)).toLocaleDateString('en-GB', options);
      });
  const start = (day: number, clock: string, author: string, text: string): ImportedMessage => {
    currentDay = day;
    return { author, at: calendar.at(day, clock), text: write(text, day) };
  };

  for (const raw of script.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    const match = (pattern: RegExp) =>
      pattern
        .exec(line)
        ?.slice(1)
        .map((part) => part ?? '');
    const fail = () => new Error(`The demo script cannot be read at: ${line}`);
    const day = match(/^== (\d+)$/);
    const message = match(/^(\d\d:\d\d) ([a-z]+) (.*)$/);
    const reply = match(/^> (?:\+(\d+) )?(\d\d:\d\d) ([a-z]+) (.*)$/);
    if (day) daysBack = Number(day[0]);
    else if (message) {
      top = current = start(daysBack, message[0] ?? '', message[1] ?? '', message[2] ?? '');
      messages.push(top);
    } else if (reply) {
      if (!top) throw fail();
      current = start(daysBack - Number(reply[0]), reply[1] ?? '', reply[2] ?? '', reply[3] ?? '');
      top.replies = [...(top.replies ?? []), current];
    } else if (!current) throw fail();
    else if (line.startsWith('|')) current.text += `\n${write(raw.trimStart().slice(1).replace(/^ /, ''), currentDay)}`;
    else {
      const [, sign = '', rest = ''] = /^([+@~x]) (.*)$/.exec(line) ?? [];
      if (sign === '+') {
        const [emoji = '', ...by] = rest.split(' ');
        const { at } = current;
        const before = current.reactions ?? [];
        const added = by.map((key, i) => ({ emoji, by: key, at: new Date(at.valueOf() + (before.length + i + 1) * 23_000) }));
        current.reactions = [...before, ...added];
      } else if (sign === '@') {
        const file = files[rest];
        if (!file) throw fail();
        current.files = [...(current.files ?? []), file];
      } else if (sign === '~')
        current.edit = { at: calendar.at(currentDay, rest.slice(0, 5)), text: write(rest.slice(6), currentDay) };
      else if (sign === 'x') current.deletedAt = calendar.at(currentDay, rest.slice(0, 5));
      else throw fail();
    }
  }
  return messages;
}
