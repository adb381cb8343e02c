<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Docs;

/**
 * An example of what a site does on a hook: hook-examples/NAME.php, which is run to see that it hooks there.
 */
final class HookExample
{
    /** @var list<array{kind: 'action'|'filter', name: string, callback: callable, parameters: int}> what the examples that were run have added */
    private static array $added = [];

    /** What stands in the file, without what makes it one. */
    public readonly string $code;

    public function __construct(private readonly string $name)
    {
        $this->code = trim((string) preg_replace('/^<\?php\n/', '', (string) @file_get_contents($this->file())));
    }

    /** @param 'action'|'filter' $kind */
    public static function add(string $kind, string $name, callable $callback, int $parameters): void
    {
        self::$added[] = ['kind' => $kind, 'name' => $name, 'callback' => $callback, 'parameters' => $parameters];
    }

    /**
     * @param 'action'|'filter' $kind
     * @param int $parameters how many the hook has
     * @return string|null what is wrong with the example; null if nothing is
     */
    public function fault(string $kind, int $parameters): ?string
    {
        if ($this->code === '') {
            return 'there is no example';
        }
        $all = $this->run();
        $added = $all[0] ?? null;
        if ($added === null || count($all) > 1 || $added['kind'] !== $kind || $added['name'] !== $this->name) {
            return "the example does not add one $kind of that name";
        }
        $taken = (new \ReflectionFunction($added['callback'](...)))->getNumberOfParameters();
        return match (true) {
            $added['parameters'] > $parameters => "the example asks for {$added['parameters']} parameters, and there are $parameters",
            $taken !== $added['parameters'] => "the example takes $taken parameters and asks for {$added['parameters']}",
            default => null,
        };
    }

    /** @return list<array{kind: 'action'|'filter', name: string, callback: callable, parameters: int}> what it adds */
    private function run(): array
    {
        $before = count(self::$added);
        require $this->file();
        return array_slice(self::$added, $before);
    }

    private function file(): string
    {
        return __DIR__ . "/hook-examples/$this->name.php";
    }
}
