<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Bench;

use Encharge\Webhooks\Tests\Support\Server\Http;

/**
 * Webhooks that are refused: how many in a second.
 *
 * @phpstan-import-type Request from Server
 */
final class Refusals
{
    private const BODY = '{"id":"' . People::CONTACT . '000000000001"}';
    private const MALFORMED = '{"id":"' . People::CONTACT . '000000000001",}';
    private const WRONG_KEY = '00000000000000000000000000000000';

    public function __construct(private readonly Stage $stage)
    {
    }

    /** @return list<Row> */
    public function measure(): array
    {
        return [
            $this->rate('wrong key, one at a time', 1, 403, 'invalid_access_key', self::wrong_key(...)),
            $this->rate('wrong key, 4 connections', 4, 403, 'invalid_access_key', self::wrong_key(...)),
            $this->rate('malformed body, one at a time', 1, 400, 'invalid_json', self::malformed(...)),
        ];
    }

    /** @return Request */
    public static function wrong_key(Server $server): array
    {
        return $server->webhook('update_tags', self::BODY, self::WRONG_KEY);
    }

    /** @return Request */
    public static function malformed(Server $server): array
    {
        return $server->webhook('update_tags', self::MALFORMED);
    }

    /** @param callable(Server): Request $request */
    private function rate(string $work, int $connections, int $status, string $code, callable $request): Row
    {
        Progress::say($work);
        $row = new Row($work, '/s');
        foreach (Rounds::of(Column::cases()) as $column) {
            $server = $this->stage->server($column);
            $refuses = in_array($column, Column::RECEIVERS, true);
            self::check($server, $request($server), $refuses ? $status : 200, $refuses ? $code : null);
            $result = Wrk::run($server, $request($server), $connections, Effort::SECONDS);
            if ($result['lost'] > 0 || $result['failed'] !== ($refuses ? $result['requests'] : 0)) {
                throw new \RuntimeException("$work, $column->value: " . json_encode($result));
            }
            $row->add($column, [$result['requests'] / $result['seconds']]);
        }
        return $row;
    }

    /**
     * @param Request $request
     * @param string|null $code null: an empty body
     */
    private static function check(Server $server, array $request, int $status, ?string $code): void
    {
        $reply = Http::send(['method' => 'POST'] + $request);
        if ($reply->status !== $status || ($code === null ? $reply->body !== '' : ($reply->data()['code'] ?? '') !== $code)) {
            throw new \RuntimeException("$server->url answers\n$reply");
        }
    }
}
