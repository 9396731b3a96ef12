import { describe, expect, it } from 'vitest';
import { toNextPath } from './next-path.ts';

describe('toNextPath', () => {
  it('lets paths of ours through', () => {
    expect(toNextPath('/harbour-lane/c/01a1?m=3&thread=01a2#x')).toBe('/harbour-lane/c/01a1?m=3&thread=01a2#x');
  });

  it('refuses every way to another site', () => {
    for (const path of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/a\nb',
      'javascript:alert(1)',
      '',
      null,
    ])
      expect(toNextPath(path)).toBeNull();
  });
});
