import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from './until.ts';

/** The newest mail to somebody that has a link to `path`; waits for the worker to write it. Answers the link. */
export async function mailedLink(outbox: string, to: string, path: string): Promise<string> {
  return until(
    `a mail to ${to} with a link to ${path}`,
    async () => {
      const names = (await readdir(outbox).catch(() => []))
        .filter((name) => name.endsWith('.eml'))
        .sort()
        .toReversed();
      for (const name of names) {
        const mail = decodeQuotedPrintable(await readFile(join(outbox, name), 'utf8'));
        if (!mail.includes(to)) continue;
        const link = mail.match(new RegExp(`https?://[^\\s"<>]+${path}\\?token=[\\w.-]+`));
        if (link) return link[0];
      }
      return null;
    },
    20_000,
  );
}

const decodeQuotedPrintable = (text: string) =>
  text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
