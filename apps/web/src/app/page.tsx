import { SitePage } from '@/features/site/site-page';
import { currentSignedIn } from '@/lib/session';

export default async function HomePage() {
  return <SitePage isSignedIn={(await currentSignedIn()) !== null} />;
}
