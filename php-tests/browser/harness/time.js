/**
 * The time of a page, which passes as fast as the site answers.
 */
import { expect } from './test';

/**
 * Stops the clock of the pages that are opened from now on.
 *
 * @returns what lets seconds pass on them, each of which ends when all that the page has asked in it is answered
 */
export async function stopTime(page) {
    const start = Date.now();
    const open = new Set();

    page.on('request', (request) => open.add(request));
    page.on('requestfinished', (request) => open.delete(request));
    page.on('requestfailed', (request) => open.delete(request));
    await page.clock.install({ time: start });
    await page.clock.pauseAt(start + 60_000);

    return async (seconds) => {
        for (let second = 0; second < seconds; second++) {
            await page.clock.runFor(1000);
            await expect.poll(() => open.size, { intervals: [20] }).toBe(0);
        }
    };
}
