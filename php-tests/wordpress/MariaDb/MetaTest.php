<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\MariaDb;

use Encharge\Webhooks\Action;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\ComparesMeta;

/** Users' meta that another request writes while a webhook does. */
final class MetaTest extends TestCase
{
    use ComparesMeta;

    /** A visitor who fills in their profile holds none of the plugin's locks. */
    public function test_a_key_that_a_visitor_adds_meanwhile_stays_one_row(): void
    {
        global $wpdb;
        $this->settings(map: [['phone', 'phone'], ['plan', 'plan']]);
        [$user, $person] = $this->linked(['phone' => '0']);
        $other = new \mysqli(null, DB_USER, DB_PASSWORD, DB_NAME, null, $wpdb->parse_db_host(DB_HOST)[2]);
        $this->when('updated_user_meta', 'phone', static function (int $id) use ($wpdb, $other): void {
            $other->query("INSERT INTO $wpdb->usermeta (user_id, meta_key, meta_value) VALUES ($id, 'plan', 'silver')");
        });

        $outcome = $this->sync(['phone' => '1', 'plan' => 'gold'] + $person, Action::Update);
        $other->close();

        self::assertSame('updated', $outcome->word());
        self::assertSame([['meta_key' => 'plan', 'meta_value' => 'gold']], $this->stored($user->ID, ['plan']));
    }
}
