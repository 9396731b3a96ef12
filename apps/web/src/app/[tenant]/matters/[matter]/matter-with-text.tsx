'use client';
import { Markdown } from '@/features/chat/markdown/markdown';
import { MatterPage } from '@/features/matter/matter-page';
import { MatterKeeping } from '@/features/retention/matter-keeping';
import { useBootstrap } from '@/lib/use-bootstrap';

/** A matter with its messages drawn as the chat draws them. */
export function MatterWithText({ slug, matterId }: { slug: string; matterId: string }) {
  const members = useBootstrap().data?.members;
  const people = {
    mentioned: members?.map(({ id }) => id) ?? [],
    nameOf: (id: string) => members?.find((one) => one.id === id)?.name,
  };
  return (
    <MatterPage
      slug={slug}
      matterId={matterId}
      drawText={(body) => <Markdown body={body} people={people} />}
      drawKeeping={(matter) => <MatterKeeping matter={matter} />}
    />
  );
}
