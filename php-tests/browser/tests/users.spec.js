import { expect, test } from '../harness/test';
import { expectAccessible } from '../harness/look';

const save = (page) => page.getByRole('button', { name: 'Save the settings' }).click();
const stored = async (site, key) => (await site.wp(['encharge', 'config', 'get', key])).trim();

for (const javaScriptEnabled of [true, false]) {
    test.describe(`${javaScriptEnabled ? 'with' : 'without'} a script`, () => {
        test.use({ javaScriptEnabled });

        test('settings are saved together, and every mistake is told at its field', async ({ page, site }) => {
            await page.goto(site.tab('users'));
            await page.getByLabel('Days in the log', { exact: true }).fill('0');
            await page.getByLabel('Rows in the log', { exact: true }).fill('many');
            await page.getByLabel('First and last name').check();
            await save(page);

            await expect(page.locator('#encharge-errors')).toBeFocused();
            await expect(page.locator('[aria-invalid="true"]')).toHaveCount(2);
            await expect(page.getByLabel('Rows in the log', { exact: true })).toHaveValue('many');
            await expect(page.getByLabel('First and last name')).toBeChecked();
            expect(await stored(site, 'username_format')).toBe('email');
            if (javaScriptEnabled) {
                await expectAccessible(page);
            }

            await page.getByLabel('Days in the log', { exact: true }).fill('7');
            await page.getByLabel('Rows in the log', { exact: true }).fill('50');
            await page.getByLabel('Rows in the log', { exact: true }).press('Enter');
            await expect(page.getByText('The settings are saved.')).toBeVisible();
            expect([await stored(site, 'log_days'), await stored(site, 'log_rows'), await stored(site, 'username_format')]).toEqual(['7', '50', 'name']);
        });

        test('the login of a real person is shown, and whom somebody asked for stands in no address', async ({ page, site }) => {
            await site.people([{ id: 'ann-1', email: 'ann@example.com', firstName: 'Ann' }]);
            await page.goto(site.tab('users'));
            await page.getByLabel('First name and a number', { exact: true }).check();
            await page.getByLabel('Login of a real person', { exact: true }).fill('ann@example.com');
            await page.getByLabel('Login of a real person', { exact: true }).press('Enter');

            const answer = page.locator('.notice', { hasText: 'this person would get the login ann1.' });
            await expect(answer).toBeFocused();
            expect(page.url()).not.toContain('ann');
            expect(await stored(site, 'username_format')).toBe('email');
            if (javaScriptEnabled) {
                await expectAccessible(page);
            }
        });
    });
}

test('a field for the link is made in Encharge', async ({ page, site }) => {
    await page.goto(site.tab('users'));
    await page.getByLabel('A link to set a password', { exact: true }).check();
    await page.getByRole('button', { name: 'Create field “wordpressLink” in Encharge' }).click();
    await expect(page.getByText('Save the settings to use it.')).toBeVisible();
    await expect(page.getByLabel('A link to set a password', { exact: true })).toBeChecked();

    await save(page);
    await expect(page.getByText('The settings are saved.')).toBeVisible();
    expect([await stored(site, 'return_password'), await stored(site, 'return_password_field')]).toEqual(['link', 'wordpressLink']);
});
