<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

/**
 * Whom Encharge holds: the contacts of the first users of each site, with a newer state in each edition, and people
 * who have no user yet.
 *
 * @phpstan-type Person array{id: string, email: string, phone: string, ...<string, string|int|bool>}
 */
final class People
{
    /** How an id and an address begin; the rest is the user's number. */
    public const CONTACT = '6558a3b5-0d1c-4b7e-9a53-';
    public const ADDRESS = 'user-';

    /** Neighbours in the users' meta may get into each other's way when two are written at once. */
    private const APART = 10;

    private static int $editions = 0;
    public readonly int $edition;
    /** @var non-empty-list<Person> who has a user */
    public readonly array $known;
    /** @var non-empty-list<Person> who has none */
    public readonly array $newcomers;

    /**
     * A new edition.
     *
     * @param int $count how many of each
     */
    public function __construct(int $count)
    {
        $this->edition = ++self::$editions;
        $this->known = array_map(fn(int $number): array => $this->person(sprintf('%s%012d', self::CONTACT, $number), self::ADDRESS . $number), range(self::APART, self::APART * $count, self::APART));
        $this->newcomers = array_map(fn(int $number): array => $this->person("new-$this->edition-$number", "new-$this->edition-$number"), range(1, $count));
    }

    /** @return string the tag that all of this edition have, and nobody of another */
    public function tag(): string
    {
        return "Edition $this->edition";
    }

    public function first_name(): string
    {
        return "Ann $this->edition";
    }

    /** @return Person of the size that a person at Encharge usually has */
    private function person(string $id, string $name): array
    {
        return [
            'id' => $id,
            'email' => "$name@example.test",
            'firstName' => $this->first_name(),
            'lastName' => 'Lee',
            'name' => $this->first_name() . ' Lee',
            'phone' => "+49 30 $this->edition",
            'company' => "Company $this->edition",
            'tags' => 'Customer, Newsletter, ' . $this->tag(),
            'country' => 'Germany',
            'city' => 'Berlin',
            'timezone' => 'Europe/Berlin',
            'leadScore' => $this->edition,
            'createdAt' => '2026-01-02T03:04:05.000Z',
            'lastActivity' => '2026-02-03T04:05:06.000Z',
            'unsubscribed' => false,
        ] + array_combine(array_map(static fn(int $number): string => "custom$number", range(1, 20)), array_fill(0, 20, 'a value of some length'));
    }
}
