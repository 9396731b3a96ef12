import { limits } from '@parley/contract/limits';
import { serverTranslations } from '@/lib/i18n/server';
import { PageHead, PageSection } from '@/ui/side-page';
import { Cell, HeadCell, Table } from '@/ui/table';
import { BoundaryRules } from './boundary/boundary-rules.tsx';
import { ScanRuleChoice } from './scan-rule-choice.tsx';

/** The built-in table of `core/policy`, in words: admins and owners, members, guests. It changes with that table. */
const builtIn = [
  ['invite', 'yes', 'no', 'no'],
  ['makeOwner', 'ownersOnly', 'no', 'no'],
  ['seeEverybody', 'yes', 'yes', 'sharedChannels'],
  ['joinPublic', 'yes', 'yes', 'no'],
  ['createChannels', 'yes', 'yes', 'no'],
  ['changeChannel', 'theirChannels', 'theirChannels', 'no'],
  ['removeFromChannel', 'theirChannels', 'no', 'no'],
  ['startDirect', 'yes', 'yes', 'no'],
  ['write', 'theirChannels', 'theirChannels', 'theirChannels'],
  ['edit', 'author', 'author', 'author'],
  ['delete', 'anySeen', 'author', 'author'],
] as const;

export async function RulesPage() {
  const t = await serverTranslations('admin.rules');
  const admin = await serverTranslations('admin');
  return (
    <>
      <PageHead title={admin('section.rules')} lead={t('lead')} />
      <BoundaryRules />
      <PageSection id="scanner" title={t('scan.title')} lead={t('scan.lead')}>
        <ScanRuleChoice />
      </PageSection>
      <PageSection title={t('boundary')} lead={t('boundaryLead')}>
        <ul className="border-t border-line text-ink-2">
          <li className="border-b border-line py-3">
            {t('sizes', { characters: limits.messageBody, megabytes: Math.floor(limits.fileBytes / 1_048_576) })}
          </li>
          <li className="border-b border-line py-3">{t('noPrograms')}</li>
          <li className="border-b border-line py-3">{t('noHiddenLinks')}</li>
        </ul>
      </PageSection>
      <PageSection title={t('builtIn')} lead={t('builtInLead')}>
        <Table label={t('builtIn')}>
          <thead>
            <tr>
              <HeadCell className="w-[40%]">{t('mayThey')}</HeadCell>
              <HeadCell>{t('admins')}</HeadCell>
              <HeadCell>{t('members')}</HeadCell>
              <HeadCell>{t('guests')}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {builtIn.map(([act, admins, members, guests]) => (
              <tr key={act}>
                <Cell className="font-medium">{t(`act.${act}`)}</Cell>
                {Object.entries({ admins, members, guests }).map(([who, answer]) => (
                  <Cell key={who} className={answer === 'no' ? 'text-ink-3' : 'text-ink'}>
                    {t(`answer.${answer}`)}
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </PageSection>
    </>
  );
}
