import { describe, expect, it } from 'vitest';
import { currentSlug } from './current-slug.ts';

describe('currentSlug', () => {
  it('reads the workspace from an address, and none from our own pages', () => {
    expect(currentSlug('/harbour-lane/c/01a1')).toBe('harbour-lane');
    for (const path of ['/', '/signin', '/workspaces', '/api/files/1']) expect(currentSlug(path)).toBeNull();
  });
});
