<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\WordPress\Harness;

/**
 * What a browser without scripts sends of a form, and what PHP makes of it.
 */
final class SentForm
{
    /** @param list<array{string, string}> $pairs names and values, in order */
    private function __construct(private array $pairs)
    {
    }

    /** @param string $action which form of the page */
    public static function of(string $page, string $action): self
    {
        $document = new \DOMDocument();
        $document->loadHTML('<meta charset="utf-8">' . (string) preg_replace('#<template.*?</template>#s', '', $page), LIBXML_NOERROR);
        $path = new \DOMXPath($document);
        $form = $path->query("//form[input[@name='encharge_action' and @value='$action']]")?->item(0) ?? throw new \LogicException("There is no form $action.");
        $pairs = [];

        foreach ($path->query('.//input | .//select | .//textarea', $form) ?: [] as $field) {
            assert($field instanceof \DOMElement);
            $is_box = in_array($field->getAttribute('type'), ['checkbox', 'radio'], true);
            if ($field->hasAttribute('disabled') || ($is_box && !$field->hasAttribute('checked'))) {
                continue;
            }
            $chosen = $field->tagName === 'select' ? $path->query('.//option[@selected]', $field)?->item(0) ?? $path->query('.//option', $field)?->item(0) : null;
            $value = $chosen instanceof \DOMElement && !$chosen->hasAttribute('value') ? $chosen->textContent : ($chosen ?? $field)->getAttribute('value');
            $pairs[] = [$field->getAttribute('name'), $field->tagName === 'textarea' ? $field->textContent : $value];
        }

        return new self($pairs);
    }

    /** @return self with a button that was pressed, or another value */
    public function with(string $name, string $value): self
    {
        $others = array_filter($this->pairs, static fn(array $pair): bool => $pair[0] !== $name);

        return new self([...array_values($others), [$name, $value]]);
    }

    /** @return self with another value in the field of that name which comes at the position */
    public function with_row(string $name, int $position, string $value): self
    {
        $pairs = $this->pairs;
        $index = array_keys(array_column($pairs, 0), $name, true)[$position];
        $pairs[$index][1] = $value;

        return new self($pairs);
    }

    /** @return self with one more value of that name */
    public function with_more(string $name, string $value): self
    {
        return new self([...$this->pairs, [$name, $value]]);
    }

    public function without(string $name): self
    {
        return new self(array_values(array_filter($this->pairs, static fn(array $pair): bool => $pair[0] !== $name)));
    }

    public function count(): int
    {
        return count($this->pairs);
    }

    /**
     * @param int $most the setting max_input_vars: what is beyond is dropped
     * @return array<string, string|list<string>> $_POST, without slashes
     */
    public function post(int $most = 1000): array
    {
        $post = [];

        foreach (array_slice($this->pairs, 0, $most) as [$name, $value]) {
            if (str_ends_with($name, '[]')) {
                $post[substr($name, 0, -2)][] = $value;
            } else {
                $post[$name] = $value;
            }
        }

        return $post;
    }
}
