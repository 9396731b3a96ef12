import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLinks } from './read-links.ts';

test.each<[string, string[]]>([
  ['see https://example.com/a.', ['https://example.com/a']],
  ['(https://example.com/a_(b))', ['https://example.com/a_(b)']],
  ['[words](https://example.com/a?b=c)', ['https://example.com/a?b=c']],
  ['**https://example.com/a** and <https://example.com/b>', ['https://example.com/a', 'https://example.com/b']],
  ['https://example.com/a https://example.com/a', ['https://example.com/a']],
  ['`https://example.com/a` and ```\nhttps://example.com/b\n```', []],
  ['```\nhttps://example.com/open', []],
  ['ftp://example.com javascript:alert(1) gopher://example.com file:///etc/passwd', []],
  [
    'https://a.example https://b.example https://c.example https://d.example',
    ['https://a.example', 'https://b.example', 'https://c.example'],
  ],
  ['nothing here', []],
])('%j', (body, links) => expect(readLinks(body)).toEqual(links));

test('whatever is written, what is found is a few web addresses', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('https://', 'http://a', '(', ')', '](', '`', '```'))), (parts) => {
      const links = readLinks(parts.join(''));
      expect(links.length).toBeLessThanOrEqual(3);
      for (const link of links) expect(new URL(link).protocol).toMatch(/^https?:$/);
    }),
  );
});
