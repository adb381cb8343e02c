<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Docs;

/**
 * What a docblock says: its text, and its tags.
 */
final class Docblock
{
    /** Paragraphs, each on one line. */
    public readonly string $text;
    /** @var list<array{tag: string, value: string}> the value without line breaks */
    private array $tags = [];

    public function __construct(string $comment)
    {
        $lines = preg_replace('/^[ \t]*\*? ?/', '', explode("\n", trim((string) preg_replace('~^\s*/\*\*|\*/\s*$~', '', $comment))));
        $text = '';
        foreach ($lines as $line) {
            if (preg_match('/^@([\w-]+) ?(.*)$/', $line, $tag)) {
                $this->tags[] = ['tag' => $tag[1], 'value' => trim($tag[2])];
            } elseif ($this->tags !== [] && trim($line) !== '') {
                $this->tags[array_key_last($this->tags)]['value'] .= ' ' . trim($line);
            } elseif ($this->tags === []) {
                $text .= trim($line) === '' ? "\n\n" : trim($line) . ' ';
            }
        }
        $this->text = trim((string) preg_replace(['/ +\n/', '/\n{2,}/'], ["\n", "\n\n"], $text));
    }

    /** @return list<string> what stands behind each tag of that name */
    public function tags(string $name): array
    {
        return array_column(array_filter($this->tags, fn (array $tag): bool => $tag['tag'] === $name), 'value');
    }

    /** @return list<array{type: string, name: string, text: string}> what @param says */
    public function parameters(): array
    {
        $parameters = [];
        foreach ($this->tags('param') as $value) {
            [$type, $rest] = self::split_type($value);
            preg_match('/^(\$\w+) *(.*)$/', $rest, $parts);
            $parameters[] = ['type' => $type, 'name' => $parts[1] ?? '', 'text' => $parts[2] ?? ''];
        }
        return $parameters;
    }

    /** @return array{string, string} a type, which may hold spaces between its brackets, and what follows it */
    public static function split_type(string $value): array
    {
        $depth = 0;
        foreach (str_split($value) as $position => $byte) {
            $depth += match ($byte) {
                '<', '{', '(' => 1,
                '>', '}', ')' => -1,
                default => 0,
            };
            if ($byte === ' ' && $depth === 0) {
                return [substr($value, 0, $position), trim(substr($value, $position))];
            }
        }
        return [$value, ''];
    }
}
