import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/** Draws the installed app's icons from `src/app/icon.svg`: `node scripts/make-icons.mjs`, after each change of it. */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const icon = readFileSync(here('../src/app/icon.svg'), 'utf8');
const marks = icon.match(/<path[^>]*\/>/g)?.join('') ?? '';
const ground = '#0d6350';
const outDir = here('../public/static/icons');

/** Systems cut a maskable icon to their own shape: the ground fills it, and the mark keeps within the middle. */
const maskable = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-5 -5 34 34"><rect x="-5" y="-5" width="34" height="34" fill="${ground}"/>${marks}</svg>`;
/** A status bar shows the shape alone, in its own colour. */
const badge = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="5 3.5 17 17">${marks}</svg>`;

const draw = async (name, svg, size) =>
  writeFileSync(
    `${outDir}/${name}.png`,
    await sharp(Buffer.from(svg), { density: 1200 }).resize(size, size).png({ compressionLevel: 9 }).toBuffer(),
  );

mkdirSync(outDir, { recursive: true });
await draw('icon-192', icon, 192);
await draw('icon-512', icon, 512);
await draw('maskable-192', maskable, 192);
await draw('maskable-512', maskable, 512);
await draw('apple-touch', maskable, 180);
await draw('badge-96', badge, 96);
