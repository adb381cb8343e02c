<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Config;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\ApiConnection;

final class ApiConnectionTest extends TestCase
{
    public function test_without_a_token_there_is_no_client(): void
    {
        delete_option(ApiConnection::TOKEN_OPTION);
        $api = new ApiConnection();

        self::assertNull($api->client());
        self::assertSame('none', $api->token_source());
        self::assertStringContainsString('wp encharge connect', (string) $api->problem());
    }

    public function test_a_token_that_cannot_be_one_is_named_and_not_shown(): void
    {
        (new ApiConnection())->remember("two\nlines-of-secret");

        self::assertNull((new ApiConnection())->client());
        self::assertStringNotContainsString('lines-of-secret', (string) (new ApiConnection())->problem());
    }

    /** Another process has stored another one since. */
    public function test_a_token_is_stored_whatever_a_cache_says(): void
    {
        global $wpdb;
        (new ApiConnection())->remember('first');
        get_option(ApiConnection::TOKEN_OPTION);
        $wpdb->update($wpdb->options, ['option_value' => 'second'], ['option_name' => ApiConnection::TOKEN_OPTION]);

        self::assertTrue((new ApiConnection())->remember('first'));

        self::assertSame('first', $wpdb->get_var($wpdb->prepare('SELECT option_value FROM %i WHERE option_name = %s', $wpdb->options, ApiConnection::TOKEN_OPTION)));
    }

    public function test_the_token_is_in_no_autoloaded_option_and_no_dump(): void
    {
        (new ApiConnection())->remember('a-secret-token');
        $client = (new ApiConnection())->client();

        self::assertSame('option', (new ApiConnection())->token_source());
        self::assertTrue((new ApiConnection())->is_token('a-secret-token'));
        self::assertArrayNotHasKey(ApiConnection::TOKEN_OPTION, wp_load_alloptions(true));
        self::assertStringNotContainsString('a-secret-token', print_r([$client, new ApiConnection()], true));
    }
}
