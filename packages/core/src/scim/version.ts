import { createHash } from 'node:crypto';
import { scimError } from './scim-error.ts';

/** The version of a resource (RFC 7644, 3.14): a weak tag that follows from what a directory sees of it, and from nothing else. */
export function withVersion<Resource extends { meta: object }>(resource: Resource): Resource & { meta: { version: string } } {
  const { meta, ...content } = resource;
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 27);
  return { ...resource, meta: { ...meta, version: `W/"${hash}"` } };
}

/** Does one of the tags of `If-Match` or `If-None-Match` name this version? Compared weakly, as weak tags are. */
export function matches(tags: string, version: string): boolean {
  const plain = (tag: string) => tag.trim().replace(/^W\//, '');
  return tags.split(',').some((tag) => plain(tag) === '*' || plain(tag) === plain(version));
}

export const versionIsAnother = () =>
  scimError(412, null, 'This resource has been changed since the version that you name. Read it again, and repeat the change.');
