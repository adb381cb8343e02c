<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Docs;

/**
 * One class of the extension, as its stub and its example show it.
 */
final class ClassPage
{
    /** @param \ReflectionClass<object> $class */
    public function __construct(private readonly \ReflectionClass $class, private readonly ?ClassExample $example)
    {
    }

    public function markdown(): string
    {
        $docblock = new Docblock((string) $this->class->getDocComment());
        $parts = ['### ' . $this->class->getShortName(), "```php\n{$this->declaration()}\n```", self::escaped($docblock->text)];
        if ($this->example !== null) {
            array_push($parts, "```php\n{$this->example->code}\n```", 'prints', "```\n{$this->example->output}\n```");
        }
        $members = [...$this->constants(), ...$this->properties()];
        if ($members !== []) {
            $parts[] = implode("\n", $members);
        }
        foreach ($this->class->getMethods(\ReflectionMethod::IS_PUBLIC) as $method) {
            if ($method->getDeclaringClass()->getName() === $this->class->getName() && $method->getDocComment() !== false) {
                array_push($parts, ...$this->method($method));
            }
        }
        return implode("\n\n", $parts);
    }

    private function declaration(): string
    {
        $kind = match (true) {
            $this->class->isEnum() => 'enum',
            $this->class->isInterface() => 'interface',
            default => ($this->class->isFinal() ? 'final ' : '') . 'class',
        };
        $parent = $this->class->getParentClass();
        $interfaces = array_diff($this->class->getInterfaceNames(), $parent === false ? [] : $parent->getInterfaceNames());
        $own = array_diff($interfaces, ['Throwable', 'Stringable', 'UnitEnum', 'BackedEnum']);
        return "$kind {$this->class->getName()}"
            . ($parent === false ? '' : ' extends ' . self::short($parent->getName()))
            . ($this->class->isInterface() ? ' extends \Throwable' : '')
            . ($own === [] ? '' : ' implements ' . implode(', ', array_map(self::short(...), $own)));
    }

    /** @return list<string> items of a list */
    private function constants(): array
    {
        $items = [];
        foreach ($this->class->getReflectionConstants() as $constant) {
            if ($constant->getDeclaringClass()->getName() === $this->class->getName()) {
                $value = $constant->getValue();
                $items[] = self::item("{$this->class->getShortName()}::{$constant->getName()} = " . self::literal($value instanceof \BackedEnum ? $value->value : $value), (string) $constant->getDocComment());
            }
        }
        return $items;
    }

    /** @return list<string> items of a list */
    private function properties(): array
    {
        $items = [];
        foreach ($this->class->getProperties(\ReflectionProperty::IS_PUBLIC) as $property) {
            if ($property->getDeclaringClass()->getName() === $this->class->getName() && !$this->class->isEnum()) {
                $items[] = self::item(self::type($property->getType()) . "\${$property->getName()}", (string) $property->getDocComment());
            }
        }
        return $items;
    }

    private static function item(string $code, string $comment): string
    {
        $docblock = new Docblock($comment);
        [$type, $text] = Docblock::split_type($docblock->tags('var')[0] ?? '');
        $is_shown = $type !== '' && !in_array($type, ['int', 'string'], true);
        return rtrim("- `$code` " . ($is_shown ? "(`$type`) " : '') . self::escaped(str_replace("\n\n", ' ', $docblock->text . $text)));
    }

    /** @return list<string> paragraphs */
    private function method(\ReflectionMethod $method): array
    {
        $docblock = new Docblock((string) $method->getDocComment());
        $parameters = array_map(self::parameter(...), $method->getParameters());
        $name = $method->isConstructor() ? "new {$this->class->getShortName()}" : $this->class->getShortName() . ($method->isStatic() ? '::' : '->') . $method->getName();
        $returned = self::type($method->getReturnType());
        $title = "$name(" . implode(', ', $parameters) . ')' . ($returned === '' ? '' : ': ' . trim($returned));
        $items = array_map(self::described(...), $docblock->parameters());
        foreach (['return' => 'Returns', 'throws' => 'Throws'] as $tag => $verb) {
            foreach ($docblock->tags($tag) as $value) {
                [$type, $text] = Docblock::split_type($value);
                $items[] = rtrim("- $verb `" . ltrim($type, '\\') . "` " . self::escaped($text));
            }
        }
        return array_values(array_filter(["#### `$title`", self::escaped($docblock->text), implode("\n", $items)]));
    }

    /** @param array{type: string, name: string, text: string} $parameter of an array the text begins with what PHP cannot say of it */
    private static function described(array $parameter): string
    {
        ['name' => $name, 'type' => $type, 'text' => $text] = $parameter;
        if (preg_match('/^(list|array)[<{]/', $text)) {
            [$type, $text] = Docblock::split_type($text);
            $type = rtrim($type, ':,');
        }
        return "- `$name` (`$type`) " . self::escaped($text);
    }

    /** @return string text that Markdown does not take for HTML */
    private static function escaped(string $text): string
    {
        return str_replace('<', '\<', $text);
    }

    private static function parameter(\ReflectionParameter $parameter): string
    {
        $text = self::type($parameter->getType()) . "\${$parameter->getName()}";
        if (!$parameter->isDefaultValueAvailable()) {
            return $text;
        }
        return "$text = " . ($parameter->isDefaultValueConstant() ? self::short((string) $parameter->getDefaultValueConstantName()) : self::literal($parameter->getDefaultValue()));
    }

    private static function type(?\ReflectionType $type): string
    {
        return $type === null ? '' : self::short((string) $type) . ' ';
    }

    private static function short(string $name): string
    {
        return str_replace(['Encharge\\Webhooks\\', 'DateTimeZone'], ['', '\DateTimeZone'], $name);
    }

    private static function literal(mixed $value): string
    {
        return $value === [] ? '[]' : ($value === null ? 'null' : (string) json_encode($value, JSON_UNESCAPED_SLASHES));
    }
}
