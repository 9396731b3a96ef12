/**
 * A path to go on to after signing in, from an address that anybody may have written: only a path of ours passes, never
 * `//elsewhere` or `\\elsewhere`, which browsers read as another site.
 */
export function toNextPath(value: string | null | undefined): string | null {
  return value && /^\/(?![/\\])[\w\-./~%?=&#]*$/.test(value) ? value : null;
}
