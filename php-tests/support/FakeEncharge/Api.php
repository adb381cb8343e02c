<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\FakeEncharge;

/**
 * Answers as Encharge's REST API does, unless a fault is set.
 */
final class Api
{
    public function __construct(private readonly Account $account, private readonly Faults $faults)
    {
    }

    /** @return \Generator what Connection sends */
    public function answer(Request $request): \Generator
    {
        return $this->faults->play($request, fn(): string => $this->route($request));
    }

    private function route(Request $request): string
    {
        if (($request->headers['x-encharge-token'] ?? '') !== $this->account->token) {
            return Answer::error(401, 'User not logged in', '10082');
        }
        return match ($request->method . ' ' . preg_replace('~^/v1~', '', $request->path)) {
            'GET /people' => $this->people($request->query['people'] ?? null),
            'POST /people' => $this->savePeople($request->body),
            'GET /fields' => Answer::json(['items' => $this->account->fields]),
            'POST /fields' => $this->createFields($request->body),
            'GET /tags-management' => Answer::json(['tags' => array_map(fn(string $tag) => ['tag' => $tag], $this->account->tags)]),
            'GET /accounts/info' => Answer::json($this->account->info),
            default => Answer::error(404, 'Not found'),
        };
    }

    private function people(mixed $wanted): string
    {
        if (!is_array($wanted)) {
            return Answer::error(400, 'Missing people');
        }
        $positions = [];
        foreach ($wanted as $person) {
            foreach (['id', 'userId', 'email'] as $by) {
                if (isset($person[$by])) {
                    $positions[] = $this->account->find($by, $person[$by]);
                }
            }
        }
        $found = array_unique(array_filter($positions, is_int(...)));
        return Answer::json(['users' => array_map(fn(int $position) => $this->account->people[$position], array_values($found))]);
    }

    private function savePeople(string $body): string
    {
        $people = json_decode($body, true);
        if (!is_array($people) || !array_is_list($people)) {
            return Answer::error(400, 'An array of people is expected');
        }
        return Answer::json(['users' => array_map($this->account->save(...), $people)]);
    }

    private function createFields(string $body): string
    {
        $fields = json_decode($body, true);
        if (!is_array($fields) || !array_is_list($fields)) {
            return Answer::error(400, 'An array of fields is expected');
        }
        $taken = array_intersect(array_column($fields, 'name'), array_column($this->account->fields, 'name'));
        if ($taken) {
            return Answer::error(400, 'There is a field ' . current($taken) . ' already');
        }
        return Answer::json(['items' => array_map($this->account->createField(...), $fields)]);
    }
}
