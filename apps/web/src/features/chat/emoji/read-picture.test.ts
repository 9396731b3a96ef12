import { expect, test } from 'vitest';
import { nameFrom, toBase64 } from './read-picture.ts';

test('a name begins as that of the file, in the letters that names may have', () => {
  expect(nameFrom('Team Logo (2).png')).toBe('team_logo_2');
  expect(nameFrom('Café.gif')).toBe('cafe');
  expect(nameFrom('日本.png')).toBe('');
});
test('bytes go the whole way', async () => {
  const bytes = new Uint8Array(70_000).map((_, index) => index % 251);
  expect(Buffer.from(await toBase64(new Blob([bytes])), 'base64')).toEqual(Buffer.from(bytes));
});
