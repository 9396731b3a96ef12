// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { TRPCReactProvider } from '@/lib/trpc';
import { useDownload } from './use-download.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function Card() {
  const download = useDownload();
  return (
    <button type="button" onClick={() => download({ id: '0198c0de-0000-7000-8000-000000000001', name: 'minutes.txt' })}>
      Download
    </button>
  );
}

test('a download that was asked for comes, although its row is drawn anew before the link is there', async () => {
  let answer = (_: Response) => {};
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)));
  const followed: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function follow(this: HTMLAnchorElement) {
    followed.push(`${this.getAttribute('href')} as ${this.download}`);
  });

  const row = (key: string) => (
    <TRPCReactProvider>
      <Card key={key} />
    </TRPCReactProvider>
  );
  const { rerender } = render(row('on its way'));
  const asked = answer;
  fireEvent.click(screen.getByRole('button'));
  await vi.waitFor(() => expect(answer).not.toBe(asked));
  rerender(row('confirmed'));
  answer(Response.json([{ result: { data: { url: '/api/files/signed' } } }]));

  await vi.waitFor(() => expect(followed).toEqual(['/api/files/signed as minutes.txt']));
});
