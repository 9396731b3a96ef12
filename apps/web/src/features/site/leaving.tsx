import { serverTranslations } from '@/lib/i18n/server';

const steps = ['take', 'stop', 'forgotten'] as const;

export async function Leaving() {
  const t = await serverTranslations('site');
  return (
    <section id="leaving" className="mx-auto max-w-[1180px] scroll-mt-6 px-4 pt-24 pb-24 sm:px-6">
      <h2 className="place text-[2rem] leading-tight sm:text-[2.5rem]">{t('howToLeave')}</h2>
      <p className="max-w-[60ch] pt-3 text-lg text-ink-2">{t('leavingLead')}</p>
      <ol className="mt-9 grid gap-x-8 md:grid-cols-3">
        {steps.map((name) => (
          <li key={name} className="border-t border-line py-6">
            <h3 className="place text-xl">{t(`leaving.${name}`)}</h3>
            <p className="max-w-[44ch] pt-1.5 text-pretty text-ink-2">{t(`leaving.${name}Text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
