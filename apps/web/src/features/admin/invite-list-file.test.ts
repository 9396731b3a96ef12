import { expect, test } from 'vitest';
import { decodeList, resultFile, templateFile } from './invite-list-file.ts';

const text = 'name;email\r\nJürgen;j@firm.example\r\n';

test('a list is read in whichever code a spreadsheet wrote it', () => {
  const utf16 = Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8])]);
  const western = Uint8Array.from([...text].map((sign) => sign.charCodeAt(0)));
  expect(decodeList(new TextEncoder().encode(`\ufeff${text}`)).replace('\ufeff', '')).toBe(text);
  expect(decodeList(utf16).replace('\ufeff', '')).toBe(text);
  expect(decodeList(western)).toBe(text);
});

test('what is taken along holds no formula, and keeps commas, quotes and lines in their cells', () => {
  const row = { line: 2, name: '=HYPERLINK("x")', email: '+a@b.example', role: '', groups: ['A', 'B'], channels: [] };
  const file = resultFile([{ ...row, fate: 'new', about: '' }], () => 'Invited, by mail');
  expect(file.split('\r\n')[1]).toBe(`2,"'=HYPERLINK(""x"")",'+a@b.example,,"A; B",,"Invited, by mail"`);
  expect(templateFile()).toContain('name,email,role,groups,channels');
});
