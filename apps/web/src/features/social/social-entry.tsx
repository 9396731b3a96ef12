'use client';
import type { SocialProvider } from '@parley/contract/social';
import { useTranslations } from 'use-intl';
import { buttonClass } from '@/ui/button-class';
import { Or } from '@/ui/or';
import { ProviderMark } from '@/ui/provider-mark';
import { providerName } from '@/ui/provider-name';

type Props = {
  /** Those that are set up on this server; with none, nothing is shown. */
  providers: SocialProvider[];
  next?: string | null;
  /** The token of an invitation that is accepted on the way. */
  invitation?: string;
  /** At the sign-up page: somebody new opens a workspace. */
  isSignUp?: boolean;
};

/** The ways in by an account that the person has at Google or Microsoft. They leave the page, so they are links. */
export function SocialEntry({ providers, next, invitation, isSignUp }: Props) {
  const t = useTranslations('social');
  if (providers.length === 0) return null;
  const query = new URLSearchParams({
    ...(next ? { next } : {}),
    ...(invitation ? { invitation } : {}),
    ...(isSignUp ? { for: 'signup' } : {}),
  }).toString();
  return (
    <>
      {isSignUp && <Or />}
      <div className="grid gap-5 sm:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))]">
        {providers.map((provider) => (
          <a
            key={provider}
            href={`/api/sso/social/${provider}/start${query && `?${query}`}`}
            className={buttonClass({ size: 'lg' })}
            rel="nofollow"
          >
            <ProviderMark provider={provider} />
            {t('continueWith', { provider: providerName[provider] })}
          </a>
        ))}
      </div>
    </>
  );
}
