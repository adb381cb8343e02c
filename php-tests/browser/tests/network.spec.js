/**
 * The page of a network's administrator, on a network that stays what a test before has made of it.
 */
import { expect, test as base } from '../harness/test';
import { expectGoodLooks } from '../harness/look';

const test = base.extend({
    network: [async ({ site }, use) => use(await site.network()), { scope: 'worker', timeout: 180_000 }],
    baseURL: async ({ network }, use) => use(network.url),
    sessions: async ({ network }, use) => use(network.sessions),
});

const PAGE = '/wp-admin/network/settings.php?page=encharge-webhooks';

const add = (site, network, id) => site.http({
    url: `${network.url}/?wpf_action=add&access_key=${network.key}`, headers: ['Content-Type: application/json'], body: JSON.stringify({ id }),
});

test('each site is told by its own state, and leads to its own page', async ({ page, site, network }) => {
    await add(site, network, 'gone-1');
    await page.goto(PAGE);
    await expect(page.locator('#adminmenu a[aria-current="page"]')).toHaveText('Encharge');

    const row = (name) => page.getByRole('row', { name }).getByRole('cell');

    await expect(row('Second site')).toHaveText(['Not connected', '0', 'none', '0']);
    await expect(row(/^Example/)).toHaveText([/Connected "Example Ltd"/, '1', /\d/, '1']);
    await expectGoodLooks(page, 'network');

    await page.getByRole('link', { name: 'Second site' }).click();
    await expect(page).toHaveURL(`${network.url}/second/wp-admin/options-general.php?page=encharge-webhooks`);
});

test('that webhooks may add users to the network is saved, and holds', async ({ page, site, network }) => {
    const allowed = page.getByLabel('Add users', { exact: true });

    await site.people([{ id: 'ann-1', email: 'ann@example.test' }]);
    expect((await add(site, network, 'ann-1')).status).toBe(422);
    await page.goto(PAGE);
    await allowed.check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('status')).toContainText('The network’s settings are saved.');
    await expect(allowed).toBeChecked();
    expect((await add(site, network, 'ann-1')).status).toBe(200);
});

for (const role of ['site administrator', 'editor']) {
    test.describe(() => {
        test.use({ role });

        test(`it is not for a user with the role ${role}`, async ({ page }) => {
            expect((await page.goto(PAGE)).status()).toBe(403);
            await expect(page.locator('.encharge-webhooks')).toHaveCount(0);
        });
    });
}
