'use client';
import type { ComponentType } from 'react';
import { lateComponent } from '@/ui/late-component';
import { PartMissing } from '@/ui/part-missing';

const lateView = <Props extends object>(load: () => Promise<ComponentType<Props>>) => lateComponent(load, null, PartMissing);

/** The places and panes that are not on the first screen: each is fetched when first opened, or ahead of it. */
export const ActivityView = lateView(() => import('../notifications/activity-view.tsx').then((module) => module.ActivityView));
export const CatchUpView = lateView(() => import('../catch-up/catch-up-view.tsx').then((module) => module.CatchUpView));
export const DraftsView = lateView(() => import('../composer/drafts/drafts-view.tsx').then((module) => module.DraftsView));
export const FirmBanner = lateComponent(() => import('../label/firm-banner.tsx').then((module) => module.FirmBanner));
export const SavedView = lateView(() => import('../saved/saved-view.tsx').then((module) => module.SavedView));
export const SearchView = lateView(() => import('../search/search-view.tsx').then((module) => module.SearchView));
export const ThreadsView = lateView(() => import('../thread/threads-view.tsx').then((module) => module.ThreadsView));
export const ChannelsScreen = lateView(() => import('./mobile-screens.tsx').then((module) => module.ChannelsScreen));
export const DirectScreen = lateView(() => import('./mobile-screens.tsx').then((module) => module.DirectScreen));
export const YouScreen = lateView(() => import('./you-screen.tsx').then((module) => module.YouScreen));
export const DetailsPane = lateView(() => import('../channel/details-pane.tsx').then((module) => module.DetailsPane));
export const PersonPane = lateView(() => import('../people/person-pane.tsx').then((module) => module.PersonPane));
export const ThreadPane = lateView(() => import('../thread/thread-pane.tsx').then((module) => module.ThreadPane));
