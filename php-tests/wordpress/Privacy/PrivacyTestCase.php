<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Privacy;

use Encharge\Webhooks\Tests\WordPress\Inbox\InboxTestCase;

/** WordPress's tools for personal data, asked as its pages ask them. */
abstract class PrivacyTestCase extends InboxTestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        require_once ABSPATH . 'wp-admin/includes/admin.php';
    }

    /** @return array<string, mixed> the eraser's last answer, and whether anything was removed on its way */
    protected static function erase(string $address): array
    {
        $erase = apply_filters('wp_privacy_personal_data_erasers', [])['webhooks-for-encharge']['callback'];
        $removed = false;
        for ($page = 1; $page < 20; $page++) {
            $answer = $erase($address, $page);
            self::assertIsArray($answer, $answer instanceof \WP_Error ? $answer->get_error_message() : '');
            $removed = $removed || $answer['items_removed'];
            if ($answer['done']) {
                return ['items_removed' => $removed, 'pages' => $page] + $answer;
            }
        }
        self::fail('The eraser does not end.');
    }

    /** @return array{list<array<string, mixed>>, int} the items, and how many pages they took */
    protected static function export(string $address, ?callable $between = null): array
    {
        $export = apply_filters('wp_privacy_personal_data_exporters', [])['webhooks-for-encharge']['callback'];
        $items = [];
        for ($page = 1; $page < 20; $page++) {
            $answer = $export($address, $page);
            self::assertIsArray($answer, $answer instanceof \WP_Error ? $answer->get_error_message() : '');
            array_push($items, ...$answer['data']);
            if ($answer['done']) {
                return [$items, $page];
            }
            $between === null || $between();
        }
        self::fail('The exporter does not end.');
    }
}
