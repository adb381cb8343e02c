<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Config;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\FieldSuggestions;
use Encharge\Webhooks\WordPress\Config\NameMatch;

final class FieldSuggestionsTest extends TestCase
{
    public function test_a_field_is_suggested_for_a_key_of_the_same_the_usual_or_a_similar_name(): void
    {
        $suggestions = (new FieldSuggestions(['billing_phone', 'newsletter_frequency', 'renews_at']))->of(
            [
                self::field('email'),
                self::field('last_name'),
                self::field('surname'),
                self::field('phoneNumber'),
                self::field('newsleterFrequency'),
                self::field('renewsAt', 'date-time'),
                self::field('shoeSize'),
            ],
            [['field' => 'email', 'key' => 'user_email']]
        );

        self::assertSame(
            [
                ['field' => 'last_name', 'key' => 'last_name', 'type' => 'text', 'why' => NameMatch::Same],
                ['field' => 'renewsAt', 'key' => 'renews_at', 'type' => 'datetime', 'why' => NameMatch::Same],
                ['field' => 'phoneNumber', 'key' => 'billing_phone', 'type' => 'text', 'why' => NameMatch::Usual],
                ['field' => 'newsleterFrequency', 'key' => 'newsletter_frequency', 'type' => 'text', 'why' => NameMatch::Similar],
            ],
            $suggestions
        );
    }

    public function test_a_login_a_password_and_a_key_that_is_refused_are_never_suggested(): void
    {
        $user = (int) wp_insert_user(['user_login' => 'keys' . bin2hex(random_bytes(4)), 'user_pass' => 'x']);
        add_user_meta($user, 'favourite_colour', 'red');
        $fields = array_map(self::field(...), ['user_login', 'user_pass', 'wp_capabilities', 'session_tokens', 'favouriteColour']);

        self::assertSame(['favourite_colour'], array_column(FieldSuggestions::for_this_site()->of($fields, []), 'key'));
    }

    /** @return array{name: string, title: string, type: string, format: ?string, readOnly: bool, array: bool} */
    private static function field(string $name, ?string $format = null): array
    {
        return ['name' => $name, 'title' => $name, 'type' => 'string', 'format' => is_string($format) ? $format : null, 'readOnly' => false, 'array' => false];
    }
}
