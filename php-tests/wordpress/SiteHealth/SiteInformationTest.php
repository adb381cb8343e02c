<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\SiteHealth;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Account;
use Encharge\Webhooks\WordPress\Config\ApiConnection;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\LogEntry;

/** Tools → Site Health → Info. */
final class SiteInformationTest extends TestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        wp_set_current_user(1);
    }

    public function test_a_section_tells_how_the_site_is_set_up_and_no_secret(): void
    {
        $made = (new AccessKeys(Settings::load()))->generate('Flow');
        Settings::load()->set('log_days', 7);
        (new Account(new ApiConnection()))->check();
        self::log_at('2026-11-01 10:00:00', new LogEntry('failed', action: 'add', contact_id: 'gone', code: 'person_not_found'));
        $before = count(self::encharge()->requests());
        $section = self::section();
        $fields = $section['fields'];

        self::assertSame('Webhooks for Encharge', $section['label']);
        self::assertSame(phpversion('encharge'), $fields['extension']['value']);
        self::assertSame([1, 1, '7', 'email → user_email, firstName → first_name, lastName → last_name'], [$fields['access_keys']['value'], $fields['log_entries']['value'], $fields['log_days']['value'], $fields['field_map']['value']]);
        self::assertSame('failed person_not_found', $fields['last_outcome']['value']);
        self::assertSame(['none', 'none'], [$fields['copy_of']['value'], $fields['copy_of']['debug']]);
        self::assertContains($fields['guard']['debug'], ['pass', 'warn']);
        self::assertSame(['account'], array_keys(array_filter($fields, static fn(array $field): bool => $field['private'] ?? false)));
        self::assertCount($before, self::encharge()->requests());
        foreach ([\FakeEncharge::TOKEN, $made['key'], hash('sha256', $made['key']), DB_PASSWORD, AUTH_KEY] as $secret) {
            self::assertStringNotContainsString($secret, (string) wp_json_encode($section));
        }
    }

    public function test_nobody_else_is_told(): void
    {
        wp_set_current_user((int) wp_insert_user(['user_login' => 'editor', 'user_pass' => 'x', 'role' => 'editor']));

        self::assertNull(self::section());
    }

    /** @return array<string, mixed>|null */
    private static function section(): ?array
    {
        return apply_filters('debug_information', [])['webhooks-for-encharge'] ?? null;
    }
}
