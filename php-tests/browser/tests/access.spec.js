import { expect, test } from '../harness/test';
import { TABS } from '../harness/look';

for (const role of ['editor', 'subscriber']) {
    test.describe(() => {
        test.use({ role });

        test(`no tab is for a user with the role ${role}`, async ({ page, site }) => {
            for (const tab of Object.keys(TABS)) {
                const answer = await page.goto(site.tab(tab));

                expect(answer.status(), tab).toBe(403);
                await expect(page.locator('.encharge-webhooks')).toHaveCount(0);
            }

            await page.goto('/wp-admin/profile.php');
            await expect(page.locator('#adminmenu')).not.toContainText('Encharge');
        });
    });
}

test.describe(() => {
    test.use({ role: '' });

    test('who is not signed in comes to the login, and from there to the tab', async ({ page, site }) => {
        for (const tab of Object.keys(TABS)) {
            await page.goto(site.tab(tab));
            await expect(page).toHaveURL(/\/wp-login\.php/);
        }

        const { login, password } = site.facts.administrator;

        await page.getByLabel('Username or Email Address', { exact: true }).fill(login);
        await page.getByLabel('Password', { exact: true }).fill(password);
        await page.getByRole('button', { name: 'Log In' }).click();
        await expect(page).toHaveURL(site.tab('tools'));
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Encharge');
    });
});
