<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\FakeEncharge;

/**
 * How a test sets the fake up and reads what happened; on a port of its own, so that it counts as nothing.
 *
 *  - PUT /__control/people|fields|tags|info  sets that part of the account, as JSON
 *  - POST /__control/faults                  adds one fault (see Faults)
 *  - PUT /__control/listening                false closes all ports but this one, true opens them again
 *  - GET /__control/state                    {connections: {listener: number}, open: number, requests: [Request], people}
 *  - DELETE /__control/state                 forgets everything but the open connections, and opens all ports
 */
final class Control
{
    /** @var array<string, int> */
    private array $connections = [];
    /** @var list<Request> */
    private array $requests = [];

    public function __construct(private readonly Account $account, private readonly Faults $faults, private readonly Listeners $listeners)
    {
    }

    public function connected(string $listener): void
    {
        $this->connections[$listener] = ($this->connections[$listener] ?? 0) + 1;
    }

    public function requested(Request $request): void
    {
        $this->requests[] = $request;
    }

    /**
     * @param int $open connections that are open now
     * @return \Generator what Connection sends
     */
    public function answer(Request $request, int $open): \Generator
    {
        try {
            yield Answer::json($this->route($request, $open));
        } catch (\Exception $e) {
            yield Answer::error(400, $e->getMessage());
        }
        // PHP reads an answer until the connection closes.
        return false;
    }

    private function route(Request $request, int $open): mixed
    {
        $route = "$request->method $request->path";
        $data = $request->body === '' ? null : json_decode($request->body, true, 512, JSON_THROW_ON_ERROR);
        switch ($route) {
            case 'PUT /__control/people':
            case 'PUT /__control/fields':
            case 'PUT /__control/tags':
            case 'PUT /__control/info':
                $this->account->{basename($request->path)} = $data;
                return true;
            case 'POST /__control/faults':
                $this->faults->add($data);
                return true;
            case 'PUT /__control/listening':
                $data ? $this->listeners->open_all() : $this->listeners->close_all();
                return true;
            case 'GET /__control/state':
                return [
                    'connections' => (object) $this->connections,
                    'open' => $open,
                    'requests' => $this->requests,
                    'people' => $this->account->people,
                ];
            case 'DELETE /__control/state':
                $this->account->reset();
                $this->faults->reset();
                $this->listeners->open_all();
                $this->connections = [];
                $this->requests = [];
                return true;
        }
        throw new \InvalidArgumentException("no route $route");
    }
}
