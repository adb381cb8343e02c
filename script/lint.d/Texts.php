<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Lint;

/**
 * The texts that stand in a PHP file's code, but for those that are given to a function which translates them, and for
 * those that no person reads.
 */
final class Texts
{
    private const TRANSLATING = '/^(esc_html|esc_attr)?_(_|e|n|x|nx|ex)(_noop)?$/D';
    /** A header is read by programs; a LogicException, as an InvalidArgumentException is, says a programmer's mistake, and only to the log of PHP's errors. */
    private const UNREAD = '/^(header|\\\\?(Logic|InvalidArgument)Exception)$/D';
    private const COMMAND = '/^(sudo|apt-get|docker|phpize|wp)\b/';
    private const SQL = '/^\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|SHOW|SET|START|ROLLBACK|SAVEPOINT|RELEASE|COMMIT|SIGNAL)\b/';

    /** @return list<array{int, string}> line, and the text with {} in the place of each variable */
    public static function of_file(string $path): array
    {
        $texts = $open = [];
        $before = '';
        $in_string = null;
        foreach (\PhpToken::tokenize((string) file_get_contents($path)) as $token) {
            if ($token->is([T_WHITESPACE, T_COMMENT, T_DOC_COMMENT]) && $in_string === null) {
                continue;
            }
            if ($token->is(['"', T_START_HEREDOC, T_END_HEREDOC])) {
                if ($in_string !== null && !in_array(true, $open, true)) {
                    $texts[] = [$token->line, (string) preg_replace('/\0+/', '{}', $in_string)];
                }
                $in_string = $in_string === null ? '' : null;
            } elseif ($in_string !== null) {
                $in_string .= $token->is(T_ENCAPSED_AND_WHITESPACE) ? $token->text : "\0";
            } elseif ($token->is('(')) {
                $open[] = preg_match(self::TRANSLATING, $before) === 1 || preg_match(self::UNREAD, $before) === 1;
            } elseif ($token->is(')')) {
                array_pop($open);
            } elseif ($token->is(T_CONSTANT_ENCAPSED_STRING) && !in_array(true, $open, true)) {
                $texts[] = [$token->line, stripslashes(substr($token->text, 1, -1))];
            }
            $before = $token->text;
        }

        return $texts;
    }

    /** Whether a person would read it as words of a sentence: two or more, one of them in lower case, that begin like a sentence or end like one, or four and more. */
    public static function is_prose(string $text): bool
    {
        if (preg_match(self::SQL, $text) === 1 || preg_match(self::COMMAND, $text) === 1 || preg_match('~^(/.*/|#.*#|\~.*\~)[a-zA-Z]*$~sD', $text) === 1) {
            return false;
        }
        $plain = trim(strip_tags($text));
        $words = preg_match_all("/(?<=^|\\s|\\()[a-z][a-z'’-]+(?=[\\s,.;:!?)]|$)/", $plain);

        return $words >= 1 && preg_match('/\S\s+\S/', $plain) === 1
            && ($words >= 4 || preg_match('/^[A-Z][a-z]*\b(?![:_])|[a-z)][.?!:]$/', $plain) === 1);
    }
}
