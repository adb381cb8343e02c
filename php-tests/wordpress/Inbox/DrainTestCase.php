<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Inbox;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\InboxState;
use Encharge\Webhooks\Tests\Support\Shell;
use Encharge\Webhooks\Tests\WordPress\TestCase;
use Encharge\Webhooks\Tests\WordPress\User\WritesUsers;
use Encharge\Webhooks\Webhook;
use Encharge\Webhooks\WordPress\Config\AccessKeys;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Health\LogQuery;
use Encharge\Webhooks\WordPress\Inbox\Drain;
use Encharge\Webhooks\WordPress\Inbox\DrainLimits;
use Encharge\Webhooks\WordPress\Inbox\StopReason;

/** With an empty inbox, and a key by which webhooks come into it. */
abstract class DrainTestCase extends TestCase
{
    use WritesUsers {
        settings as protected;
        mails as protected;
        record as protected;
    }

    protected const INSTALLATION = 'example.org|test|wp_';

    protected string $folder;
    protected Inbox $inbox;
    /** @var array{id: string, key: string} */
    protected array $key;

    protected function setUp(): void
    {
        parent::setUp();
        $this->settings(['trust_payload' => false]);
        $this->key = (new AccessKeys(Settings::load()))->generate('Test');
        $this->folder = sys_get_temp_dir() . '/encharge-inbox-' . bin2hex(random_bytes(6));
        mkdir($this->folder, 0700);
        foreach (['tmp', 'new', 'cur', 'later', 'dead', 'aside'] as $state) {
            mkdir("$this->folder/$state", 0700);
        }
        touch("$this->folder/drain.lock");
        $this->inbox = Inbox::open($this->folder, self::INSTALLATION);
    }

    protected function tearDown(): void
    {
        unset($this->inbox);
        Shell::run(['rm', '-rf', $this->folder]);
        parent::tearDown();
    }

    /**
     * A webhook that comes into the inbox.
     *
     * @param array<string, mixed>  $body
     * @param array<string, string> $query over wpf_action=add
     * @return string the receipt, of the first contact
     */
    protected function accept(array $body, array $query = [], bool $withPersons = false): string
    {
        $settings = Settings::load();
        $json = json_encode($body, JSON_THROW_ON_ERROR);
        $webhook = Webhook::accept(
            ['REQUEST_METHOD' => 'POST', 'CONTENT_TYPE' => 'application/json', 'CONTENT_LENGTH' => (string) strlen($json)],
            $query + ['wpf_action' => 'add', 'access_key' => $this->key['key']],
            $json,
            array_column((new AccessKeys($settings))->all(), 'digest'),
        );

        return $this->inbox->accept($webhook, $withPersons)[0];
    }

    /**
     * Persons whom Encharge knows, and a webhook for each.
     *
     * @return list<string> their contact ids
     */
    protected function accept_people(int $count): array
    {
        $ids = array_map(static fn (int $number): string => sprintf('c%02d', $number), range(1, $count));
        $this->know(...$ids);
        array_map(fn (string $id): string => $this->accept(['id' => $id]), $ids);

        return $ids;
    }

    /** Has Encharge know these contacts. */
    protected function know(string ...$ids): void
    {
        self::encharge()->people(array_map(static fn (string $id): array => ['id' => $id, 'email' => "$id@example.com"], array_values($ids)));
    }

    protected function drain(?DrainLimits $limits = null): StopReason
    {
        return (new Drain($this->inbox, $limits ?? new DrainLimits()))->run();
    }

    /** @return array<string, int> how many entries each state has that has any */
    protected function states(): array
    {
        $counts = [];
        foreach (InboxState::cases() as $state) {
            $counts[$state->value] = $this->inbox->count($state)['count'];
        }

        return array_filter($counts);
    }

    /** What waits for its next try is due from now on, whatever that was to be. */
    protected function pass_time(): void
    {
        foreach (glob("$this->folder/later/*") as $file) {
            rename($file, dirname($file) . '/' . preg_replace('/^\d+/', (string) (time() - 1), basename($file)));
        }
        $this->inbox->pause(0, Code::EnchargeError);
    }

    /** @return list<list<string>> for each call to Encharge for persons, whom it asked for */
    protected static function calls(): array
    {
        $calls = array_filter(self::encharge()->requests(), static fn (array $request): bool => $request['path'] === '/v1/people' && $request['method'] === 'GET');

        return array_map(static fn (array $request): array => array_column($request['query']['people'], 'id'), array_values($calls));
    }

    /** @return list<string> addresses of the users whom webhooks made, sorted */
    protected static function addresses(): array
    {
        $addresses = array_map(static fn (\WP_User $user): string => $user->user_email, get_users(['role__in' => ['subscriber']]));
        sort($addresses);

        return $addresses;
    }

    /** @return list<array<string, mixed>> the log, the oldest row first */
    protected static function rows(): array
    {
        return array_reverse((new LogQuery())->rows(100));
    }
}
