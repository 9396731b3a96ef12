import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildChannel, buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { openMailbox, startDovecot } from './export/dovecot.ts';
import { makeExport } from './export/make-export.ts';
import { openTestCore } from './open-test-core.ts';
import { run, send, upload, faultOf, parts, buildParts } from './export/parts-world.ts';

openTestCore();

let tenant: BuiltTenant;
beforeAll(async () => {
  ({ tenant } = await buildParts());
});

describe('custody', () => {
  test('a mail server hands the mails of an export out with their threads and files', async () => {
    const firm = await buildTenant();
    const room = await buildChannel(firm, { kind: 'private', members: [] });
    await send(firm.owner, room, 'on the first day', [await upload(firm.owner, 'Beleg – März.txt', 'what the file says')]);
    const { dir } = await makeExport(firm.owner);
    const paths = (await readdir(join(dir, 'eml'), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const first = await readFile(paths.find((path) => path.includes(room)) ?? '', 'utf8');
    const id = /^Message-ID: (.*)\r$/m.exec(first)?.[1] ?? '';
    // A second day of the same conversation, as the next export would have it.
    const second_ = join(dir, 'second.eml');
    await writeFile(
      second_,
      first.replace(/^Message-ID: .*\r$/m, `Message-ID: <next.${id.slice(1)}\r\nIn-Reply-To: ${id}\r\nReferences: ${id}\r`),
    );
    const { port, stop } = await startDovecot([...paths, second_]);
    try {
      const mailbox = await openMailbox(port);
      const threads = (await mailbox.ask('THREAD REFERENCES UTF-8 ALL')).match(/\(\d+(?: \d+)*\)/g) ?? [];
      const [pair = ''] = threads.filter((one) => one.includes(' '));
      const [number = ''] = /\d+/.exec(pair) ?? [];
      expect(threads).toHaveLength(paths.length);
      expect(await mailbox.ask(`FETCH ${number} ENVELOPE`)).toContain(id);
      expect(await mailbox.ask(`FETCH ${number} BODYSTRUCTURE`)).toContain('"attachment"');
      const body = async (part: number) => {
        const answer = await mailbox.ask(`FETCH ${number} BODY.PEEK[${part}]`);
        const literal = /\{(\d+)\}\r\n/.exec(answer);
        const from = (literal?.index ?? 0) + (literal?.[0].length ?? 0);
        return Buffer.from(answer.slice(from, from + Number(literal?.[1])), 'base64').toString();
      };
      expect(await body(1)).toContain('on the first day');
      expect(await body(2)).toBe('what the file says');
      mailbox.close();
    } finally {
      await stop();
    }
  });

  test('P11: sha256sum -c passes over all files, and fails when a byte is flipped in any of them', async () => {
    const { dir } = await makeExport(tenant.owner, { ...parts, reason: 'for the examiner' });
    await run('sha256sum', ['-c', '--strict', '--quiet', 'manifest.sha256'], { cwd: dir });
    const listed = (await readFile(join(dir, 'manifest.sha256'), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(66));
    expect(listed).toEqual(
      expect.arrayContaining(['manifest.json', 'records.ndjson', 'csv/messages.csv', 'verify.mjs', 'README.txt']),
    );
    for (const path of ['manifest.json', 'records.ndjson', listed.find((one) => one.startsWith('files/')) ?? '', 'verify.mjs']) {
      const bytes = await readFile(join(dir, path));
      const flipped = Buffer.from(bytes);
      flipped[Math.floor(bytes.length / 2)] = (flipped[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
      await writeFile(join(dir, path), flipped);
      await expect(run('sha256sum', ['-c', '--strict', '--quiet', 'manifest.sha256'], { cwd: dir }), path).rejects.toMatchObject({
        code: 1,
      });
      await writeFile(join(dir, path), bytes);
    }
    const readMe = await readFile(join(dir, 'README.txt'), 'utf8');
    for (const part of ['for the examiner', tenant.owner.email, 'Days ', 'entries', 'Made with      Parley', 'Chain head'])
      expect(readMe).toContain(part);
  });

  test('P2: every version of a message is a row, with the row that it supersedes; P13: no cell is a formula', async () => {
    const { dir } = await makeExport(tenant.owner, parts);
    const text = await readFile(join(dir, 'csv/messages.csv'), 'utf8');
    const rows = parse(text, { columns: true }) as {
      row: string;
      message: string;
      state: string;
      supersedes: string;
      text: string;
      author: string;
    }[];
    const versions = rows.filter(({ text: words }) => words.includes('HYPERLINK'));
    const all = rows.filter(({ message }) => message === versions[0]?.message);
    expect(all.map(({ state }) => state)).toEqual(['original', 'edited', 'deleted']);
    expect(all.map(({ supersedes }) => supersedes)).toEqual(['', all[0]?.row, all[1]?.row]);
    expect(all.map(({ author }) => author)).toEqual(['Ana', 'Ana', 'Ana']);
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  test('a transcript in PDF has every line on its pages, emoji too', async () => {
    const firm = await buildTenant();
    for (let n = 0; n < 120; n += 1) await send(firm.owner, firm.generalId, `spoken line ${n}`);
    await send(firm.owner, firm.generalId, 'Grüße \u{1F642}');
    const { dir } = await makeExport(firm.owner, { formats: ['pdf'] });
    expect(await faultOf(dir)).toBeNull();
    const [name = ''] = await readdir(join(dir, 'pdf'));
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const pdf = await getDocument({ verbosity: 0, data: new Uint8Array(await readFile(join(dir, 'pdf', name))) }).promise;
    expect(pdf.numPages).toBeGreaterThan(2);
    let text = '';
    for (let page = 1; page <= pdf.numPages; page += 1) {
      const { items } = await (await pdf.getPage(page)).getTextContent();
      text += items.map((item) => ('str' in item ? item.str : '')).join(' ');
    }
    for (const part of ['#general', 'spoken line 0', 'spoken line 119', 'Grüße', '🙂']) expect(text).toContain(part);
    await pdf.destroy();
  });

  test('P13: the XML is well formed whatever people write', async () => {
    const odd = await buildTenant({ marker: 'A & "B" <C>' });
    await send(odd.owner, odd.generalId, '</Content>&amp; <![CDATA[ ]]> \u{1F600} ünï');
    const { dir } = await makeExport(odd.owner, parts);
    const xml = await readFile(join(dir, 'xml/conversations.xml'), 'utf8');
    expect(xml).toContain('&lt;/Content&gt;&amp;amp; &lt;![CDATA[ ]]&gt; \u{1F600} ünï');
    const open: string[] = [];
    for (const [whole_, slash, name, rest] of xml.matchAll(/<(\/?)([A-Za-z]+)((?:\s+[A-Za-z:]+="[^"<]*")*)\s*>/g)) {
      expect(rest, whole_).toBeDefined();
      if (slash) expect(open.pop()).toBe(name);
      else open.push(name ?? '');
    }
    expect(open).toEqual([]);
    expect(xml.replaceAll(/<\?xml[^>]*\?>|<\/?[A-Za-z]+(?:\s+[A-Za-z:]+="[^"<]*")*\s*>/g, '')).not.toMatch(
      /[<]|&(?!amp;|lt;|gt;|quot;|apos;)/,
    );
  });
});
