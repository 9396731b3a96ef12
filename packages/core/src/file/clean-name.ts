import { limits } from '@parley/contract/limits';
import { AppError } from '../app-error.ts';

/** The last part of a path, without control and direction characters, at most 200 long with its ending kept. */
export function cleanName(raw: string): string {
  const name = raw
    .normalize('NFC')
    .split(/[\\/]/)
    .at(-1)
    // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
    ?.replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
  if (!name || !name.isWellFormed())
    throw new AppError('INVALID', { message: 'This file has no usable name. Rename it and try again.' });
  if (name.length <= limits.fileName) return name;
  const ending = /\.[^.]{1,12}$/.exec(name)?.[0] ?? '';
  return name.slice(0, limits.fileName - ending.length) + ending;
}
