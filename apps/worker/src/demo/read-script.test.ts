import { expect, test } from 'vitest';
import { readScript } from './read-script.ts';
import { workingCalendar } from './working-calendar.ts';

const file = { name: 'a.pdf', mime: 'application/pdf', content: Buffer.from('x') };
const context = { calendar: workingCalendar(new Date(2026, 10, 18, 20)), files: { 'a.pdf': file } };

test('a script becomes messages with everything that hangs on them', () => {
  const [first, second] = readScript(
    `== 2
     09:00 ana The value of [[d-1]], due [[w+1]]:
       | ~~~ts
       |   x
       | ~~~
       @ a.pdf
       + 👍 jun maya
       > 09:05 jun Seen
       > +1 08:00 maya Me too
       ~ 08:10 Me too, today
     10:00 jun ‹code›
       x 10:05`,
    context,
  );
  expect(first).toMatchObject({ author: 'ana', text: 'The value of 13 November, due Tuesday:\n```ts\n  x\n```', files: [file] });
  expect(first?.reactions?.map((reaction) => reaction.by)).toEqual(['jun', 'maya']);
  expect(first?.replies?.map((reply) => reply.at.getDate())).toEqual([16, 17]);
  expect(first?.replies?.[1]?.edit).toMatchObject({ text: 'Me too, today' });
  expect(second).toMatchObject({ text: '`code`', deletedAt: expect.any(Date) });
});

test('a line that means nothing is named', () => {
  expect(() => readScript('== 1\n09:00 ana Hello\n?? what', context)).toThrow('?? what');
});
