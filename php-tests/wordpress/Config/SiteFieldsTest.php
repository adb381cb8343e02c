<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Config;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\FieldSuggestions;
use Encharge\Webhooks\WordPress\Config\SiteFields;

final class SiteFieldsTest extends TestCase
{
    public function test_a_new_site_knows_profiles_contact_methods_and_what_is_registered(): void
    {
        add_filter('user_contactmethods', static fn(array $methods): array => ['mastodon' => 'Mastodon'] + $methods);
        register_meta('user', 'shoe_size', ['type' => 'integer', 'description' => 'Shoe size']);
        register_meta('user', 'encharge_secret', ['type' => 'string']);

        try {
            $labels = SiteFields::kept()->labels;
        } finally {
            unregister_meta_key('user', 'shoe_size');
            unregister_meta_key('user', 'encharge_secret');
        }
        self::assertSame(['Email address', 'Mastodon', 'Shoe size'], [$labels['user_email'] ?? '', $labels['mastodon'] ?? '', $labels['shoe_size'] ?? '']);
        self::assertArrayNotHasKey('encharge_secret', $labels);
        self::assertArrayNotHasKey('wp_capabilities', $labels);
    }

    public function test_the_keys_of_woocommerce_and_acf_are_known_before_anybody_has_used_them(): void
    {
        self::assertNotContains('billing_phone', SiteFields::kept()->keys());

        require_once __DIR__ . '/other-plugins.php';
        $labels = SiteFields::kept()->labels;

        self::assertSame('WooCommerce', $labels['billing_phone'] ?? '');
        self::assertSame('WooCommerce', $labels['shipping_postcode'] ?? '');
        self::assertSame('Favourite colour', $labels['favourite_colour'] ?? '');
        self::assertArrayNotHasKey('pages_subtitle', $labels);
        self::assertArrayNotHasKey('gallery', $labels);
    }

    public function test_keys_in_use_are_looked_for_when_somebody_asks_and_kept(): void
    {
        $user = (int) wp_insert_user(['user_login' => 'keys', 'user_pass' => 'x']);
        add_user_meta($user, 'first_key', '1');
        self::assertContains('first_key', SiteFields::kept()->keys());

        self::assertContains('first_key', SiteFields::now()->keys());
        add_user_meta($user, 'second_key', '1');
        self::assertNotContains('second_key', SiteFields::kept()->keys());
        self::assertContains('second_key', SiteFields::now()->keys());
        self::assertContains('second_key', SiteFields::kept()->keys());
    }

    public function test_a_thousand_keys_and_a_hundred_fields_are_compared_quickly(): void
    {
        $keys = array_map(static fn(int $number): string => 'some_plugins_setting_' . md5((string) $number), range(1, 1000));
        $fields = array_map(static fn(int $number): array => ['name' => "customField$number", 'title' => "A field of the account, $number", 'type' => 'string', 'format' => null, 'readOnly' => false, 'array' => false], range(1, 100));
        $begun = hrtime(true);

        self::assertSame([], (new FieldSuggestions($keys))->of($fields, []));
        self::assertLessThan(1.5, (hrtime(true) - $begun) / 1e9);
    }
}
