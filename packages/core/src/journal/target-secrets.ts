import type { JournalPlace } from '@parley/contract/journal';
import { openSecret, sealSecret } from '../identity/seal-secret.ts';

/** How to reach and to sign in at a target; for a webhook also what signs what is sent. */
export type OpenPlace = JournalPlace & { signing?: string };

const purpose = 'journal';

/** Sealed as a whole: a copy of the database lets nobody in there. */
export const sealPlace = (place: OpenPlace, owner: { tenantId: string; id: string }) =>
  sealSecret(JSON.stringify(place), { purpose, owner: `${owner.tenantId} ${owner.id}` });

export const openPlace = ({ secret, tenantId, id }: { secret: Uint8Array; tenantId: string; id: string }): OpenPlace =>
  JSON.parse(openSecret(secret, { purpose, owner: `${tenantId} ${id}` })) as OpenPlace;

/** How it is reached, without what lets anybody in: it stands in the log, so that the second person sees what they agree to. */
export function shownSettings(place: JournalPlace): Record<string, string | number> {
  switch (place.kind) {
    case 'smtp':
      return { host: place.host, port: place.port, security: place.security, to: place.to };
    case 's3':
      return { endpoint: place.endpoint, region: place.region, bucket: place.bucket, prefix: place.prefix };
    case 'webhook':
      return {};
  }
}

/** How people recognise it. Nothing in it lets anybody in. */
export function placeName(place: JournalPlace): string {
  switch (place.kind) {
    case 'smtp':
      return `${place.to} (${place.host})`;
    case 's3':
      return `${place.bucket}/${place.prefix}`.replace(/\/$/, '');
    case 'webhook': {
      const { origin, pathname } = new URL(place.url);
      return origin + pathname;
    }
  }
}
