// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { useAttachmentStore, type Attachment } from './attachments-store.ts';
import { dontSendYet, sendWhenThere } from './send-when-there.ts';

const file = (key: string, state: Attachment['state']) => ({ key, state }) as Attachment;
const put = (...files: Attachment[]) => useAttachmentStore.setState({ byDraft: { draft: files } });

beforeEach(() => {
  dontSendYet('draft');
  put();
});

test('a message goes out once, when the last of its files is there', () => {
  const send = vi.fn();
  put(file('a', 'uploading'), file('b', 'paused'));
  sendWhenThere('draft', send);
  put(file('a', 'done'), file('b', 'uploading'));
  expect(send).not.toHaveBeenCalled();
  put(file('a', 'done'), file('b', 'done'));
  put(file('a', 'done'), file('b', 'done'));
  expect(send).toHaveBeenCalledTimes(1);
});

test('pressed twice it is still one message', () => {
  const send = vi.fn();
  put(file('a', 'uploading'));
  sendWhenThere('draft', send);
  sendWhenThere('draft', send);
  put(file('a', 'done'));
  expect(send).toHaveBeenCalledTimes(1);
});

test.each([
  ['a file that cannot be sent up', () => put(file('a', 'failed'))],
  ['taking the last file away', () => put()],
  ['a change of mind', () => dontSendYet('draft')],
])('%s calls it off for good', (_what, happens) => {
  const send = vi.fn();
  put(file('a', 'uploading'));
  sendWhenThere('draft', send);
  happens();
  put(file('a', 'done'));
  expect(send).not.toHaveBeenCalled();
});
