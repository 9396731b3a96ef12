// Puts the emoji data that the picker and the `:name:` completion need into `public/emoji`, so that no browser asks a
// CDN. Runs before `next dev` and `next build`; the folder is not checked in.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = dirname(createRequire(import.meta.url).resolve('emojibase-data/package.json'));
const target = join(dirname(fileURLToPath(import.meta.url)), '..', 'public', 'emoji');

// The languages of the product that the data speaks; Arabic is not among them, and finds emoji by their English names.
for (const locale of ['en', 'de', 'fr', 'es', 'ja']) {
  await mkdir(join(target, locale), { recursive: true });
  for (const name of ['data.json', 'messages.json']) await copyFile(join(source, locale, name), join(target, locale, name));
}

const read = async (path) => JSON.parse(await readFile(join(source, path), 'utf8'));
const [emojis, github, own] = await Promise.all([
  read('en/compact.json'),
  read('en/shortcodes/github.json'),
  read('en/shortcodes/emojibase.json'),
]);
const names = (hexcode) => [...new Set([github[hexcode] ?? [], own[hexcode] ?? []].flat())];
const listed = emojis.filter(({ group, hexcode }) => group !== undefined && names(hexcode).length);
await writeFile(
  join(target, 'shortcodes.json'),
  JSON.stringify(
    listed.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0)).map(({ unicode, hexcode }) => [unicode, ...names(hexcode)]),
  ),
);
