<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Cli;

use Encharge\Webhooks\WordPress\Config\ApiConnection;

final class DoctorCommandTest extends CommandTestCase
{
    public function test_doctor_names_each_thing_and_fails_where_one_does(): void
    {
        delete_option(ApiConnection::TOKEN_OPTION);
        $output = self::wp_fails('doctor');

        self::assertStringContainsString('wp encharge key generate', $output);
        self::assertStringContainsString('wp encharge connect', $output);
        self::assertMatchesRegularExpression('/tables\s+pass/', $output);
    }

    public function test_only_the_checks_that_are_named_are_made(): void
    {
        self::assertSame(['site', 'tables'], array_column(self::decoded('doctor', 'site', 'tables'), 'check'));
        self::assertSame([], self::encharge()->requests());
        self::assertStringContainsString('There is none', self::wp_fails('doctor', 'access keys'));
    }

    public function test_a_check_that_there_is_not_is_refused_before_any_is_made(): void
    {
        $errors = self::wp_fails('doctor', 'encharge', 'keys');

        self::assertStringContainsString('There is no check keys. Those that there are: extension, tables, ', $errors);
        self::assertStringContainsString(", 'access keys', ", $errors);
        self::assertSame([], self::encharge()->requests());
    }

    public function test_the_remedy_is_a_column_that_is_asked_for(): void
    {
        $rows = static fn(string ...$options): array => json_decode(self::run_wp('', ['doctor', 'site', 'access keys', '--format=json', ...array_values($options)])['output'], true, flags: JSON_THROW_ON_ERROR);

        self::assertSame(['check', 'status', 'message'], array_keys($rows()[0]));
        self::assertSame([['check' => 'site', 'remedy' => ''], ['check' => 'access keys', 'remedy' => 'wp encharge key generate']], $rows('--fields=check,remedy'));
        self::assertSame(['There is none: every webhook is refused. Run: wp encharge key generate'], array_column(array_slice($rows(), 1), 'message'));
    }
}
