/**
 * Debian's Chromium, one browser and one site for all tests, which begin with the same site and are never tried twice.
 *
 * From the environment: CHROMIUM, its path; OUT, the folder for what a run leaves; and what serve.php takes.
 */
import { defineConfig } from '@playwright/test';

const out = process.env.OUT;

export default defineConfig({
    testDir: 'tests',
    globalSetup: './harness/serve.js',
    outputDir: `${out}/browser`,
    reporter: [['list'], ['json', { outputFile: `${out}/browser.json` }]],
    workers: 1,
    retries: 0,
    forbidOnly: true,
    timeout: 60_000,
    globalTimeout: 1_200_000,
    expect: { timeout: 10_000 },
    use: {
        viewport: { width: 1280, height: 900 },
        actionTimeout: 10_000,
        navigationTimeout: 30_000,
        screenshot: 'only-on-failure',
        launchOptions: {
            executablePath: process.env.CHROMIUM,
            args: [
                '--disable-gpu',
                // The site's host is in no DNS, and nothing else is to be reached.
                '--host-resolver-rules=MAP site.example.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
            ],
        },
    },
});
