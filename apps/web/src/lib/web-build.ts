/** Which build of the site this is. Written into the code when it is built, by `next.config.ts`. */
// oxlint-disable-next-line node/no-process-env
export const webBuild = process.env.WEB_BUILD ?? '';
