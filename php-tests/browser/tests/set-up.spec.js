import { expect, test } from '../harness/test';
import { expectGoodLooks } from '../harness/look';
import { stopTime } from '../harness/time';

// Most of them wait for something.
test.describe.configure({ timeout: 180_000 });

const ANN = { id: 'ann-1', email: 'ann@example.test', firstName: 'Ann', tags: 'Lead' };

/** Forgets what the site had been set up with. */
async function start_over(site) {
    await site.set_option('encharge_webhooks_settings', {});
    await site.execute("DELETE FROM wp_options WHERE option_name IN ('encharge_webhooks_api_key', 'encharge_webhooks_account')");
    await site.execute('DELETE FROM wp_encharge_webhooks_log');
    await site.restart();
}

async function make_url(page, flow) {
    await page.getByLabel('Name of the flow', { exact: true }).fill(flow);
    await page.getByRole('button', { name: 'Make URL' }).click();
    return page.getByRole('textbox', { name: 'Webhook URL' }).inputValue();
}

const post = (site, url, body) => site.http({ url, headers: ['Content-Type: application/json'], body });

const arrivals = (page) => page.locator('.encharge-arrivals li');

const keys = async (site) => JSON.parse(await site.wp(['encharge', 'key', 'list', '--format=json']));

test('from the notice to the first user, without a reload', async ({ page, site }) => {
    await start_over(site);
    await site.people([ANN]);
    await page.goto('/wp-admin/users.php');
    await page.getByRole('link', { name: 'Set it up' }).click();
    await expectGoodLooks(page, 'set-up-new');

    await page.getByLabel('API key', { exact: true }).fill(site.facts.token);
    await page.getByRole('button', { name: 'Connect' }).click();
    await expect(page.getByText('Connected to "Example Ltd"')).toBeVisible();

    const url = await make_url(page, 'Onboarding');

    await expect(page.getByText('Waiting for a webhook…')).toBeVisible();
    await expect(page.getByText('There is none yet')).toBeHidden();
    await expect(page.locator('.encharge-try').getByRole('button', { name: 'Copy' })).toBeVisible();
    expect((await post(site, url, '{"id":"ann-1"}')).status).toBe(200);
    await expect(arrivals(page).first()).toContainText('was created from contact ann-1');
    await expect(page.getByText('The site is set up: webhooks come in.')).toBeVisible();
    await expect(page.locator('.encharge-keys')).toContainText('Onboarding');
    await expectGoodLooks(page, 'set-up-arrived');

    await page.goto(site.tab());
    await expect(page.locator('.nav-tab[aria-current="page"]')).toHaveText('Activity');
});

test('what goes wrong is told in its own words, with what helps', async ({ page, site }) => {
    await site.people([]);
    await page.goto(site.tab('set-up'));
    await expect(page.getByText('Waiting for a webhook…')).toBeVisible();
    await site.webhook('add', { id: 'x' }, { access_key: 'a-wrong-key-of-somebody' });
    await site.webhook('add', '{');
    await site.webhook('add', { id: 'gone7' });
    await site.webhook('test');

    const told = page.locator('.encharge-arrivals');

    await expect(told).toContainText('The access key is not valid on this site.');
    await expect(told).toContainText('Make a URL for the flow, or replace it.');
    await expect(told).toContainText('The body is not a valid JSON object.');
    await expect(told).toContainText('The webhook for contact gone7 failed. Encharge has no such person.');
    await expect(told).toContainText('A test has come through: its access key is valid.');
    await expectGoodLooks(page, 'set-up-arrivals');
});

test('who listens hears of all webhooks that have come since the page asked last', async ({ page, site }) => {
    const pass = await stopTime(page);

    await site.people([]);
    await page.goto(site.tab('set-up'));
    await expect(page.getByText('Waiting for a webhook…')).toBeVisible();
    await site.webhook('add', '{');
    await site.webhook('add', { id: 'gone7' });
    await pass(3);

    await expect(page.locator('#a11y-speak-polite')).toContainText(/not a valid JSON object.*contact gone7 failed|contact gone7 failed.*not a valid JSON object/);
});

