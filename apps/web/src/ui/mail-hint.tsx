import { Banner } from './banner.tsx';

/** Where a mail lies on an installation that sends none. */
export function MailHint({ hint, className }: { hint: string | null | undefined; className?: string }) {
  if (!hint) return null;
  return (
    <Banner className={className} title="This installation does not send mail">
      <p className="text-sm break-words">
        Look for it in <span className="font-mono text-[0.92em] break-all">{hint}</span>
      </p>
    </Banner>
  );
}
