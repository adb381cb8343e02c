<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\User;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\WordPress\Sync\Note;
use Encharge\Webhooks\WordPress\Sync\Outcome;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;

/** What is stored is what was sent, or a note says why not. */
final class ExactValuesTest extends TestCase
{
    use WritesUsers;

    #[TestWith(['10%deal,10%de,10', ['10%deal', '10%de', '10']])]
    #[TestWith(['Level <5, a < b, a > b, <3, 5<', ['Level <5', 'a < b', 'a > b', '<3', '5<']])]
    #[TestWith(['AT&T, &lt;b&gt;, "x", %20, Caf%C3%A9, C:\\dir', ['AT&T', '&lt;b&gt;', '"x"', '%20', 'Caf%C3%A9', 'C:\\dir']])]
    #[TestWith(["👨\u{200D}👩\u{200D}👧, می\u{200C}خواهم, שלום, 0", ["👨\u{200D}👩\u{200D}👧", "می\u{200C}خواهم", 'שלום', '0']])]
    #[TestWith(['two  spaces', ['two  spaces']])]
    public function test_a_tag_is_taken_as_it_is(string $sent, array $stored): void
    {
        $this->settings();
        [$user, $fields] = $this->linked(['tags' => $sent]);
        self::assertSame($stored, get_user_meta($user->ID, 'encharge_tags', true));

        $again = $this->sync($fields, Action::UpdateTags);
        self::assertSame(['unchanged', []], [$again->word(), $again->notes]);
    }

    #[TestWith(['<b>x</b>'])]
    #[TestWith(['<b'])]
    #[TestWith(['x</p>'])]
    #[TestWith(['<!-- x'])]
    #[TestWith(['<?php'])]
    #[TestWith(["\u{1B}[31mred"])]
    #[TestWith(["nul\0"])]
    #[TestWith(["two\nlines"])]
    #[TestWith(["tab\tulator"])]
    #[TestWith(["\u{7F}"])]
    #[TestWith(["\u{9B}31m"])]
    #[TestWith(["\u{202E}gold"])]
    #[TestWith(["go\u{2066}ld"])]
    #[TestWith(["\u{200F}gold"])]
    #[TestWith(["go\u{200B}ld"])]
    #[TestWith(["\u{FEFF}gold"])]
    #[TestWith(["go\u{2028}ld"])]
    public function test_a_tag_that_cannot_be_taken_as_it_is_is_refused_by_itself(string $tag): void
    {
        $this->settings();
        $outcome = $this->sync(['email' => $this->unique() . '@example.com', 'tags' => ['a', $tag, 'b']]);
        self::assertSame(['a', 'b'], get_user_meta($this->user($outcome)->ID, 'encharge_tags', true));
        self::assertSame(['tag_refused tags'], array_map(static fn (Note $note): string => "$note->code $note->field", $outcome->notes));
        self::assertDoesNotMatchRegularExpression('/[\x00-\x1F\x7F<]|\x{202E}/u', $outcome->notes[0]->message);
    }

    /** @return list<array{string}> */
    public static function texts(): array
    {
        $texts = [
            '100%deluxe', 'a%20b', 'https://example.com/?q=a%20b', 'Caf%C3%A9', 'Level <5', 'a < b > c', '5 <6', 'two  spaces', ' around ',
            'AT&T', '&lt;b&gt;', "it's \"x\" \\ \\\\", "👨\u{200D}👩\u{200D}👧", 'שלום', '0', '%', '50% off', '<3',
        ];

        return array_map(static fn (string $text): array => [$text], $texts);
    }

    #[DataProvider('texts')]
    public function test_a_text_is_kept_as_it_is(string $text): void
    {
        $this->settings(map: [['t', 't'], ['a', 'a', 'textarea'], ['l', 'l', 'list'], ['firstName', 'first_name'], ['shown', 'display_name'], ['nick', 'nickname'], ['bio', 'description']]);
        [$user, $fields] = $this->linked($sent = ['t' => $text, 'a' => $text, 'l' => [$text], 'firstName' => $text, 'shown' => $text, 'nick' => $text, 'bio' => $text]);
        self::assertSame([$text, $text, [$text]], array_map(static fn (string $key): mixed => get_user_meta($user->ID, $key, true), ['t', 'a', 'l']));
        // As WordPress keeps names, whatever makes them: with entities.
        self::assertSame(array_fill(0, 4, _wp_specialchars($text)), [$user->first_name, $user->display_name, $user->nickname, $user->description]);

        $again = $this->sync($sent + $fields, Action::Update);
        self::assertSame(['unchanged', []], [$again->word(), $again->notes]);
    }

    public function test_a_textarea_keeps_its_lines(): void
    {
        $this->settings(map: [['a', 'a', 'textarea'], ['bio', 'description']]);
        $lines = "one\n\n  two\r\n\tthree 100%de <5\n";
        $outcome = $this->sync(['email' => $this->unique() . '@example.com', 'a' => $lines, 'bio' => $lines]);
        self::assertSame($lines, get_user_meta($outcome->user_id, 'a', true));
        self::assertSame(_wp_specialchars($lines), $this->user($outcome)->description);
        self::assertSame([], $outcome->notes);
    }

