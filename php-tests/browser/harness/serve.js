/**
 * Serves the site for the whole run, in a process that ends with the run however that ends.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { join } from 'node:path';

export default async function serve() {
    const server = spawn('php', [join(__dirname, '../serve.php')], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: server.stdout });
    const [line] = await Promise.race([once(lines, 'line'), once(server, 'exit').then(() => [''])]);

    if (line === '') {
        throw new Error('The site is not served.');
    }
    process.env.SITE = line;

    return async () => {
        server.stdin.end();
        await once(server, 'exit');
    };
}
