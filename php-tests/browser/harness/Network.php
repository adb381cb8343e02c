<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Browser;

use Encharge\Webhooks\Tests\EndToEnd\Site;
use Encharge\Webhooks\Tests\EndToEnd\Stack;

/**
 * A network of two sites beside the site of the other tests: the first is connected to Encharge and has a key, the second
 * is as it was made.
 */
final class Network
{
    private readonly Site $site;
    private readonly string $key;
    /** @var array<string, list<array{name: string, value: string}>> role → the cookies of a user who has it and is signed in */
    private readonly array $sessions;

    /** @param list<string> $plugins files of php-tests/e2e/mu-plugins, without their ending, that its sites load */
    public function __construct(Stack $stack, array $plugins)
    {
        $stack->database->execute('CREATE DATABASE network');
        $this->site = $stack->make_site('network', $stack->pool->add("$stack->directory/network"), ['DB_NAME' => 'network'], true);
        array_map($this->site->load(...), $plugins);
        $this->site->cli('site', 'create', '--slug=second', '--title=Second site', '--email=second@example.test');
        $stack->database->execute("UPDATE network.wp_options SET option_value = '0' WHERE option_name = 'show_avatars'");
        $this->site->cli_with(\FakeEncharge::TOKEN . "\n", 'encharge', 'connect');
        $this->key = trim($this->site->cli('encharge', 'key', 'generate', '--porcelain'));
        $this->sessions = [
            'administrator' => Session::of_the_administrator($this->site),
            'site administrator' => Session::of_a_new_user($this->site, 'siteadministrator', 'administrator'),
            'editor' => Session::of_a_new_user($this->site, 'editor', 'editor'),
        ];
    }

    /** @return array{url: string, key: string, sessions: array<string, list<array{name: string, value: string}>>} */
    public function facts(): array
    {
        return ['url' => $this->site->url, 'key' => $this->key, 'sessions' => $this->sessions];
    }
}
