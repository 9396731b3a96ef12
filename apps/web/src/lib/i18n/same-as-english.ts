/** Sentences that are rightly the same in another language: names, and words that both languages share. */
export const sameAsEnglish: { everywhere: string[] } & Record<string, string[]> = {
  everywhere: ['Parley', 'OK', 'Push'],
  de: [
    'channel.details',
    'channel.name',
    'groups.name',
    'notifications.filterThreads',
    'people.presence.offline',
    'search.filter.in',
    'sidebar.sectionName',
    'sidebar.threads',
    'thread.thread',
    'thread.threads',
  ],
  fr: [
    'channel.notifications',
    'channel.public',
    'invitation.title',
    'notifications.filterMentions',
    'people.email',
    'people.message',
    'preferences.notifications',
    'search.messages',
    'sidebar.administration',
  ],
};
