import * as z from 'zod';
import { notifyLevels, sectionSorts } from './choices.ts';
import { id, sectionName } from './primitives.ts';

export { sectionSorts, type SectionSort } from './choices.ts';

export const sectionView = z.strictObject({
  id,
  name: z.string(),
  position: z.number(),
  isCollapsed: z.boolean(),
  sort: z.enum(sectionSorts),
});
export type SectionView = z.infer<typeof sectionView>;

/** A member's own order of things: sections from the top, and where each channel stands. */
export const sidebarView = z.strictObject({
  sections: z.array(sectionView),
  places: z.array(
    z.strictObject({
      channelId: id,
      sectionId: id.nullable(),
      position: z.number().nullable(),
      notify: z.enum(notifyLevels),
      isMuted: z.boolean(),
    }),
  ),
});
export type SidebarView = z.infer<typeof sidebarView>;

export const sectionChange = z.strictObject({
  sectionId: id,
  name: sectionName.optional(),
  position: z.number().finite().optional(),
  isCollapsed: z.boolean().optional(),
  sort: z.enum(sectionSorts).optional(),
});
export type SectionChange = z.infer<typeof sectionChange>;
