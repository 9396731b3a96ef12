import { MattersPage } from '@/features/matter/matters-page';

export default async function MattersRoute({ params }: { params: Promise<{ tenant: string }> }) {
  return <MattersPage slug={(await params).tenant} />;
}
