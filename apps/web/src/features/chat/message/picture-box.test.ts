import { expect, test } from 'vitest';
import { pictureBox } from './picture-box.ts';

test('a picture is shown whole and never enlarged', () => {
  expect(pictureBox(1_200, 900)).toEqual({ width: 400, height: 300 });
  expect(pictureBox(120, 90)).toEqual({ width: 120, height: 90 });
});
test('a sliver keeps room to be pressed', () => expect(pictureBox(4_000, 20).height).toBe(48));
