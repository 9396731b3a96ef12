'use client';
import { MembersPage } from '@/features/admin/members-page';
import { SeatCost } from '@/features/billing/seat-cost';

/** People, and what more of them would cost where they are invited. */
export function MembersWithCost({ slug }: { slug: string }) {
  return <MembersPage slug={slug} seatCost={(seats) => <SeatCost seats={seats} />} />;
}
