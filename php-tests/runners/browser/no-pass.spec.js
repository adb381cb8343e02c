/**
 * What a run in a browser must not pass with.
 */
import { expect, test } from '../harness/test';

test('fails', async ({ page }) => {
    await page.goto('/wp-login.php');
    expect(await page.title()).toBe('another');
});

test.fail('is expected to fail', () => {
    expect(1).toBe(2);
});

test('is skipped', () => {
    test.skip();
});

test.fixme('is to be mended', () => {});

test('has a script that fails', async ({ page }) => {
    await page.goto('/wp-login.php');
    await page.evaluate(() => new Promise((resolve) => {
        setTimeout(() => {
            setTimeout(resolve);
            throw new Error('an error of a script');
        });
    }));
});

test('has PHP log an error', async ({ site }) => {
    await site.load('logs-an-error');
    await site.http({ method: 'GET', url: `${site.url}/wp-login.php` });
});
