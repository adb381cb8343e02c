<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\User;

use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\Log;
use PHPUnit\Framework\Attributes\TestWith;

/** What everybody sees of a user is never their address. */
final class PublicNamesTest extends TestCase
{
    use WritesUsers;

    public function testWithoutNamesTheyAreTheLocalPartOfTheAddress(): void
    {
        $this->settings();
        $local = $this->unique("o'b.");
        $user = $this->user($this->sync(['email' => "$local@example.com"]));
        self::assertSame([$local, $local, sanitize_title($local)], [$user->display_name, $user->nickname, $user->user_nicename]);
        self::assertSame(str_replace("'", '', "$local@example.com"), $user->user_login);
    }

    public function testWithoutNamesTheyAreTheLocalPartWhateverTheLogin(): void
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
    public function testWithNamesTheyAreThoseAndStillNoAddress(array $names, string $shown): void
    {
        $this->settings();
        $local = $this->unique();
        $user = $this->user($this->sync(['email' => "$local@example.com"] + $names));
        self::assertSame([$shown, $local], [$user->display_name, $user->nickname]);
    }

    public function testTwoOfOneLocalPartHaveTheirOwnPages(): void
    {
        $this->settings();
        $local = $this->unique();
        $nicenames = array_map(fn (string $domain): string => $this->user($this->sync(['email' => "$local@$domain"]))->user_nicename, ['a.example', 'b.example']);
        self::assertSame([$local, "$local-2"], $nicenames);
    }

    public function testAContactIdThatIsAnAddressIsMaskedInTheLogAndNotInTheAnswer(): void
    {
        $this->settings();
        $outcome = $this->sync(['id' => $id = $this->unique() . '@example.com', 'email' => $this->unique() . '@example.com']);
        self::assertSame($id, $outcome->contact_id);
        self::assertSame('p***@e***.com', (new Log(Settings::load()))->query(['limit' => 1])[0]['contact_id']);
    }

    public function testALongAddressHasAnAuthorPageToo(): void
    {
        $this->settings();
        $outcome = $this->sync(['email' => str_repeat('a', 52) . '@ex.io']);

        self::assertSame(str_repeat('a', 50), $this->user($outcome)->user_nicename);
    }
}
