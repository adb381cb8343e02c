<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\EndToEnd;

use PHPUnit\Framework\Attributes\DataProvider;

/**
 * What the commands say of the states that a site can be in: the cause, and the one command or setting.
 *
 * @phpstan-type Said array<string, list<string>> what is told by doctor (a check's name), status or guard status (a row's) → words in it
 */
final class DiagnosisTest extends WebhookTestCase
{
    private const WELL = [
        'doctor reception' => ['pass', 'reaches this plugin'],
        'doctor guard' => ['pass', 'checked before WordPress'],
        'doctor wordpress' => ['pass'],
        'doctor authorization' => ['pass'],
        'status guard' => ['checked before WordPress'],
        'status extension' => [self::VERSION],
        'guard status answered_by' => ['guard'],
        'guard status message' => ['checked before WordPress'],
    ];

    /** @return iterable<string, array{\Closure(self): (string|null), Said, list<string>}> brings about the state, and returns PHP code for the command line; what is said; what is not */
    public static function states(): iterable
    {
        yield 'all is well' => [static fn(self $test): ?string => $test->behind(''), self::WELL, []];

        yield "the extension in the command line's PHP alone" => [
            static fn(self $test): ?string => $test->behind_port(parse_url($test->stack->url_without_extension, PHP_URL_PORT)),
            self::everywhere('fail', "(8.2, PHP-FPM) does not load the extension; the command line's does. Run: ", 'fpm') + ['doctor extension' => ['fail'], 'status extension' => [self::VERSION . ', on the command line alone'], 'guard status answered_by' => ['']],
            ['as it should be', 'omething else'],
        ];
        yield 'a redirect to https' => [
            static fn(self $test): ?string => $test->behind('return 301 https://site.example.test$request_uri;'),
            self::everywhere('fail', 'redirects the site\'s own address', 'run wp option update home https://site.example.test && wp option update siteurl https://site.example.test') + ['status webhook_url' => ['https://site.example.test/?wpf_action=add']],
            ['as it should be', 'omething else', 'wpf_action=test'],
        ];
        yield 'a redirect to a login page' => [
            static fn(self $test): ?string => $test->behind('return 302 https://sso.example.org/login?to=$request_uri;'),
            self::everywhere('fail', 'Redirected to https://sso.example.org/login, ', 'through without a redirect') + ['status webhook_url' => ['http://site.example.test:']],
            ['as it should be', 'omething else', 'wpf_action=test'],
        ];
        yield 'a password in front' => [
            static fn(self $test): ?string => $test->behind("auth_basic Staging; auth_basic_user_file {$test->stack->directory}/passwords;"),
            self::everywhere('fail', 'asks for a password', "In nginx's configuration: map \$request_uri"),
            ['as it should be', 'omething else'],
        ];
        yield 'a firewall in front' => [
            static fn(self $test): ?string => $test->behind('return 403 no;'),
            self::everywhere('fail', 'Something else answered with status 403', 'Let it pass POSTs to'),
            ['as it should be'],
        ];
        yield 'Authorization is dropped' => [
            static fn(self $test): ?string => $test->behind('fastcgi_param HTTP_AUTHORIZATION "";'),
            ['doctor authorization' => ['warn', 'does not reach PHP', 'CGIPassAuth On']] + self::WELL,
            [],
        ];
        yield 'the guard is switched off' => [
            static fn(self $test): ?string => $test->behind_port(parse_url($test->make_pool(['encharge.enabled' => '0'])->url, PHP_URL_PORT)),
            ['doctor reception' => ['pass'], 'doctor guard' => ['warn', 'encharge.enabled'], 'doctor wordpress' => ['pass'], 'status guard' => ['encharge.enabled'], 'guard status message' => ['encharge.enabled']],
            [],
        ];
        yield 'the guard file cannot be read' => [
            static function (self $test): ?string {
                chmod($test->stack->site->guard_file, 0000);
                return $test->behind('');
            },
            ['doctor reception' => ['pass'], 'doctor guard' => ['warn', 'cannot be read by', 'sudo chown'], 'status guard' => ['cannot be read by', 'sudo chown'], 'guard status state' => ['unreadable'], 'guard status message' => ['cannot be read by', 'sudo chown']],
            ['as it should be'],
        ];
        yield 'not connected' => [
            static fn(self $test): ?string => $test->behind('') . $test->store('encharge_webhooks_api_key', ''),
            ['doctor encharge' => ['fail', 'Run: wp encharge connect'], 'status api_key' => ['none']] + self::WELL,
            [],
        ];
        yield 'no access key' => [
            static fn(self $test): ?string => $test->behind('') . $test->set(['access_keys' => []]),
            ['doctor access keys' => ['fail', 'Run: wp encharge key generate'], 'status access_keys' => ['0']] + self::WELL,
            [],
        ];
        yield 'an API key in wp-config.php that Encharge refuses' => [
            static fn(self $test): ?string => $test->behind('') . "define('ENCHARGE_API_KEY', 'old');",
            ['doctor encharge' => ['fail', 'refused the API key', 'into ENCHARGE_API_KEY in wp-config.php'], 'status api_key' => ['constant']] + self::WELL,
            ['run: wp encharge connect', 'Exception'],
        ];
        yield 'an API URL that is none' => [
            static fn(self $test): ?string => $test->behind('') . "define('ENCHARGE_API_URL', 'ftp://x');",
            ['doctor encharge' => ['fail', 'ENCHARGE_API_URL in wp-config.php is not an https URL']] + self::WELL,
            ['The API key is'],
        ];
    }

