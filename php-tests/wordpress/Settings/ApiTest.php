<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Settings;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Api;

final class ApiTest extends TestCase
{
    public function testWithoutATokenThereIsNoClient(): void
    {
        delete_option(Api::TOKEN_OPTION);
        $api = new Api();

        self::assertNull($api->client());
        self::assertSame('none', $api->token_source());
        self::assertStringContainsString('wp encharge connect', (string) $api->problem());
    }

    public function testATokenThatCannotBeOneIsNamedAndNotShown(): void
    {
        (new Api())->remember("two\nlines-of-secret");

        self::assertNull((new Api())->client());
        self::assertStringNotContainsString('lines-of-secret', (string) (new Api())->problem());
    }

    /** Another process has stored another one since. */
    public function testATokenIsStoredWhateverACacheSays(): void
    {
        global $wpdb;
        (new Api())->remember('first');
        get_option(Api::TOKEN_OPTION);
        $wpdb->update($wpdb->options, ['option_value' => 'second'], ['option_name' => Api::TOKEN_OPTION]);

        self::assertTrue((new Api())->remember('first'));

        self::assertSame('first', $wpdb->get_var($wpdb->prepare('SELECT option_value FROM %i WHERE option_name = %s', $wpdb->options, Api::TOKEN_OPTION)));
    }

    public function testTheTokenIsInNoAutoloadedOptionAndNoDump(): void
    {
        (new Api())->remember('a-secret-token');
        $client = (new Api())->client();

        self::assertSame('option', (new Api())->token_source());
        self::assertTrue((new Api())->is_token('a-secret-token'));
        self::assertArrayNotHasKey(Api::TOKEN_OPTION, wp_load_alloptions(true));
        self::assertStringNotContainsString('a-secret-token', print_r([$client, new Api()], true));
    }
}
