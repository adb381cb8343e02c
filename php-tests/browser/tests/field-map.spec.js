import { expect, test } from '../harness/test';
import { expectAccessible, expectGoodLooks } from '../harness/look';

/** What can be entered into a row of the table. */
const rowOf = (page, number) => page.locator('#encharge-map tbody tr').nth(number - 1);
const field = (page, number) => rowOf(page, number).getByLabel(/^Encharge field/);
const key = (page, number) => rowOf(page, number).getByLabel(/^WordPress field/);
const save = (page) => page.getByRole('button', { name: 'Save the field map' }).click();

async function add(page, number, values) {
    await page.getByRole('button', { name: 'Add a row' }).click();
    await expect(field(page, number)).toBeFocused();
    await field(page, number).fill(values[0]);
    await key(page, number).fill(values[1]);
}

const stored = async (site) => JSON.parse(await site.wp(['encharge', 'map', 'list', '--format=json']));

async function store(site, count, wipe) {
    const rows = Array.from({ length: count }, (_, number) => ({ field: `field${number}`, key: `key_${number}`, type: 'text', wipe }));

    await site.set({ field_map: rows });
}

for (const javaScriptEnabled of [true, false]) {
    test.describe(`${javaScriptEnabled ? 'with' : 'without'} a script`, () => {
        test.use({ javaScriptEnabled });

        test('rows come, go and are saved', async ({ page, site }) => {
            await page.goto(site.tab('field-map'));
            await add(page, 4, ['phone', 'billing_phone']);
            await rowOf(page, 4).getByLabel('Empty it here too').check();
            await rowOf(page, 2).getByRole('button', { name: 'Remove' }).click();
            await expect(page.locator('#encharge-map tbody tr')).toHaveCount(3);
            expect(await stored(site)).toHaveLength(3);

            await save(page);
            await expect(page.getByText('The field map is saved.')).toBeVisible();
            expect((await stored(site)).map((row) => [row.field, row.key, row.wipe])).toEqual([
                ['email', 'user_email', 'no'], ['lastName', 'last_name', 'no'], ['phone', 'billing_phone', 'yes'],
            ]);
        });

        test('keys that may not be written are told at their rows, and nothing is lost', async ({ page, site }) => {
            await page.goto(site.tab('field-map'));
            await add(page, 4, ['a', 'WP_Capabilities']);
            await add(page, 5, ['b', 'é']);
            await add(page, 6, ['c', 'trailing ']);
            await field(page, 2).fill('forename');
            await save(page);

            await expect(page.locator('#encharge-errors')).toBeFocused();
            await expect(page.locator('[aria-invalid="true"]')).toHaveCount(3);
            for (const [number, value] of [[4, 'WP_Capabilities'], [5, 'é'], [6, 'trailing ']]) {
                await expect(key(page, number)).toHaveValue(value);
                await expect(key(page, number)).toHaveAttribute('aria-invalid', 'true');
            }
            await expect(key(page, 4)).toHaveAccessibleDescription(/a webhook may not write this key/);
            await expect(field(page, 2)).toHaveValue('forename');

            await page.locator('#encharge-errors a').first().click();
            await expect(key(page, 4)).toBeFocused();
            if (javaScriptEnabled) {
                await expectAccessible(page);
            }
            expect(await stored(site)).toHaveLength(3);
        });

        test('three hundred rows are saved as three hundred', async ({ page, site }) => {
            await store(site, 300, false);
            await page.goto(site.tab('field-map'));
            await key(page, 300).fill('changed_key');
            await save(page);

            await expect(page.getByText('The field map is saved.')).toBeVisible();
            const rows = await stored(site);

            expect(rows).toHaveLength(300);
            expect(rows[299].key).toBe('changed_key');
        });

        test('the second of two tabs is refused and shows both', async ({ page, context, site }) => {
            const second = await context.newPage();

            await page.goto(site.tab('field-map'));
            await second.goto(site.tab('field-map'));
            await key(page, 2).fill('nickname');
            await save(page);
            await field(second, 3).fill('surname');
            await save(second);

            await expect(second.getByText('Somebody has changed the settings')).toBeVisible();
            await expect(field(second, 3)).toHaveValue('surname');
            await expect(second.getByRole('row', { name: 'firstName nickname text no such row' })).toBeVisible();
            expect((await stored(site)).map((row) => row.key)).toEqual(['user_email', 'nickname', 'last_name']);
        });

        test('a person\'s values are shown, and harm nobody', async ({ page, site }) => {
            await site.people([{ id: 'p1', email: 'ann@example.com', firstName: '<svg onload=alert(1)>', lastName: '\u202Egnp.exe' }]);
            await page.goto(site.tab('field-map'));
            expect((await site.encharge()).requests).toEqual([]);

            await key(page, 3).fill('nickname');
            await page.getByLabel('Sample values of', { exact: true }).fill('ann@example.com');
            await page.getByLabel('Sample values of', { exact: true }).press('Enter');

            await expect(rowOf(page, 1).locator('bdi')).toHaveText('ann@example.com');
            await expect(rowOf(page, 2).locator('bdi')).toHaveText('<svg onload=alert(1)>');
            await expect(rowOf(page, 3).locator('bdi')).toHaveText('\u202Egnp.exe');
            await expect(page.locator('#encharge-map svg')).toHaveCount(0);
            await expect(key(page, 3)).toHaveValue('nickname');
            expect((await stored(site))[2].key).toBe('last_name');
        });
    });
}

