import Link from 'next/link';
import { serverTranslations } from '@/lib/i18n/server';
import { buttonClass } from '@/ui/button-class';

export async function Hero() {
  const t = await serverTranslations('site');
  return (
    <section className="mx-auto max-w-[1180px] px-4 pt-[clamp(40px,8vh,88px)] pb-12 sm:px-6 sm:pb-14">
      <h1 className="max-w-[17ch] font-serif text-[clamp(2.5rem,6vw,4.25rem)] leading-[1.04] font-[480] tracking-[-0.025em]">
        {t('heroTitle')}
      </h1>
      <p className="max-w-[54ch] pt-5 text-[1.1875rem] leading-[1.55] text-pretty text-ink-2">{t('heroLead')}</p>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3 pt-7">
        <Link href="/signup" className={buttonClass({ variant: 'primary', size: 'lg' })}>
          {t('createWorkspace')}
        </Link>
        <p className="text-ink-3">{t('heroFree')}</p>
      </div>
    </section>
  );
}
