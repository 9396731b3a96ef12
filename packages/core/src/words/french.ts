import { counted } from './counted.ts';
import type { Words } from './words.ts';

export const french: Words = {
  copyAddress: 'Si le bouton ne s’ouvre pas, copiez cette adresse :',
  confirm: {
    subject: 'Confirmez votre adresse',
    hello: (name) => `Bonjour ${name},`,
    lead: 'veuillez confirmer que cette adresse est la vôtre. Vous pouvez déjà regarder et écrire ; pour inviter des collègues, il faut d’abord cette confirmation.',
    action: 'Confirmer cette adresse',
    footnote:
      'Le lien fonctionne une fois, pendant un jour. Si vous ne vous êtes pas inscrit à Parley, quelqu’un s’est trompé : ne faites rien, vous ne recevrez rien d’autre.',
  },
  reset: {
    subject: 'Choisissez un nouveau mot de passe',
    hello: (name) => `Bonjour ${name},`,
    lead: 'quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour cette adresse. En choisir un déconnecte tous les appareils.',
    footnote:
      'Le lien fonctionne une fois, pendant une heure. Si ce n’était pas vous, ne faites rien : votre mot de passe reste inchangé.',
  },
  emergency: {
    subject: (firm) => `Connexion de secours à ${firm}`,
    title: 'Un propriétaire a utilisé la connexion de secours',
    lead: (owner, firm) =>
      `${owner} s’est connecté à ${firm} sans authentification unique, comme les propriétaires peuvent le faire si le fournisseur est en panne.`,
    from: (address) => `La connexion venait de l’adresse réseau ${address}.`,
    action: 'Ouvrir le journal d’audit',
    footnote: 'Si ce n’était aucun de vous, mettez fin à la session et changez le mot de passe de ce compte.',
  },
  invitation: {
    subject: (inviter, firm) => `${inviter} vous invite à rejoindre ${firm}`,
    title: (firm) => `Rejoindre ${firm} sur Parley`,
    lead: (inviter, firm) =>
      `${inviter} vous invite à rejoindre ${firm}, là où l’entreprise se parle : canaux, messages directs, fichiers et recherche au même endroit, avec un registre fiable.`,
    next: 'Choisissez un nom et un mot de passe, et vous y êtes.',
    action: (firm) => `Rejoindre ${firm}`,
    footnote: (until) =>
      `Le lien fonctionne une fois, jusqu’au ${until}. Si vous ne l’attendiez pas, laissez-le : personne ne rejoint avec votre adresse sans lui.`,
  },
  unread: {
    subject: (firm) => `Du nouveau pour vous dans ${firm}`,
    title: 'En votre absence',
    hidden: counted('fr', { one: 'Un message vous attend.', other: '# messages vous attendent.' }),
    more: counted('fr', { other: 'Et # de plus.' }),
    open: 'Ouvrir Parley',
    footnote: 'Vous recevez cet e-mail en raison de votre absence. Réglez sa fréquence sous Réglages, Notifications.',
    stop: 'Ne plus recevoir ce type d’e-mail',
  },
  deletion: {
    askedTitle: (firm) => `${firm} doit être supprimé`,
    askedLead: (who, firm, day) =>
      `${who} a demandé la suppression de ${firm} et de tout son contenu. Elle aura lieu le ${day} ; d’ici là, rien ne change.`,
    askedNext:
      'Si ce n’est pas ce que vous voulez, annulez-la sous Administration, Espace de travail. Emportez un export si vous voulez garder quelque chose.',
    askedFootnote: 'Tous les propriétaires de l’espace reçoivent ce message. Après ce jour, rien ne peut être récupéré.',
    cancelledTitle: (firm) => `${firm} reste`,
    cancelledLead: (firm) => `La suppression de ${firm} a été annulée. Rien n’a été supprimé.`,
    cancelledFootnote: 'Tous les propriétaires de l’espace reçoivent ce message.',
    erasedTitle: (firm) => `${firm} a été effacé`,
    erasedLead: (firm) =>
      `Tout ce qui appartenait à ${firm} a été effacé : messages, fichiers, personnes, réglages et leur registre.`,
    erasedProof:
      'La preuve d’effacement est jointe. Elle indique combien de lignes et de fichiers ont été effacés et la dernière empreinte de chaque registre, et elle est signée. Votre connexion à Parley reste, mais n’ouvre plus rien de cet espace.',
    erasedFootnote: 'Tous les propriétaires de l’espace reçoivent ce message. Nous oublions maintenant cette adresse à ce sujet.',
    open: 'Ouvrir l’espace de travail',
    toParley: 'Ouvrir Parley',
  },
  acceptableUse: {
    title: (firm) => `Merci de signer la charte d’utilisation de ${firm}`,
    lead: (firm) => `${firm} demande à chacun de lire sa charte d’utilisation et de la signer. Cela prend quelques minutes.`,
    action: 'Lire et signer',
    footnote: 'Vous recevez ce message parce que vous n’avez pas signé la version en vigueur.',
  },
  push: { hidden: 'Vous avez un nouveau message', scheduleFailed: 'Un message n’a pas pu être envoyé à l’heure prévue' },
};
