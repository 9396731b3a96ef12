import { DrawnChat } from './drawn-chat.tsx';
import { Hero } from './hero.tsx';
import { Leaving } from './leaving.tsx';
import { Prices } from './prices.tsx';
import { Promises } from './promises.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';

/** The public site: one page that shows the product, says what is promised, what it costs and how to leave. */
export function SitePage({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <div className="on-paper bg-paper">
      <SiteHeader isSignedIn={isSignedIn} />
      <main>
        <Hero />
        <DrawnChat />
        <Promises />
        <Prices />
        <Leaving />
      </main>
      <SiteFooter />
    </div>
  );
}
