/**
 * What holds for every tab, whatever is on it.
 */
import { expect, test } from '../harness/test';
import { TABS } from '../harness/look';

// As WordPress has them, with all that stands beside what is the plugin's.
test.use({ palette: true });

/** @returns how often the HTML that the server sends has each thing that a strict policy forbids */
function forbidden(html) {
    const count = (pattern) => [...html.matchAll(pattern)].length;

    return {
        scripts: count(/<script(?![^>]*\ssrc=)[^>]*>/g),
        styles: count(/<style\b[^>]*>/g),
        'style attributes': count(/<[^>]*\sstyle=[^>]*>/g),
        handlers: count(/<[^>]*\son[a-z]+=[^>]*>/g),
    };
}

test('no tab breaks a strict content security policy more than an empty page of a plugin does', async ({ page, site }) => {
    await site.load('strict-policy');
    // What WordPress's own scripts do is not counted: it depends on what they did on the page before.
    await page.addInitScript(() => {
        window.violations = { all: 0, ours: [] };
        document.addEventListener('securitypolicyviolation', (event) => {
            window.violations.all++;
            if (event.sourceFile.includes('webhooks-for-encharge') || event.target.closest?.('.encharge-webhooks')) {
                window.violations.ours.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
            }
        });
    });

    const empty = forbidden(await (await page.goto('/wp-admin/options-general.php?page=an-empty-page')).text());

    for (const tab of Object.keys(TABS)) {
        const counts = forbidden(await (await page.goto(site.tab(tab))).text());
        const { all, ours } = await page.evaluate(() => window.violations);

        expect(Object.entries(counts).filter(([what, count]) => count > empty[what]), tab).toEqual([]);
        expect(ours, tab).toEqual([]);
        expect(all, 'the policy is reported on').toBeGreaterThan(0);
    }
});

test('every tab and what is on it is reached by keyboard, and seen where one is', async ({ page, site }) => {
    await page.goto(site.tab('set-up'));
    for (const [tab, title] of Object.entries(TABS)) {
        const link = page.getByRole('navigation', { name: 'Encharge' }).getByRole('link', { name: title, exact: true });

        await link.focus();
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(new RegExp(`[?&]tab=${tab}\\b`));
        // What scripts add is to be reached as well.
        await page.waitForLoadState();

        const missed = await page.evaluate(async () => {
            const shown = (element) => element.checkVisibility({ visibilityProperty: true });

            return [...document.querySelectorAll('.encharge-webhooks :is(a[href], button, input:not([type="hidden"]), select, textarea, summary)')]
                .filter((element) => shown(element) && !element.disabled && element.tabIndex < 0 && element.getAttribute('aria-hidden') !== 'true')
                .map((element) => element.outerHTML);
        });

        expect(missed, tab).toEqual([]);
    }
});

test('with a single worker of PHP every tab opens, since none asks its own site', async ({ page, site }) => {
    const before = await site.requests_of_its_own();

    await site.resize(1);
    for (const tab of Object.keys(TABS)) {
        const answer = await page.goto(site.tab(tab), { timeout: 20_000 });

        expect(answer.status(), tab).toBe(200);
        await expect(page.locator('.nav-tab[aria-current="page"]')).toHaveText(TABS[tab]);
        expect(await site.requests_of_its_own(), tab).toEqual(before);
    }

    // What a button asks for is not waited for either, where nobody is left to answer.
    await page.getByRole('button', { name: 'Run all checks and add them' }).click();
    await expect(page.getByLabel('Diagnostics', { exact: true })).toHaveValue(/WARN {2}reception: .* PHP has a single worker here/, { timeout: 9_000 });
    expect(await site.requests_of_its_own()).toEqual(before);

    // It does reach the site where somebody is.
    await site.resize(2);
    await page.goto(site.tab('tools'));
    await page.getByRole('button', { name: 'Run all checks and add them' }).click({ timeout: 30_000 });
    await expect(page.getByLabel('Diagnostics', { exact: true })).toHaveValue(/PASS {2}reception/);
    expect((await site.requests_of_its_own()).length).toBeGreaterThan(before.length);
});

test('no tab shows the API key or an access key', async ({ page, site }) => {
    for (const tab of Object.keys(TABS)) {
        await page.goto(site.tab(tab));
        const content = await page.content();

        expect(content, tab).not.toContain(site.facts.token);
        expect(content, tab).not.toContain(site.facts.key);
    }
});

test('a form whose nonce has run out changes nothing, and says that it has', async ({ page, site }) => {
    await site.load('short-lived-nonces');
    await page.goto(site.tab('tools'));
    await page.getByLabel('Or its content', { exact: true }).fill(JSON.stringify({ format: 'webhooks-for-encharge/settings', version: 1, settings: { log_days: 7 } }));
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await page.waitForTimeout(6_000);
    await page.getByRole('button', { name: 'Take these settings over' }).click();

    await expect(page.locator('body')).toContainText('The link you followed has expired.');
    expect(await site.wp(['encharge', 'config', 'get', 'log_days'])).toBe('30\n');
});
