<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

use Encharge\Webhooks\Tests\Support\Database;
use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\Support\WordPress;

/**
 * A WordPress with a database and a folder of its own.
 *
 * @phpstan-import-type Person from People
 */
final class Site
{
    public readonly WordPress $wordpress;
    private readonly \mysqli $connection;
    private string $socket;
    private int $users = 0;

    /**
     * @param string $root the web root, which is made
     * @param string $name of the database, which is made
     * @param string $api base URL of Encharge's API
     * @param string $authority PEM file of the CA that Encharge's certificate is to be checked with
     */
    public function __construct(string $root, string $url, Database $database, string $name, private string $api, string $authority)
    {
        $database->execute("CREATE DATABASE $name CHARACTER SET utf8mb4");
        $this->connection = $database->connect();
        $this->connection->select_db($name);
        $this->socket = $database->socket;
        $constants = [
            'DB_NAME' => $name,
            'WP_DEBUG' => false,
            'WP_ACCESSIBLE_HOSTS' => '127.0.0.1',
            'ENCHARGE_API_URL' => $api,
        ];
        $extension = Shell::environment('ENCHARGE_EXTENSION');
        $this->wordpress = new WordPress($root, $url, $database, $constants, ['-d', "extension=$extension", '-d', 'encharge.cainfo=' . self::authorities($root)]);
        file_put_contents(self::authorities($root), file_get_contents($authority), FILE_APPEND);
    }

    /** @return string the PEM file of all CAs that a WordPress trusts, as many as a real site has */
    public static function authorities(string $root): string
    {
        return "$root/wp-includes/certificates/ca-bundle.crt";
    }

    /** @return int|string|null the first column of the first row */
    public function value(string $sql, int|string ...$values): int|string|null
    {
        return $this->rows($sql, ...$values)[0][0] ?? null;
    }

    /** Takes this project's plugin out, with all that it made. */
    public function remove_plugin(): void
    {
        $this->wordpress->cli('plugin', 'deactivate', WordPress::PLUGIN);
        $this->wordpress->cli('plugin', 'delete', WordPress::PLUGIN);
        foreach (['contacts', 'log', 'locks'] as $table) {
            $this->connection->query("DROP TABLE wp_encharge_webhooks_$table");
        }
        $this->connection->query("DELETE FROM wp_options WHERE option_name LIKE 'encharge%'");
    }

    /** Copies a must-use plugin in. */
    public function load(string $file): void
    {
        copy($file, "{$this->wordpress->root}/wp-content/mu-plugins/" . basename($file));
    }

    public function unload(string $file): void
    {
        unlink("{$this->wordpress->root}/wp-content/mu-plugins/" . basename($file));
    }

    /** Lets it call another address of Encharge's; PHP-FPM notices within opcache's two seconds. */
    public function call(string $api): void
    {
        $this->reconfigure($this->api, $api);
        $this->api = $api;
    }

    /** Lets it ask its database by another socket, which is noticed as late. */
    public function ask(string $socket): void
    {
        $this->reconfigure("localhost:$this->socket", "localhost:$socket");
        $this->socket = $socket;
    }

    /**
     * Adds users, linked to contacts, until there are so many, in the way that WordPress and its receivers store them.
     *
     * @param bool $has_contacts whether it has this project's table of contacts
     */
    public function populate(int $count, bool $has_contacts): void
    {
        $from = $this->users + 1;
        $id = 'seq + ' . ((int) $this->value('SELECT MAX(ID) FROM wp_users') - $this->users);
        $rows = "FROM seq_{$from}_to_$count";
        $contact = "CONCAT('" . People::CONTACT . "', LPAD(seq, 12, '0'))";
        $name = "CONCAT('" . People::ADDRESS . "', seq)";
        $this->connection->query("INSERT INTO wp_users (ID, user_login, user_pass, user_nicename, user_email, user_registered, display_name)
            SELECT $id, $name, '*', $name, CONCAT($name, '@example.test'), NOW(), $name $rows");
        $meta = [
            'wp_capabilities' => "'" . serialize(['subscriber' => true]) . "'",
            'first_name' => "'Ann'",
            'last_name' => "'Lee'",
            'encharge_contact_id' => $contact,
            'encharge_tags' => "'" . serialize(['Customer']) . "'",
        ];
        foreach ($meta as $key => $value) {
            $this->connection->query("INSERT INTO wp_usermeta (user_id, meta_key, meta_value) SELECT $id, '$key', $value $rows");
        }
        if ($has_contacts) {
            $this->connection->query("INSERT INTO wp_encharge_webhooks_contacts (contact_id, user_id) SELECT $contact, $id $rows");
        }
        $this->rows('ANALYZE TABLE wp_users, wp_usermeta');
        $this->users = $count;
    }

    /**
     * @param list<Person> $persons of that edition
     * @return int how many of them are users as the edition says, as far as the action goes
     */
    public function handled(string $action, array $persons, People $people): int
    {
        $fields = "JOIN wp_usermeta name ON name.user_id = ID AND name.meta_key = 'first_name' AND name.meta_value = ?
            JOIN wp_usermeta phone ON phone.user_id = ID AND phone.meta_key = 'billing_phone' AND phone.meta_value = ?";
        [$join, $values] = $action === 'update_tags' ? ['', []] : [$fields, [$people->first_name(), $persons[0]['phone']]];
        return (int) $this->value(
            "SELECT COUNT(*) FROM wp_users
             JOIN wp_usermeta contact ON contact.user_id = ID AND contact.meta_key = 'encharge_contact_id'
             JOIN wp_usermeta tags ON tags.user_id = ID AND tags.meta_key = 'encharge_tags' AND tags.meta_value LIKE ?
             $join WHERE contact.meta_value IN (" . implode(', ', array_fill(0, count($persons), '?')) . ')',
            '%"' . $people->tag() . '"%',
            ...$values,
            ...array_column($persons, 'id')
        );
    }

    /** @return string the folder of its inbox */
    public function inbox(): string
    {
        return (glob("{$this->wordpress->root}/wp-content/encharge-inbox/*-*", GLOB_ONLYDIR) ?: throw new \RuntimeException('There is no inbox.'))[0];
    }

    /** @return int how many webhooks lie in its inbox that are neither done nor given up */
    public function unfinished(): int
    {
        return count(glob($this->inbox() . '/{tmp,new,cur,later}/*', GLOB_BRACE) ?: []);
    }

    /** Replaces the value of a constant. */
    private function reconfigure(string $value, string $new): void
    {
        $file = "{$this->wordpress->root}/wp-config.php";
        file_put_contents($file, str_replace("'$value'", "'$new'", (string) file_get_contents($file)));
    }

    /** @return list<list<int|string|null>> */
    private function rows(string $sql, int|string ...$values): array
    {
        /** @var \mysqli_result $result */
        $result = $this->connection->execute_query($sql, array_values($values));
        /** @var list<list<int|string|null>> */
        return $result->fetch_all();
    }
}