for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
        test.use({ javaScriptEnabled });

        test('back, forward, reload and a second submit make no second key, and there is a way on', async ({ page, site }) => {
            const before = (await keys(site)).length;

            await page.goto(site.tab('users'));
            await page.goto(site.tab('set-up'));
            await make_url(page, 'Onboarding');
            for (const way of ['goBack', 'goForward', 'reload']) {
                // What the browser would have to send once more it only sends when somebody confirms it.
                await page[way]().catch(() => {});
            }
            await expect(() => page.goto(site.tab('set-up'))).toPass();
            await page.getByLabel('Name of the flow', { exact: true }).fill('Onboarding');
            await page.getByRole('button', { name: 'Make URL' }).click();
            await expect(page.getByRole('alert').getByText('There is a URL for a flow of this name')).toBeVisible();
            expect(await keys(site)).toHaveLength(before + 1);

            await page.getByRole('link', { name: 'Replace the URL that there is' }).click();
            await page.getByRole('button', { name: 'Replace' }).click();
            await expect(page.getByRole('textbox', { name: 'Webhook URL' })).toHaveValue(/access_key=[0-9a-f]{64}$/);
            await page.reload();
            // A script of WordPress's has the reload send nothing.
            await expect(page.getByText('This form has made its URL already')).toHaveCount(javaScriptEnabled ? 0 : 1);
            expect(await keys(site)).toHaveLength(before + 2);
        });
    });
}

test('without scripts the answer that shows a key is kept by nobody', async ({ site }) => {
    const page = (await site.http({ method: 'GET', url: site.tab('set-up') }, 'administrator')).body;
    const form = page.match(/value="make_key">.*?<\/form>/s)[0];
    const body = new URLSearchParams({
        encharge_action: 'make_key', flow: 'Onboarding', does: 'add',
        _wpnonce: form.match(/name="_wpnonce" value="(\w+)"/)[1], request: form.match(/name="request" value="(\w+)"/)[1],
    });
    const answer = await site.http({ url: site.tab('set-up'), headers: ['Content-Type: application/x-www-form-urlencoded'], body: String(body) }, 'administrator');

    expect(answer.status).toBe(200);
    expect(answer.body).toMatch(/access_key=[0-9a-f]{64}/);
    expect(answer.headers['cache-control']).toEqual(['no-store']);
});

test('sixty seconds of waiting write nothing, and nobody asks while the page is hidden', async ({ page, site }) => {
    const pass = await stopTime(page);
    let asked = 0;

    await page.goto(site.tab('set-up'));
    await expect(page.getByText('Waiting for a webhook…')).toBeVisible();
    page.on('request', (request) => (asked += request.url().includes('encharge') ? 1 : 0));
    // WordPress keeps what it has found out of its own, when somebody asks it for the first time.
    const stored = async () => [
        await site.guard_file(),
        await site.rows("SELECT * FROM wp_options WHERE option_name LIKE '%encharge%' ORDER BY option_id"),
        await site.rows('SELECT * FROM wp_encharge_webhooks_log'),
        await site.rows('SELECT * FROM wp_usermeta ORDER BY umeta_id'),
    ];
    const before = await stored();

    await pass(60);
    expect(asked).toBeGreaterThan(5);
    expect(asked).toBeLessThanOrEqual(31);
    expect(await stored()).toEqual(before);

    await page.evaluate(() => {
        Object.defineProperty(document, 'hidden', { value: true, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
    });
    await pass(1);
    asked = 0;
    await pass(30);
    expect(asked).toBe(0);
    await page.evaluate(() => {
        delete document.hidden;
        document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect.poll(() => asked).toBeGreaterThan(0);
});

test('checks come one by one, and can be copied without a secret', async ({ page, site }) => {
    await page.goto(site.tab('set-up'));
    await page.getByRole('button', { name: 'Run all checks' }).click();
    await expect(page.locator('.encharge-checks tbody tr').first()).toBeVisible();
    await expect(page.locator('.encharge-at')).toHaveText('All checks are made.', { timeout: 60_000 });

    const text = await page.locator('.encharge-support pre').textContent();

    expect(text).toContain('PASS  guard: Webhooks are checked before WordPress is loaded');
    for (const secret of [site.facts.key, site.facts.token]) {
        expect(await page.content()).not.toContain(secret);
    }
    await expectGoodLooks(page, 'set-up-checks');
});

test('without the extension the page says what is missing, and webhooks are answered with 503', async ({ page, site }) => {
    await site.switch_extension(false);
    await page.goto('/wp-admin/plugins.php');
    await page.getByRole('link', { name: 'What to do' }).click();

    await expect(page.getByText('which this PHP does not load').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Copy the text for your host' })).toBeVisible();
    await expectGoodLooks(page, 'no-extension');
    expect((await site.webhook('add', { id: 'x' })).status).toBe(503);
});
