<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\User;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use PHPUnit\Framework\Attributes\TestWith;

/** What everybody sees of a user is never their address. */
final class PublicNamesTest extends TestCase
{
    use WritesUsers;

    public function test_without_names_they_are_the_local_part_of_the_address(): void
    {
        $this->settings();
        $local = $this->unique("o'b.");
        $user = $this->user($this->sync(['email' => "$local@example.com"]));
        self::assertSame([$local, $local, sanitize_title($local)], [$user->display_name, $user->nickname, $user->user_nicename]);
        self::assertSame(str_replace("'", '', "$local@example.com"), $user->user_login);
    }

    public function test_without_names_they_are_the_local_part_whatever_the_login(): void
    {
        $this->settings(map: [['login', 'user_login']]);
        $local = $this->unique();
        $login = $this->unique('l');
        $user = $this->user($this->sync(['email' => "$local@example.com", 'login' => $login]));
        self::assertSame([$local, $local, $login], [$user->display_name, $user->nickname, $user->user_nicename]);
    }

    /** @param array<string, string> $names */
    #[TestWith([['firstName' => 'Ann', 'lastName' => 'Lee'], 'Ann Lee'])]
    #[TestWith([['firstName' => 'Ann'], 'Ann'])]
    #[TestWith([['lastName' => 'Lee'], 'Lee'])]
    #[TestWith([['firstName' => '0'], '0'])]
    public function test_with_names_they_are_those_and_still_no_address(array $names, string $shown): void
    {
        $this->settings();
        $local = $this->unique();
        $user = $this->user($this->sync(['email' => "$local@example.com"] + $names));
        self::assertSame([$shown, $local], [$user->display_name, $user->nickname]);
    }

    public function test_two_of_one_local_part_have_their_own_pages(): void
    {
        $this->settings();
        $local = $this->unique();
        $nicenames = array_map(fn (string $domain): string => $this->user($this->sync(['email' => "$local@$domain"]))->user_nicename, ['a.example', 'b.example']);
        self::assertSame([$local, "$local-2"], $nicenames);
    }

    public function test_a_contact_id_that_is_an_address_is_masked_in_the_log_and_not_in_the_answer(): void
    {
        $this->settings();
        $outcome = $this->sync(['id' => $id = $this->unique() . '@example.com', 'email' => $this->unique() . '@example.com']);
        self::assertSame($id, $outcome->contact_id);
        self::assertSame('p***@e***.com', (new LogQuery())->rows(1)[0]['contact_id']);
    }

    public function test_a_long_address_has_an_author_page_too(): void
    {
        $this->settings();
        $outcome = $this->sync(['email' => str_repeat('a', 52) . '@ex.io']);

        self::assertSame(str_repeat('a', 50), $this->user($outcome)->user_nicename);
    }
}
