<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Admin;

use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Install\InstallPage;
use PHPUnit\Framework\Attributes\TestWith;
use WP_Translation_Controller;

/** The translations that come with the plugin are found, wherever WordPress looks for them, and leave nothing in English. */
final class LanguagesTest extends SettingsPageTestCase
{
    private const DOMAIN = 'webhooks-for-encharge';

    protected function tearDown(): void
    {
        parent::tearDown();
        self::forget();
    }

    /** @param array{string, string} $changes one, and several */
    #[TestWith(['de_DE', 'Einrichtung', 'Kopieren', ['1 Änderung', '2 Änderungen']])]
    #[TestWith(['es_ES', 'Puesta en marcha', 'Copiar', ['1 cambio', '2 cambios']])]
    public function test_pages_scripts_and_plurals_are_in_the_language_of_who_reads(string $locale, string $title, string $copy, array $changes): void
    {
        self::read_in($locale);

        self::assertSame($title, Tab::SetUp->title());
        self::assertSame($changes, array_map(static fn(int $count): string => sprintf(_n('%s change', '%s changes', $count, 'webhooks-for-encharge'), $count), [1, 2]));
        self::open(Tab::SetUp);
        self::assertStringContainsString("\"Copy\":[\"$copy\"]", (string) wp_scripts()->print_translations('encharge-webhooks-copy', false));
    }

    #[TestWith(['de_DE'])]
    #[TestWith(['es_ES'])]
    public function test_no_sentence_on_a_page_is_left_in_english(string $locale): void
    {
        self::assertGreaterThan(50, count(self::in_english()), 'in English they are found');
        self::read_in($locale);

        self::assertSame([], self::in_english());
    }

    #[TestWith(['de_DE', 'Server'])]
    #[TestWith(['es_ES', 'Servidor'])]
    public function test_the_page_without_the_extension_is_translated_too(string $locale, string $heading): void
    {
        self::read_in($locale);

        ob_start();
        InstallPage::render();
        self::assertStringContainsString("<h2>$heading</h2>", (string) ob_get_clean());
    }

    /** As on a site, or for a user, with this language. */
    private static function read_in(string $locale): void
    {
        add_filter('pre_determine_locale', static fn(): string => $locale);
        self::forget();
    }

    private static function forget(): void
    {
        unload_textdomain(self::DOMAIN, true);
        WP_Translation_Controller::get_instance()->unload_textdomain(self::DOMAIN);
        WP_Translation_Controller::get_instance()->set_locale(determine_locale());
    }

    /** @return list<string> what the template has of four words and more, without placeholders, and a tab shows */
    private static function in_english(): array
    {
        $pages = implode('', array_map(self::open(...), Tab::cases()));
        preg_match_all('/^msgid "([^"%\\\\]*)"$/m', (string) file_get_contents(dirname(__DIR__, 3) . '/wp-plugin-shim/languages/webhooks-for-encharge.pot'), $texts);

        return array_values(array_filter($texts[1], static fn(string $text): bool => substr_count($text, ' ') > 2 && str_contains($pages, esc_html($text))));
    }
}