test.describe('without a script', () => {
    test.use({ javaScriptEnabled: false, expectedErrors: /Input variables exceeded/ });

    test('rows of which the server drops some are refused whole', async ({ page, site }) => {
        await store(site, 300, true);
        await page.goto(site.tab('field-map'));
        await key(page, 1).fill('changed_key');
        await save(page);

        await expect(page.getByText('Nothing was saved: not all rows arrived.')).toBeVisible();
        const rows = await stored(site);

        expect(rows).toHaveLength(300);
        expect(rows[0].key).toBe('key_0');
    });
});

test('with a script rows are saved whole that the server would cut without it', async ({ page, site }) => {
    await store(site, 300, true);
    await page.goto(site.tab('field-map'));
    await key(page, 300).fill('changed_key');
    await save(page);

    await expect(page.getByText('The field map is saved.')).toBeVisible();
    expect((await stored(site))[299].key).toBe('changed_key');
});

test('suggestions become rows, and the list of fields is asked for by a button alone', async ({ page, site }) => {
    await site.wp(['user', 'meta', 'update', '1', 'shoe_size', '43']);
    await site.wp(['user', 'meta', 'update', '1', 'billing_phone', '1']);
    await site.fields([
        { name: 'shoeSize', title: 'Shoe size', type: 'integer', format: null, readOnly: false, array: false },
        { name: 'phone', title: 'Phone', type: 'string', format: null, readOnly: false, array: false },
    ]);
    await page.goto(site.tab('field-map'));
    expect((await site.encharge()).requests).toEqual([]);
    await page.getByRole('button', { name: 'Read again' }).click();

    await page.getByRole('listitem').filter({ hasText: 'phone' }).getByRole('button', { name: 'Add' }).click();
    await expect(key(page, 4)).toHaveValue('billing_phone');
    await page.getByRole('button', { name: 'Add all' }).click();
    await expect(key(page, 5)).toHaveValue('shoe_size');
    await expect(rowOf(page, 5).getByLabel(/^Type/)).toHaveValue('integer');
    await expect(page.locator('#encharge-suggestions')).toHaveCount(0);

    await save(page);
    await expect(page.getByText('The field map is saved.')).toBeVisible();
    expect((await stored(site)).map((row) => row.key)).toEqual(['user_email', 'first_name', 'last_name', 'billing_phone', 'shoe_size']);
});

test('while Encharge is away the rows can be edited, and the list says how old it is', async ({ page, site }) => {
    await page.goto(site.tab('field-map'));
    await expect(page.getByText('The field list is from')).toBeVisible();

    await site.run_encharge(false);
    await page.getByRole('button', { name: 'Read again' }).click();
    await expect(page.getByText('Encharge could not be reached.')).toBeVisible();
    await expect(page.getByText('The field list is from')).toBeVisible();
    await key(page, 2).fill('nickname');
    await save(page);
    await expect(page.getByText('The field map is saved.')).toBeVisible();
});

test('that addresses will never change is told as soon as their row is gone', async ({ page, site }) => {
    await page.goto(site.tab('field-map'));
    await expect(page.getByText('addresses of existing users will then never change')).toBeHidden();
    await rowOf(page, 1).getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText('addresses of existing users will then never change')).toBeVisible();
});

test('rows go out as a file and come in again, with what would change', async ({ page, site }) => {
    await store(site, 2, true);
    await page.goto(site.tab('field-map'));
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export', exact: true }).click()]);
    const file = await download.path();

    expect(download.suggestedFilename()).toBe('encharge-field-map.json');
    await site.wp(['encharge', 'map', 'delete', 'field1', '--yes']);
    await page.goto(site.tab('field-map'));
    await page.getByLabel(/^A file that was exported/).setInputFiles(file);
    await page.getByRole('button', { name: 'Import' }).click();

    await expect(page.getByRole('row', { name: 'field1 key_1 no such row text, empty values empty it here too' })).toBeVisible();
    await expectGoodLooks(page, 'field-map-import');
    expect(await stored(site)).toHaveLength(1);
    await save(page);
    await expect(page.getByText('The field map is saved.')).toBeVisible();
    expect(await stored(site)).toHaveLength(2);
});
