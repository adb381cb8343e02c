<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Browser;

use Encharge\Webhooks\Tests\EndToEnd\Site;
use Encharge\Webhooks\Tests\Support\Server\Http;
use Encharge\Webhooks\Tests\Support\WordPress;

/**
 * Signs users of a site in; a session is the cookies that come of it.
 */
final class Session
{
    private const PASSWORD = 'the-password-of-everybody-else';

    /** @return list<array{name: string, value: string}> */
    public static function of_the_administrator(Site $site): array
    {
        return self::begin($site->url, WordPress::ADMINISTRATOR['login'], WordPress::ADMINISTRATOR['password']);
    }

    /** @return list<array{name: string, value: string}> */
    public static function of_a_new_user(Site $site, string $login, string $role): array
    {
        $site->cli('user', 'create', $login, "$login@example.test", "--role=$role", '--user_pass=' . self::PASSWORD);
        return self::begin($site->url, $login, self::PASSWORD);
    }

    /** @return list<array{name: string, value: string}> */
    private static function begin(string $url, string $login, string $password): array
    {
        $reply = Http::send([
            'url' => "$url/wp-login.php",
            'headers' => ['Content-Type: application/x-www-form-urlencoded'],
            'body' => http_build_query(['log' => $login, 'pwd' => $password, 'rememberme' => 'forever']),
        ]);
        if ($reply->status !== 302) {
            throw new \RuntimeException("$login could not sign in: $reply");
        }
        $cookies = [];
        foreach ($reply->headers['set-cookie'] ?? [] as $cookie) {
            [$name, $value] = explode('=', explode(';', $cookie)[0], 2);
            $cookies[$name] = ['name' => $name, 'value' => $value];
        }
        return array_values($cookies);
    }
}
