import { expect, test } from 'vitest';
import { writeMail } from './eml.ts';
import { labelTrail } from './label-trail.ts';

const mark = (name: string) => ({ id: name, name });

test('an entry stands under its own label, over edits and until that is taken away, else under that of its channel at the time', () => {
  const follow = labelTrail();
  const entry = (type: string, subject: string | null, payload: object = {}) => follow({ stream: 'room', type, subject }, payload);
  expect(entry('message.created', 'one')).toBeNull();
  entry('channel.labelSet', null, { after: mark('Internal') });
  expect(entry('message.edited', 'one', { after: 'words' })).toBe('Internal');
  expect(entry('message.created', 'two', { extra: { label: mark('Confidential') } })).toBe('Confidential');
  expect(entry('message.edited', 'two', { after: 'words' })).toBe('Confidential');
  entry('channel.labelSet', null, { after: null });
  expect(entry('message.deleted', 'two')).toBe('Confidential');
  entry('message.labelled', 'two', { after: null });
  expect(entry('message.deleted', 'two')).toBeNull();
  expect(follow({ stream: 'other', type: 'message.created', subject: 'three' }, {})).toBeNull();
});

test('a mail says in its head what it stands under, and nothing where it stands under nothing', async () => {
  const mail = async (classification: string[]) => {
    let text = '';
    const rest = { from: [], to: [], subject: 'A day', date: new Date(0), messageId: '<a@b.invalid>', references: [], files: [] };
    for await (const piece of writeMail({ ...rest, classification, text: 'words' })) text += piece;
    return text;
  };
  expect(await mail(['Confidential'])).toContain('\r\nX-IM-Classification: Confidential\r\n');
  expect(await mail(['Confidential', 'Privé\r\nBcc: x'])).toMatch(/\r\nX-IM-Classification: =\?UTF-8\?B\?/);
  expect(await mail([])).not.toContain('X-IM-Classification');
});
