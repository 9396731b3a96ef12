'use client';
import { MembersPage } from '@/features/admin/members-page';
import { SeatOfferContext } from '@/features/admin/people-problem';
import { SeatCost } from '@/features/billing/seat-cost';
import { SeatOffer } from '@/features/billing/seat-offer';
import type { KeptInvitation } from '@/lib/kept-invitation';

/** People, what more of them would cost where they are invited, and the way to more seats where they have run out. */
export function MembersWithCost({ slug, goOn }: { slug: string; goOn: KeptInvitation['kind'] | null }) {
  return (
    <SeatOfferContext value={(offer) => <SeatOffer {...offer} />}>
      <MembersPage slug={slug} goOn={goOn} seatCost={(seats) => <SeatCost seats={seats} />} />
    </SeatOfferContext>
  );
}
