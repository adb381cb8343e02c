<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\FakeEncharge;

/**
 * What one account at Encharge holds, in memory.
 */
final class Account
{
    /** @var list<array<string, mixed>> as in EndUser */
    public array $people = [];
    /** @var list<array<string, mixed>> as in IPersonField */
    public array $fields = [];
    /** @var list<string> */
    public array $tags = [];
    /** @var array<string, mixed> as /accounts/info answers */
    public array $info = [];

    public function __construct(public readonly string $token)
    {
        $this->reset();
    }

    public function reset(): void
    {
        $this->people = [];
        $this->tags = [];
        $this->fields = array_map(self::field(...), ['email', 'firstName', 'lastName', 'name', 'phone', 'tags']);
        $this->info = [
            'accountId' => 4711,
            'name' => 'Example Ltd',
            'site' => 'example.com',
            'status' => 'active',
            'timezone' => 'Europe/Berlin',
            'peopleCount' => 2,
            'services' => (object) [],
            'activeServices' => [],
        ];
    }

    /**
     * @param string $by the field to search by
     * @return int|null the position in people
     */
    public function find(string $by, mixed $value): ?int
    {
        foreach ($this->people as $position => $person) {
            if (isset($person[$by]) && $person[$by] === $value) {
                return $position;
            }
        }
        return null;
    }

    /**
     * Creates or updates a person, found by id, userId or address.
     *
     * @param array<string, mixed> $fields
     * @return array<string, mixed> the person afterwards
     */
    public function save(array $fields): array
    {
        foreach (['id', 'userId', 'email'] as $by) {
            $position = isset($fields[$by]) ? $this->find($by, $fields[$by]) : null;
            if ($position !== null) {
                return $this->people[$position] = $fields + $this->people[$position];
            }
        }
        return $this->people[] = $fields + ['id' => self::uuid()];
    }

    /**
     * @param array<string, mixed> $field as in IPersonField
     * @return array<string, mixed> the field as it is kept
     */
    public function createField(array $field): array
    {
        return $this->fields[] = $field + ['format' => null, 'readOnly' => false, 'createdBy' => 'api'];
    }

    /** @return array<string, mixed> */
    private static function field(string $name): array
    {
        return ['name' => $name, 'title' => ucfirst($name), 'type' => 'string', 'readOnly' => $name === 'tags', 'array' => false];
    }

    private static function uuid(): string
    {
        return vsprintf('%s%s-%s-4%.3s-a%.3s-%s%s%s', str_split(bin2hex(random_bytes(17)), 4));
    }
}
