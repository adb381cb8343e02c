<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\MariaDb;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\ComparesMeta;
use Encharge\Webhooks\WordPress\Database\Schema;
use Encharge\Webhooks\WordPress\Sync\ContactTable;
use PHPUnit\Framework\Attributes\TestWith;

/** Tables that are not as WordPress makes them today. */
final class TablesTest extends TestCase
{
    use ConvertsTables;
    use ComparesMeta;

    protected function tearDown(): void
    {
        global $wpdb;
        self::convert($wpdb->usermeta, 'utf8mb4 COLLATE utf8mb4_unicode_520_ci');
        $wpdb->query("ALTER TABLE $wpdb->users DROP COLUMN IF EXISTS contact_id, DROP COLUMN IF EXISTS user_id, DROP COLUMN IF EXISTS owed");
    }

    #[TestWith(['utf8mb3', ['phone' => 'ä', 'plan' => '日本', 'cars' => ['ä', '日']]])]
    #[TestWith(['latin1', ['phone' => 'ä', 'plan' => 'é€', 'cars' => ['ä', 'b']]])]
    #[TestWith(['latin1', ['phone' => 'a', 'plan' => 'é']])]
    public function test_meta_in_another_character_set_are_written_as_by_wordpress(string $set, array $values): void
    {
        self::convert($GLOBALS['wpdb']->usermeta, $set);
        $this->assertAsByWordPress([['plan', 'x']], $values);
    }

    public function test_meta_that_their_table_cannot_hold_are_refused_as_by_wordpress(): void
    {
        self::convert($GLOBALS['wpdb']->usermeta, 'utf8mb3');
        $told = [];
        $this->when('updated_user_meta', 'phone', static function (int $id) use (&$told): void {
            global $wpdb;
            $told[] = [
                // The row is the same, so that WordPress does not tell of it.
                update_user_meta($id, 'spare', 0),
                $wpdb->update($wpdb->usermeta, ['meta_value' => 'a😀'], ['user_id' => $id, 'meta_key' => 'spare']),
                update_user_meta($id, 'plan', 'a😀'),
                add_user_meta($id, 'plan', 'a😀'),
            ];
        });
        $this->assertAsByWordPress([['phone', '0'], ['spare', '0']], ['phone' => '1', 'plan' => 'gold']);
        self::assertSame([array_fill(0, 4, false), array_fill(0, 4, false)], $told);
    }

    public function test_columns_that_another_plugin_adds_to_users_are_not_taken_for_the_contacts(): void
    {
        global $wpdb;
        $wpdb->query("ALTER TABLE $wpdb->users ADD COLUMN contact_id varchar(20) DEFAULT 'theirs', ADD COLUMN user_id int DEFAULT 7, ADD COLUMN owed varchar(20) DEFAULT 'theirs'");
        $this->settings(map: [['phone', 'phone']]);
        [$user, $person] = $this->linked();

        $outcome = $this->sync(['phone' => '1'] + $person, Action::Update);

        self::assertSame([$user->ID, ['phone']], [$outcome->user_id, $outcome->changed]);
        $contact = (new ContactTable())->by_contact($person['id']);
        self::assertSame([$person['id'], $user->ID, null], [$contact->contact_id, $contact->user_id, $contact->owed]);
    }

    #[TestWith(['READ ONLY', 'fail'])]
    #[TestWith(['READ WRITE', 'pass'])]
    public function test_doctor_tries_whether_the_database_takes_writes(string $mode, string $status): void
    {
        global $wpdb;
        // All that follows is refused, as by a server that is read-only.
        $wpdb->query("SET SESSION TRANSACTION $mode");
        $wpdb->suppress_errors();
        $check = self::writes();
        $wpdb->suppress_errors(false);
        $wpdb->query('SET SESSION TRANSACTION READ WRITE');

        self::assertSame($status, $check['status']);
        self::assertSame($mode === 'READ ONLY', str_contains($check['message'], 'READ ONLY'), $check['message']);
    }

    public function test_what_doctor_tries_is_removed_where_there_are_no_transactions(): void
    {
        global $wpdb;
        foreach (Schema::tables() as $table) {
            $wpdb->query("ALTER TABLE $table ENGINE=MyISAM");
        }
        $check = self::writes();
        $left = array_map(static fn(string $table): int => (int) $wpdb->get_var("SELECT COUNT(*) FROM $table"), Schema::tables());
        foreach (Schema::tables() as $table) {
            $wpdb->query("ALTER TABLE $table ENGINE=InnoDB");
        }

        self::assertSame(['pass', [0]], [$check['status'], array_unique($left)]);
    }

    /** @return array{check: string, status: string, message: string} */
    private static function writes(): array
    {
        return self::checks()['writes'];
    }
}
