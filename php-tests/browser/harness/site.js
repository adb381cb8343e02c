/**
 * The site that is tested, by what serve.php tells of it and takes as calls.
 */
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

export class Site {
    /** Connects to the site that serve.js has begun; each public method of Control.php becomes one of the object's. */
    constructor() {
        const { socket, methods, ...facts } = JSON.parse(process.env.SITE);

        this.facts = facts;
        this.url = facts.url;
        this.connection = connect(socket);
        this.answers = createInterface({ input: this.connection })[Symbol.asyncIterator]();
        this.last = Promise.resolve();
        for (const method of methods) {
            this[method] = (...args) => this.call(method, args);
        }
    }

    /** One call after another, since the answers carry no name. */
    call(method, args) {
        const answer = this.last.then(async () => {
            this.connection.write(`${JSON.stringify({ method, arguments: args })}\n`);
            const { value, done } = await this.answers.next();

            if (done) {
                throw new Error(`${method}(): the site is gone.`);
            }
            const { result, error } = JSON.parse(value);

            if (error !== undefined) {
                throw new Error(`${method}(): ${error}`);
            }
            return result;
        });

        this.last = answer.catch(() => {});
        return answer;
    }

    leave() {
        this.connection.end();
    }

    /** @returns the address of a tab of the settings page; '' for that of the page itself */
    tab(name = '', query = {}) {
        const parameters = new URLSearchParams({ page: 'encharge-webhooks', ...(name === '' ? {} : { tab: name }), ...query });

        return `${this.url}/wp-admin/options-general.php?${parameters}`;
    }

    /** @returns a session's cookies, for a browser */
    cookies(session) {
        const { hostname } = new URL(this.url);

        return session.map((cookie) => ({
            ...cookie, domain: hostname, path: '/', expires: -1, httpOnly: false, secure: false, sameSite: 'Lax',
        }));
    }
}
