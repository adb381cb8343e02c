<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Lint;

use PhpParser\Comment\Doc;
use PhpParser\Node;
use PhpParser\Node\Expr\Variable;
use PhpParser\Node\Stmt\Global_;
use PhpParser\NodeVisitorAbstract;

/**
 * Gives WordPress's global variables, which PHPStan takes for mixed, their types: as if "@var" stood above "global".
 */
final class GlobalTypes extends NodeVisitorAbstract
{
    private const TYPES = [
        'wpdb' => '\wpdb',
        'wp_filter' => 'array<string, \WP_Hook>',
        'wp_current_filter' => 'list<string>',
        'EZSQL_ERROR' => 'list<array{query: string, error_str: string}>|null',
    ];

    public function enterNode(Node $node): null
    {
        if (!$node instanceof Global_ || $node->getDocComment() !== null) {
            return null;
        }

        $tags = '';
        foreach ($node->vars as $variable) {
            if ($variable instanceof Variable && is_string($variable->name) && isset(self::TYPES[$variable->name])) {
                $tags .= ' * @var ' . self::TYPES[$variable->name] . " \$$variable->name\n";
            }
        }
        if ($tags !== '') {
            $node->setDocComment(new Doc("/**\n$tags */"));
        }

        return null;
    }
}
