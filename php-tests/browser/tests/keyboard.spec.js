/**
 * Each form by keyboard alone: Tab, Space, Enter, arrows and what is typed.
 */
import { expect, test } from '../harness/test';

/** Presses Tab until it is there, as somebody does who looks for it, from where one is. */
async function tabTo(page, wanted) {
    for (let presses = 0; presses < 200; presses++) {
        await page.keyboard.press('Tab');
        if (await wanted.evaluate((element) => element === document.activeElement)) {
            return;
        }
    }
    await expect(wanted, 'is reached by Tab').toBeFocused();
}

const button = (page, name) => page.getByRole('button', { name, exact: true });

test('a URL is made, and is where one is then', async ({ page, site }) => {
    await page.goto(site.tab('set-up'));
    await tabTo(page, page.getByLabel('Name of the flow', { exact: true }));
    await page.keyboard.type('Onboarding');
    await page.keyboard.press('Enter');

    const url = page.getByRole('textbox', { name: 'Webhook URL' });

    await expect(url).toBeFocused();
    await expect(url).toHaveValue(/access_key=[0-9a-f]{64}$/);
    expect(await page.evaluate(() => String(window.getSelection()))).toBe(await url.inputValue());
});

test('a row of the field map is added and saved, and a mistake leads to its field', async ({ page, site }) => {
    const key = page.locator('#encharge-map tbody tr').nth(3).getByLabel(/^WordPress field/);

    await page.goto(site.tab('field-map'));
    await tabTo(page, button(page, 'Add a row'));
    await page.keyboard.press('Space');
    await page.keyboard.type('phone');
    await page.keyboard.press('Tab');
    await expect(key).toBeFocused();
    await page.keyboard.type('WP_Capabilities');
    await page.keyboard.press('Enter');

    await expect(page.locator('#encharge-errors')).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(key).toBeFocused();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('billing_phone');
    await tabTo(page, button(page, 'Save the field map'));
    await page.keyboard.press('Space');

    await expect(page.getByText('The field map is saved.')).toBeVisible();
    expect(JSON.parse(await site.wp(['encharge', 'map', 'list', '--format=json'])).map((row) => row.key)).toEqual([
        'user_email', 'first_name', 'last_name', 'billing_phone',
    ]);
});

test('the settings of users are chosen and saved', async ({ page, site }) => {
    await page.goto(site.tab('users'));
    const chosen = page.locator('[name="username_format"]:checked');
    const first = await chosen.inputValue();

    await tabTo(page, chosen);
    await page.keyboard.press('ArrowDown');
    await expect(chosen).toBeFocused();
    const second = await chosen.inputValue();

    expect(second).not.toBe(first);
    await tabTo(page, page.getByLabel('Days in the log', { exact: true }));
    await page.keyboard.press('Control+A');
    await page.keyboard.type('7');
    await tabTo(page, button(page, 'Save the settings'));
    await page.keyboard.press('Enter');

    await expect(page.getByText('The settings are saved.')).toBeVisible();
    expect(await site.wp(['encharge', 'config', 'get', 'log_days'])).toBe('7\n');
    expect(await site.wp(['encharge', 'config', 'get', 'username_format'])).toBe(`${second}\n`);
});

test('what failed is found and run again', async ({ page, site }) => {
    await site.webhook('add', { id: 'ann-1' });
    await site.people([{ id: 'ann-1', email: 'ann@example.com', firstName: 'Ann' }]);
    await page.goto(site.tab('activity'));
    await tabTo(page, page.locator('.wp-list-table .row-title'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Where the time went' })).toBeVisible();
    await tabTo(page, button(page, 'Run again as it was asked'));
    await page.keyboard.press('Space');

    await expect(page.getByRole('heading', { name: 'A user was created.' })).toBeVisible();
    expect((await site.wp(['user', 'get', 'ann@example.com', '--field=roles'])).trim()).toBe('subscriber');
});
