<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\Support;

/**
 * What a WordPress's tables held at one moment, and the way back to it, which touches only what differs.
 */
final class KeptTables
{
    /** Tables that come back as they were, and the column that tells their rows apart. */
    private const KEPT = ['users' => 'ID', 'usermeta' => 'umeta_id', 'options' => 'option_id'];

    /** Tables of the plugin, which are emptied. */
    private const EMPTIED = ['encharge_webhooks_contacts', 'encharge_webhooks_log', 'encharge_erased'];

    /** @var array<string, array<string, array<string, string|null>>> table → key → row */
    private readonly array $rows;

    /**
     * @param \Closure(string): list<array<string, string|int|null>> $query runs a statement in MySQL's dialect and gives its rows
     * @param string $prefix of the tables' names
     */
    public function __construct(private readonly \Closure $query, private readonly string $prefix)
    {
        $rows = [];
        foreach (array_keys(self::KEPT) as $table) {
            $rows[$table] = $this->read($table);
        }
        $this->rows = $rows;
    }

    public function restore(): void
    {
        foreach (self::KEPT as $table => $key) {
            $now = $this->read($table);
            foreach (array_diff_key($now, $this->rows[$table]) as $value => $row) {
                ($this->query)("DELETE FROM $this->prefix$table WHERE $key = " . self::quoted((string) $value));
            }
            foreach ($this->rows[$table] as $value => $row) {
                if (($now[$value] ?? null) !== $row) {
                    ($this->query)("REPLACE INTO $this->prefix$table (" . implode(', ', array_keys($row)) . ') VALUES (' . implode(', ', array_map(self::quoted(...), $row)) . ')');
                }
            }
        }
        foreach (self::EMPTIED as $table) {
            ($this->query)("DELETE FROM $this->prefix$table");
        }
    }

    /** @return array<string, array<string, string|null>> key → row */
    private function read(string $table): array
    {
        $rows = array_map(
            static fn(array $row): array => array_map(static fn(string|int|null $value): ?string => $value === null ? null : (string) $value, $row),
            ($this->query)("SELECT * FROM $this->prefix$table")
        );
        return array_column($rows, null, self::KEPT[$table]);
    }

    private static function quoted(?string $value): string
    {
        return $value === null ? 'NULL' : "'" . addslashes($value) . "'";
    }
}
