import { expect, test } from '../harness/test';
import { expectGoodLooks } from '../harness/look';

const HOSTILE = '=cmd<svg onload="document.title=1">\u202E';

async function failAsCustomer(site) {
    await site.wp(['role', 'create', 'customer', 'Customer']);
    await site.wp(['cap', 'add', 'customer', 'read']);
    await site.webhook('add', { id: 'ann-1' }, { role: 'customer', send_notification: 'true' });
}

const rolesOf = async (site, address) => (await site.wp(['user', 'get', address, '--field=roles'])).trim();

for (const javaScriptEnabled of [true, false]) {
    test.describe(`${javaScriptEnabled ? 'with' : 'without'} a script`, () => {
        test.use({ javaScriptEnabled });

        test('what failed is run again as it was asked, once its cause is mended', async ({ page, site }) => {
            await failAsCustomer(site);
            await page.goto(site.tab('activity'));
            await expect(page.locator('.wp-list-table tbody tr')).toHaveCount(1);
            await expect(page.locator('.wp-list-table')).toContainText('Encharge has no such person.');

            await site.people([{ id: 'ann-1', email: 'ann@example.com', firstName: 'Ann' }]);
            await page.locator('.wp-list-table .row-title').click();
            await expect(page.locator('.form-table')).toContainText('customer');
            await page.getByRole('button', { name: 'Run again as it was asked' }).click();

            await expect(page.getByText('It was run. This is what came of it.')).toBeVisible();
            await expect(page.getByRole('heading', { name: 'A user was created.' })).toBeVisible();
            expect(await rolesOf(site, 'ann@example.com')).toBe('customer');
            expect((await site.mails()).filter((mail) => mail.includes('ann@example.com'))).toHaveLength(1);
        });

        test('somebody who is not here is explained, and made by a second press', async ({ page, site }) => {
            await site.people([{ id: 'bea-1', email: 'bea@example.com', firstName: HOSTILE }]);
            await page.goto(site.tab('activity'));
            await page.getByLabel('Address, contact id or user', { exact: true }).fill('bea@example.com');
            await page.getByRole('button', { name: 'Explain' }).click();
            await expect(page.getByText('a user would be created')).toBeVisible();
            await expect(page.locator('.encharge-comparison')).toContainText('=cmd<svg onload');
            // axe is a script.
            if (javaScriptEnabled) {
                await expectGoodLooks(page, 'activity-explanation');
            }

            await page.getByRole('button', { name: 'Do it now' }).click();
            await expect(page.getByRole('heading', { name: 'A user was created.' })).toBeVisible();
            expect(await rolesOf(site, 'bea@example.com')).toBe('subscriber');
        });
    });
}

async function giveUp(site, ...contacts) {
    await site.wp(['eval', `
        use Encharge\\Webhooks\\{Action, Code};
        use Encharge\\Webhooks\\WordPress\\Inbox\\{InboxPlace, RerunQueue};
        use Encharge\\Webhooks\\WordPress\\Sync\\{Origin, Task};
        RerunQueue::accept(array_map(fn($id) => new Task(Action::Add, $id, Origin::Pull), ${JSON.stringify(contacts)}));
        foreach (InboxPlace::open()->claim(100) as $claim) $claim->bury(Code::PersonNotFound, 'Nobody.');
    `]);
}

const discard = async (page, button, question) => {
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('heading', { name: question })).toBeFocused();
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
};

