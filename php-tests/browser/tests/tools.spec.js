import { readFile } from 'node:fs/promises';
import { expect, test } from '../harness/test';
import { expectGoodLooks } from '../harness/look';

const settingsFile = (settings) => ({
    name: 'settings.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ format: 'webhooks-for-encharge/settings', version: 1, settings })),
});

for (const javaScriptEnabled of [true, false]) {
    test.describe(`with scripts ${javaScriptEnabled ? 'on' : 'off'}`, () => {
        test.use({ javaScriptEnabled });

        test('settings go out as a file and come in again after a look at what changes', async ({ page, site }) => {
            await site.set({ log_days: 7 });
            await page.goto(site.tab('tools'));

            const started = page.waitForEvent('download');

            await page.getByRole('button', { name: 'Export', exact: true }).click();
            const download = await started;
            const file = await readFile(await download.path(), 'utf8');

            expect(download.suggestedFilename()).toMatch(/^encharge-site\.example\.test-.*\.json$/);
            expect(JSON.parse(file).settings.log_days).toBe(7);
            expect(file).not.toContain(site.facts.token);
            expect(file).not.toContain(site.facts.key);

            await site.set({ log_days: 30 });
            await page.getByLabel(/^A file that this plugin has exported/).setInputFiles({ name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from(file) });
            await page.getByRole('button', { name: 'Show what would change' }).click();
            await expect(page.getByRole('row', { name: 'Days in the log' }).getByRole('cell')).toHaveText(['30', '7']);
            // axe is a script.
            if (javaScriptEnabled) {
                await expectGoodLooks(page, 'tools-import');
            }
            await page.getByRole('button', { name: 'Take these settings over' }).click();
            await expect(page.getByRole('status').filter({ hasText: 'are this site’s now' })).toBeVisible();
            expect(await site.wp(['encharge', 'config', 'get', 'log_days'])).toBe('7\n');

            await page.reload();
            expect(await site.wp(['encharge', 'config', 'get', 'log_days'])).toBe('7\n');
        });

        test('what WP Fusion left is compared, and taken over by a second click', async ({ page, site }) => {
            await site.fields([{ name: 'email', type: 'string' }, { name: 'birthday', type: 'string' }]);
            await site.set_option('wpf_options', {
                crm: 'encharge', encharge_key: site.facts.token, access_key: 'deadbeef',
                contact_fields: { birthday: { active: true, type: 'date', crm_field: 'birthday' } },
            });
            await page.goto(site.tab('tools'));
            await page.getByRole('button', { name: 'Compare' }).click();
            await expect(page.getByRole('row', { name: 'field birthday → birthday' })).toContainText('To be taken over');
            expect(await site.wp(['encharge', 'map', 'list', '--field=key'])).not.toContain('birthday');
            if (javaScriptEnabled) {
                await expectGoodLooks(page, 'tools-wp-fusion');
            }

            await page.getByRole('button', { name: 'Take over what is marked so' }).click();
            await expect(page.getByRole('row', { name: 'field birthday → birthday' })).toContainText('Taken over');
            expect(await site.wp(['encharge', 'map', 'list', '--field=key'])).toContain('birthday');
            expect((await site.webhook('test', '', { access_key: 'deadbeef' })).status).toBe(200);
        });
    });
}

test('a file that cannot be taken over says why, and the page is still a good one', async ({ page, site }) => {
    await page.goto(site.tab('tools'));
    await page.getByLabel(/^A file that this plugin has exported/).setInputFiles(settingsFile({ log_days: 0, default_role: '<svg onload=alert(1)>' }));
    await page.getByRole('button', { name: 'Show what would change' }).click();

    await expect(page.getByRole('alert')).toContainText('log_days is a whole number from 1 to 3650.');
    await expect(page.getByRole('alert')).toContainText('<svg onload=alert(1)>');
    await expectGoodLooks(page, 'tools-refused');
});

test('the diagnostics can be copied, and hold no secret', async ({ page, site }) => {
    await page.goto(site.tab('tools'));
    await page.getByRole('button', { name: 'Run all checks and add them' }).click({ timeout: 30_000 });

    const text = page.getByLabel('Diagnostics', { exact: true });

    await expect(text).toHaveValue(/PASS {2}reception/);
    expect(await text.inputValue()).not.toContain(site.facts.token);
    expect(await text.inputValue()).not.toContain(site.facts.key);

    await page.getByRole('button', { name: 'Copy the diagnostics' }).click();
    await expect(page.getByRole('button', { name: 'Copy the diagnostics' })).toHaveText(/Copied|Selected/);
    await expectGoodLooks(page, 'tools-diagnostics');
});

test('with Encharge stopped, the checks say so and the page opens', async ({ page, site }) => {
    await site.run_encharge(false);
    await page.goto(site.tab('tools'));
    await page.getByRole('button', { name: 'Run all checks and add them' }).click({ timeout: 30_000 });

    await expect(page.getByLabel('Diagnostics', { exact: true })).toHaveValue(/FAIL {2}encharge/);
});