    #[TestWith(['<b>bold</b> 100%de', 'bold 100%de'])]
    #[TestWith(["x<script>alert('1')</script>y", 'xy'])]
    #[TestWith(['<<b>script>alert(1)<</b>/script>', 'script>alert(1)/script>'])]
    #[TestWith(['<scr<script>ipt>x', 'scr'])]
    #[TestWith(['unclosed <img src=x onerror=alert(1) ', 'unclosed img src=x onerror=alert(1)'])]
    #[TestWith(["<\0script>x", ''])]
    #[TestWith(["\u{1B}]52;c;eA==\u{7}Ann", ']52;c;eA==Ann'])]
    #[TestWith(["\u{202E}nnA\u{202C}", 'nnA'])]
    #[TestWith(["one\ntwo\u{2028}three\tfour", 'one two three four'])]
    public function test_a_text_loses_markup_and_controls_and_a_note_says_so(string $sent, string $stored): void
    {
        $this->settings(map: [['t', 't', 'text', true], ['l', 'l', 'list'], ['lastName', 'last_name']]);
        $outcome = $this->sync(['email' => $this->unique() . '@example.com', 't' => $sent, 'l' => ['kept', $sent], 'lastName' => $sent]);
        $user = $this->user($outcome);
        self::assertSame($stored, (string) get_user_meta($user->ID, 't', true));
        self::assertSame(array_values(array_filter(['kept', $stored])), get_user_meta($user->ID, 'l', true));
        self::assertSame(_wp_specialchars($stored), $user->last_name);
        $this->assertNoted($stored === '' ? 'unreadable_value' : 'value_cleaned', 't', $outcome);
        $this->assertNoted($stored === '' ? 'unreadable_value' : 'value_cleaned', 'lastName', $outcome);
        $this->assertNoted('value_cleaned', 'l', $outcome);
    }

    public function test_a_textarea_loses_controls_only(): void
    {
        $this->settings(map: [['a', 'a', 'textarea']]);
        $outcome = $this->sync(['email' => $this->unique() . '@example.com', 'a' => "one\n\u{1B}[2J<i>two</i>\u{2029}three"]);
        self::assertSame("one\n[2Jtwo\nthree", get_user_meta($outcome->user_id, 'a', true));
        $this->assertNoted('value_cleaned', 'a', $outcome);
    }

    public function test_an_url_that_is_completed_is_noted(): void
    {
        $this->settings(map: [['site', 'user_url'], ['u', 'u', 'url']]);
        $exact = $this->sync(['email' => $this->unique() . '@example.com', 'site' => 'https://example.com/?a=1&b=%20', 'u' => 'https://example.com/?a=1&b=%20']);
        self::assertSame(['https://example.com/?a=1&b=%20', 'https://example.com/?a=1&b=%20', []], [$this->user($exact)->user_url, get_user_meta($exact->user_id, 'u', true), $exact->notes]);

        $completed = $this->sync(['email' => $this->unique() . '@example.com', 'site' => 'example.com/a b']);
        self::assertSame('http://example.com/a%20b', $this->user($completed)->user_url);
        $this->assertNoted('value_cleaned', 'site', $completed);
    }

    /** Whoever fills in a form decides how long a text is. */
    #[TestWith(['<a'])]
    #[TestWith(['<<b>b>'])]
    #[TestWith(['<script>'])]
    #[TestWith(['<!--'])]
    #[TestWith(["\u{202E}"])]
    public function test_a_long_text_is_cleaned_in_no_time(string $piece): void
    {
        $this->settings(map: [['t', 't']]);
        $began = hrtime(true);
        $outcome = $this->sync(['email' => $this->unique() . '@example.com', 't' => 'x' . str_repeat($piece, 200_000)]);
        self::assertLessThan(5e9, hrtime(true) - $began);
        $this->assertNoted('value_cleaned', 't', $outcome);
        self::assertDoesNotMatchRegularExpression('/<[a-z!]/', get_user_meta($outcome->user_id, 't', true));
    }

    #[TestWith(["pa\0ss"])]
    #[TestWith(["pass\0"])]
    #[TestWith(["\0pass"])]
    public function test_a_password_that_would_be_hashed_as_another_is_replaced(string $password): void
    {
        $this->settings(map: [['pw', 'user_pass']]);
        $this->assertReplaced($password, $this->sync(['email' => $this->unique() . '@example.com', 'pw' => $password]));
        add_filter('encharge_webhooks_user_data', static fn (array $values): array => ['user_pass' => $password] + $values);
        $this->assertReplaced($password, $this->sync(['email' => $this->unique() . '@example.com', 'pw' => 'other']));
    }

    private function assertReplaced(string $password, Outcome $outcome): void
    {
        $this->assertNoted('password_refused', 'pw', $outcome);
        $hash = $this->user($outcome)->user_pass;
        foreach ([$password, str_replace("\0", '', $password), wp_slash($password), str_replace("\0", "\u{FFFD}", $password)] as $candidate) {
            self::assertFalse(wp_check_password($candidate, $hash));
        }
    }

    public function test_notes_are_bounded_and_what_concerns_the_account_comes_first(): void
    {
        $this->settings();
        $outcome = $this->sync(['email' => $this->unique() . '@example.com', 'tags' => array_map(static fn (int $n): string => "<i>$n</i>", range(1, 3000))], role: 'administrator');
        self::assertCount(3001, $outcome->notes);
        $notes = self::answered($outcome);
        self::assertLessThan(102, count($notes));
        self::assertSame('role_refused', $notes[0]['code']);
        self::assertMatchesRegularExpression('/\Aand \d+ more\z/', end($notes)['message']);
    }

    /** @return list<array{code: string, field: string, message: string}> the notes of the answer */
    private static function answered(Outcome $outcome): array
    {
        $answer = \Encharge\Webhooks\WordPress\Webhook\Answer::outcomes(Action::Add, [$outcome]);

        return json_decode((string) wp_json_encode((fn (): array => $this->data['notes'])->call($answer)), true);
    }
}
