<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Support;

/**
 * A MariaDB of its own, on a socket only, with one database.
 */
final class Database
{
    public const NAME = 'wordpress';
    public const USER = 'wordpress';
    public const PASSWORD = 'the-password-of-the-database';

    public readonly string $socket;
    private Process $process;
    /** @var non-empty-list<string> */
    private readonly array $command;
    private readonly string $log;
    private ?\mysqli $connection = null;

    public function __construct(string $directory)
    {
        mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
        $this->socket = "$directory/mariadb.sock";
        // Another server that starts removes what it takes for left in a folder that both use.
        mkdir("$directory/mariadb-tmp", 0700);
        $user = ["--tmpdir=$directory/mariadb-tmp", ...(Shell::is_root() ? ['--user=root'] : [])];
        Shell::run([
            Shell::find('mariadb-install-db'), '--no-defaults', "--datadir=$directory/mariadb",
            '--auth-root-authentication-method=normal', '--skip-test-db', ...$user,
        ]);
        $this->command = [
            Shell::find('mariadbd'), '--no-defaults', "--datadir=$directory/mariadb", "--socket=$this->socket", '--skip-networking',
            "--pid-file=$directory/mariadb.pid", '--innodb-buffer-pool-size=64M', '--innodb-flush-log-at-trx-commit=2', ...$user,
        ];
        $this->log = "$directory/mariadb.log";
        $this->process = new Process($this->command, $this->log, $this->listens(...));
        $root = new \mysqli(null, 'root', '', null, null, $this->socket);
        $root->query('CREATE DATABASE ' . self::NAME . ' CHARACTER SET utf8mb4');
        $root->query('CREATE USER ' . self::USER . "@localhost IDENTIFIED BY '" . self::PASSWORD . "'");
        $root->query('GRANT ALL ON *.* TO ' . self::USER . '@localhost');
    }

    public function stop(): void
    {
        $this->process->stop();
    }

    /** Ends it as nothing can prevent, and starts it anew. */
    public function crash(): void
    {
        $this->process->signal(SIGKILL);
        $this->process->stop();
        $this->connection = null;
        $this->process = new Process($this->command, $this->log, $this->listens(...));
    }

    /** @return \mysqli a connection of one's own, to hold locks with */
    public function connect(): \mysqli
    {
        $connection = new \mysqli(null, self::USER, self::PASSWORD, self::NAME, null, $this->socket);
        $connection->set_charset('utf8mb4');
        return $connection;
    }

    /** @return list<array<string, string|int|null>> */
    public function rows(string $sql, string|int ...$values): array
    {
        return $this->shared()->execute_query($sql, $values)->fetch_all(MYSQLI_ASSOC);
    }

    /** @return string|int|null the first column of the first row */
    public function value(string $sql, string|int ...$values): string|int|null
    {
        $rows = $this->rows($sql, ...$values);
        return $rows === [] ? null : reset($rows[0]);
    }

    public function execute(string $sql, string|int ...$values): void
    {
        $this->shared()->execute_query($sql, $values);
    }

    /** @return KeptTables what its WordPress holds now */
    public function keep(): KeptTables
    {
        return new KeptTables(function (string $statement): array {
            $result = $this->shared()->query($statement);
            return $result instanceof \mysqli_result ? $result->fetch_all(MYSQLI_ASSOC) : [];
        }, 'wp_');
    }

    /** @return iterable<string, string> table and row → every row of every table, as JSON */
    public function dump(): iterable
    {
        foreach ($this->rows('SHOW TABLES') as $table) {
            $name = (string) reset($table);
            foreach ($this->rows("SELECT * FROM `$name`") as $number => $row) {
                yield "$name $number " . ($row['option_name'] ?? '') => json_encode($row, JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR);
            }
        }
    }

    private function shared(): \mysqli
    {
        return $this->connection ??= $this->connect();
    }

    private function listens(): bool
    {
        try {
            return (new \mysqli(null, 'root', '', null, null, $this->socket))->close();
        } catch (\mysqli_sql_exception) {
            return false;
        }
    }
}
