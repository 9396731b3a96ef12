import { MatterWithText } from './matter-with-text.tsx';

export default async function MatterRoute({ params }: { params: Promise<{ tenant: string; matter: string }> }) {
  const { tenant, matter } = await params;
  return <MatterWithText slug={tenant} matterId={matter} />;
}
