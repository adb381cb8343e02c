/**
 * What every test begins with: the site as it was at first, and a browser in which an administrator is signed in.
 */
import { expect, test as base } from '@playwright/test';
import { Site } from './site';

export { expect };

export const test = base.extend({
    /** Who is signed in: administrator, editor, subscriber; '' for nobody. */
    role: ['administrator', { option: true }],

    /** Whether pages bring WordPress's command palette, which nothing of the plugin uses: without it they are there in a third of the time. */
    palette: [false, { option: true }],

    /** What PHP may write into its log during a test. */
    expectedErrors: [/^$/, { option: true }],

    site: [async ({}, use) => {
        const site = new Site();

        await use(site);
        site.leave();
    }, { scope: 'worker' }],

    baseURL: async ({ site }, use) => use(site.url),

    /** role → the cookies of a user who has it and is signed in. */
    sessions: async ({ site }, use) => use(site.facts.sessions),

    storageState: async ({ site, sessions, role }, use) => use({ cookies: site.cookies(sessions[role] ?? []), origins: [] }),

    page: async ({ page }, use) => {
        const errors = [];

        // WordPress's own transition to a page that has none, such as that of wp_die(), is aborted by the browser.
        page.on('pageerror', (error) => /ViewTransition/.test(error.message) || errors.push(`${error.message} ${error.stack}`));
        await use(page);
        expect(errors, 'errors of scripts').toEqual([]);
    },

    fresh: [async ({ site, palette, expectedErrors }, use) => {
        await site.reset();
        if (!palette) {
            await site.load('without-command-palette');
        }
        await use();
        expect((await site.php_log()).filter((line) => !expectedErrors.test(line)), 'errors of PHP').toEqual([]);
    }, { auto: true }],
});
