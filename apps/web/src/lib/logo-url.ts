/** Where the logo of a workspace is; null where it has none. The address changes with the picture. */
export const logoUrl = ({ slug, logo }: { slug: string; logo?: string | null | undefined }): string | null =>
  logo ? `/api/logo/${encodeURIComponent(slug)}/picture?v=${logo}` : null;
