/** The chat's door to the times that the whole site shows. */
export * from '@/lib/format-time';