    /**
     * @param \Closure(self): ?string $bring_about
     * @param Said $said
     * @param list<string> $not_said
     */
    #[DataProvider('states')]
    public function test_the_cause_and_the_remedy_are_told(\Closure $bring_about, array $said, array $not_said): void
    {
        $code = (string) $bring_about($this);
        $told = $this->told($code);

        foreach ($said as $where => $words) {
            self::assertArrayHasKey($where, $told);
            foreach ($words as $word) {
                self::assertStringContainsString($word, $told[$where], $where);
            }
        }
        foreach ($not_said as $word) {
            self::assertStringNotContainsString($word, implode("\n", $told));
        }
        self::assertSame([], $this->log(), 'what the commands themselves send is in no log');
    }

    public function test_the_commands_count_themselves_nowhere(): void
    {
        $before = $this->refused();
        $this->behind('');
        $this->told();
        self::assertSame($before, $this->refused());

        $this->stack->site->go_without_guard();
        $this->told();
        self::assertSame([], $this->log());

        $this->stack->site->set_option('hostile', 'init exits');
        $this->stack->site->load('hostile');
        $told = $this->told("WP_CLI::add_wp_hook('pre_option_hostile', static fn (): string => 'never exits');");
        self::assertStringContainsString('internal_error', $told['doctor reception']);
        self::assertSame([], $this->log());
    }

    /** @return Said where the same stands in the way of everything */
    private static function everywhere(string $status, string ...$words): array
    {
        return ['doctor reception' => [$status, ...$words], 'doctor guard' => ['warn', ...$words], 'doctor wordpress' => ['warn', 'See reception'], 'status guard' => $words, 'guard status message' => $words];
    }

    /** Lets the command line find another nginx at the site's address. */
    private function behind(string $directives): ?string
    {
        return $this->behind_port(parse_url($this->stack->pool->add($this->stack->site->root, $directives), PHP_URL_PORT));
    }

    private function behind_port(int|false|null $port): ?string
    {
        $this->store('front_port', (string) $port);
        $this->stack->site->load('reaches-front');
        return null;
    }

    /** @return '' */
    private function store(string $option, string $value): string
    {
        $this->stack->site->set_option($option, $value);
        return '';
    }

    /**
     * @param array<string, mixed> $settings
     * @return ''
     */
    private function set(array $settings): string
    {
        $this->stack->site->set($settings);
        return '';
    }

    /** @return array<string, string> the command and the check or row → what it says */
    private function told(string $code = ''): array
    {
        $told = [];
        foreach (['doctor', 'status', 'guard status'] as $command) {
            $output = $this->stack->site->cli_whatever('encharge', ...[...explode(' ', $command), '--format=json', ...($code === '' ? [] : ["--exec=$code"])]);
            foreach (json_decode($output, true, 512, JSON_THROW_ON_ERROR) as $name => $value) {
                if (is_array($value)) {
                    [$name, $value] = [$value['check'], "{$value['status']} {$value['message']}"];
                }
                $told["$command $name"] ??= (string) $value;
            }
        }
        return $told;
    }

    /** @return string how many the guard refused so far */
    private function refused(): string
    {
        $this->stack->site->load('reaches-itself');
        return trim($this->stack->site->cli('encharge', 'status', '--fields=refused', '--format=json'));
    }
}