test('all that was given up and is ticked is discarded, and the cursor is where something is said', async ({ page, site }) => {
    await giveUp(site, 'ann-1', 'bea-1', 'cia-1');
    await page.goto(site.tab('activity', { view: 'dead' }));
    await page.getByRole('button', { name: 'Discard the selected ones…' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Select entries first.' })).toBeFocused();

    await page.goto(site.tab('activity', { view: 'dead' }));
    await page.getByLabel('Select all', { exact: true }).check();
    await expect(page.locator('tbody :checked')).toHaveCount(3);
    await page.getByLabel('Select bea-1', { exact: true }).uncheck();
    await expect(page.getByLabel('Select all', { exact: true })).not.toBeChecked();
    await discard(page, 'Discard the selected ones…', 'Discard 2 entries for good?');
    await expect(page.locator('.notice-success')).toBeFocused();
    await expect(page.locator('.notice-success')).toContainText('2 entries were discarded.');
    await expect(page.locator('tbody tr')).toHaveCount(1);
    expect((await site.inbox()).dead).toBe(1);
});

test.describe('without a script', () => {
    test.use({ javaScriptEnabled: false });

    test('all that was given up is discarded at once', async ({ page, site }) => {
        await giveUp(site, 'ann-1', 'bea-1');
        await page.goto(site.tab('activity', { view: 'dead' }));
        await expect(page.getByLabel('Select all', { exact: true })).toBeHidden();
        await discard(page, 'Discard all that were given up…', 'Discard for good all 2 entries that were given up?');
        await expect(page.locator('.notice-success')).toBeFocused();
        await expect(page.getByText('Nothing was given up.')).toBeVisible();
        expect((await site.inbox()).dead).toBe(0);
    });
});

async function addHostile(site) {
    await site.people([{ id: 'cia-1', email: 'cia@example.com', firstName: HOSTILE, [HOSTILE]: 1, tags: HOSTILE }]);
    await site.webhook('add', { id: 'cia-1' });
}

test('the list and what was refused look good, and an entry does', async ({ page, site }) => {
    const key = (await site.wp(['encharge', 'key', 'generate', '--label=Onboarding', '--porcelain'])).trim();
    const flow = (action, id) => site.webhook(action, { id }, { access_key: key });

    await site.people([
        { id: 'ann-1', email: 'ann@example.com', firstName: 'Ann', tags: 'Lead,Newsletter' },
        { id: 'bea-2', email: 'bea@example.com', firstName: 'Bea', tags: 'Lead' },
    ]);
    await flow('add', 'ann-1');
    await flow('add', 'bea-2');
    await flow('update', 'bea-2');
    await flow('add', 'gone-3');
    await site.webhook('add', { id: 'ann-1' }, { access_key: 'a-wrong-key-of-somebody' });
    await site.webhook('add', '{', { access_key: key });
    await page.goto(site.tab('activity'));
    await page.locator('summary', { hasText: /^\d+ webhooks? in the last 24 hours/ }).click();

    const refused = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: 'Program' }) }).locator('tbody tr');

    await expect(refused.nth(0)).toContainText('Onboarding');
    await expect(refused.nth(1)).toContainText('None of this site\'s; its digest begins with');
    await expectGoodLooks(page, 'activity-list');

    await page.locator('.wp-list-table .row-title').last().click();
    await expect(page.getByRole('heading', { name: 'A user was created.' })).toBeVisible();
    await expectGoodLooks(page, 'activity-entry');
});

test('an entry looks good with hostile values in it', async ({ page, site }) => {
    await addHostile(site);
    await page.goto(site.tab('activity'));
    await page.locator('.wp-list-table .row-title').click();
    await expect(page.getByRole('heading', { name: 'Where the time went' })).toBeVisible();
    await expect(page.getByText('firstName: The value was cleaned')).toBeVisible();
    await expectGoodLooks(page, 'activity-entry-hostile');
    await expect(page.locator('svg[onload]')).toHaveCount(0);
});

test('failures are counted in the menu until they are marked as seen', async ({ page, site }) => {
    await site.webhook('add', { id: 'gone-1' });
    await page.goto(site.tab('activity'));
    await expect(page.locator('#adminmenu .current .awaiting-mod')).toContainText('1');

    await page.getByRole('button', { name: 'Mark as seen' }).click();
    await expect(page.getByText('Marked as seen.')).toBeVisible();
    await expect(page.locator('#adminmenu .current .awaiting-mod')).toHaveCount(0);
});
