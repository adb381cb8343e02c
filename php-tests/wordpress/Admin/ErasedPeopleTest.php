<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Admin;

use Encharge\Webhooks\WordPress\Admin\Tab;
use Encharge\Webhooks\WordPress\Config\Access;
use Encharge\Webhooks\WordPress\Privacy\ErasedAddresses;

/** On Tools: those who were erased. */
final class ErasedPeopleTest extends SettingsPageTestCase
{
    public function test_an_address_is_lifted_and_the_page_names_none(): void
    {
        self::assertStringContainsString('Nobody was erased yet.', self::open(Tab::Tools));
        ErasedAddresses::add('ann@example.com');
        ErasedAddresses::add('bea@example.com');
        $page = self::open(Tab::Tools);
        self::assertStringContainsString('2 people were erased.', $page);
        self::assertStringNotContainsString('ann@', $page);

        self::assertStringContainsString('done=lift_erasure', self::send(Tab::Tools, 'lift_erasure', ['address' => ' ANN@example.com ']));
        self::assertSame([false, true], [ErasedAddresses::has('ann@example.com'), ErasedAddresses::has('bea@example.com')]);
        self::assertStringContainsString('may make or link a user', self::open(Tab::Tools, ['done' => 'lift_erasure']));
        self::assertStringContainsString('1 person was erased.', self::open(Tab::Tools));
    }

    public function test_an_address_that_is_not_among_them_is_said_at_its_field_and_kept(): void
    {
        ErasedAddresses::add('ann@example.com');
        $page = self::send(Tab::Tools, 'lift_erasure', ['address' => '"><script>@example.com']);

        self::assertStringContainsString('value="&quot;&gt;&lt;script&gt;@example.com" aria-invalid="true" aria-describedby="encharge-erased-address-error"', $page);
        self::assertStringContainsString('id="encharge-erased-address-error"', $page);
        self::assertStringNotContainsString('<script>@', $page);
        self::assertSame(1, ErasedAddresses::count());
    }

    public function test_nobody_else_lifts_one_and_nobody_by_a_foreign_form(): void
    {
        ErasedAddresses::add('ann@example.com');
        $lift = static fn(?string $nonce = null): string => self::send(Tab::Tools, 'lift_erasure', ['address' => 'ann@example.com'], $nonce);

        self::assertSame(403, self::refusal(static fn(): string => $lift('wrong')));
        self::sign_in_as('editor');
        add_filter('encharge_webhooks_capability', static fn(string $capability, string $task): string => $task === Access::SEE ? 'edit_posts' : $capability, 10, 2);
        self::assertSame(403, self::refusal($lift));
        self::assertTrue(ErasedAddresses::has('ann@example.com'));
    }
}
