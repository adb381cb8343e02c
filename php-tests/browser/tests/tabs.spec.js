import { expect, test } from '../harness/test';
import { expectGoodLooks, TABS } from '../harness/look';

// As WordPress has them, with all that stands beside what is the plugin's.
test.use({ palette: true });

test('the page is found from the menu and from the list of plugins, and has five tabs', async ({ page, site }) => {
    await page.goto('/wp-admin/plugins.php');
    await page.locator('tr[data-slug="webhooks-for-encharge"]').getByRole('link', { name: 'Settings' }).click();

    await expect(page).toHaveURL(site.tab());
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Encharge');
    await expect(page.locator('#adminmenu a[aria-current="page"]')).toHaveText('Encharge');

    const tabs = page.getByRole('navigation', { name: 'Encharge' }).getByRole('link');

    await expect(tabs).toHaveText(Object.values(TABS));
    for (const name of Object.values(TABS)) {
        await tabs.filter({ hasText: name }).click();
        await expect(page.getByRole('navigation', { name: 'Encharge' }).locator('[aria-current="page"]')).toHaveText(name);
    }
});

for (const [tab, title] of Object.entries(TABS)) {
    for (const direction of ['ltr', 'rtl']) {
        test(`${title}, ${direction}: axe finds nothing, and nothing is to be scrolled to sideways`, async ({ page, site }) => {
            if (direction === 'rtl') {
                await site.load('right-to-left');
            }
            await page.goto(site.tab(tab));
            await expect(page.locator('body')).toHaveCSS('direction', direction);

            await expectGoodLooks(page, direction === 'rtl' ? `${tab}-rtl` : tab);
        });
    }
}
