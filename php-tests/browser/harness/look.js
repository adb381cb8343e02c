/**
 * What every page has to stand.
 */
import AxeBuilder from '@axe-core/playwright';
import { join } from 'node:path';
import { expect } from './test';

export const TABS = {
    'set-up': 'Set-up',
    'field-map': 'Field map',
    users: 'Users',
    activity: 'Activity',
    tools: 'Tools',
};

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 400, height: 800 };

/**
 * Looks at a page as it is on a desk and on a phone: axe finds nothing, nothing is to be scrolled to sideways. Keeps a
 * picture of each.
 */
export async function expectGoodLooks(page, name) {
    for (const [look, size] of Object.entries({ wide: WIDE, narrow: NARROW })) {
        await page.setViewportSize(size);
        await keepPicture(page, `${name}-${look}`);
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
    }
}

/** axe finds nothing wrong with what the plugin shows; the menu and the bar around it are WordPress's. */
export async function expectAccessible(page) {
    // There is no frame, for whose sake axe would open another page.
    const { violations } = await new AxeBuilder({ page }).include('#wpbody-content').setLegacyMode().analyze();

    expect(violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => node.html) }))).toEqual([]);
}

export async function expectNoSidewaysScroll(page) {
    const { all, seen } = await page.evaluate(() => ({
        all: document.documentElement.scrollWidth,
        seen: document.documentElement.clientWidth,
    }));

    expect(all, 'width of the page').toBeLessThanOrEqual(seen);
}

/** Of all beside WordPress's menu, for whoever wants to see it and for the README. */
async function keepPicture(page, name) {
    // The bar stands where one has scrolled to.
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({
        path: join(process.env.OUT, 'screens', `${name}.png`), fullPage: true, clip: await page.locator('#wpcontent').boundingBox(), animations: 'disabled',
    });
}
