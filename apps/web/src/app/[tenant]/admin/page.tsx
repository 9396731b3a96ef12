import { redirect } from 'next/navigation';

type Props = { params: Promise<{ tenant: string }> };

/** Administration opens with its first section. */
export default async function AdminPage({ params }: Props) {
  redirect(`/${(await params).tenant}/admin/members`);
}
