<?php

/**
 * Does on some hook what no plugin should: the option "hostile" holds "<hook> <deed>".
 */

declare(strict_types=1);

[$hook, $deed] = explode(' ', (string) get_option('hostile'));

$deeds = [
    'echoes' => static function (): void {
        echo '<p>Hello</p>';
        header('X-Hostile: 1');
        header('Content-Length: 3');
        header('Location: /elsewhere');
        setcookie('hostile', '1');
        http_response_code(418);
    },
    'buffers' => static function (): void {
        ob_start(static fn (string $page): string => strrev($page) . '<!-- cached -->');
        echo 'page';
    },
    'removes_all_buffers' => static function (): void {
        while (ob_get_level() > 0) {
            ob_end_clean();
        }
        ini_set('display_errors', '1');
        add_action('user_register', static function (): void {
            echo 'Out of cheese';
            trigger_error('A warning for everybody to see', E_USER_WARNING);
        });
    },
    'warns' => static function (): void {
        trigger_error('A warning for everybody to see', E_USER_WARNING);
    },
    'throws' => static function (): void {
        throw new LogicException('Out of cheese');
    },
    'calls_nothing' => static function (): void {
        nothing_of_this_name();
    },
    'errs' => static function (): void {
        trigger_error('Out of cheese', E_USER_ERROR);
    },
    'exits' => static function (): void {
        exit('<p>Bye</p>');
    },
    'exits_alone' => static function (): void {
        remove_all_actions('shutdown');
        exit('<p>Bye</p>');
    },
    'redirects' => static function (): void {
        wp_redirect('/elsewhere');
        exit;
    },
    'dies' => static function (): void {
        wp_die('<p>Out of cheese</p>', 'Sorry', ['response' => 200]);
    },
    'answers_json' => static function (): void {
        wp_send_json(['hostile' => true]);
    },
    'takes_all_memory' => static function (): void {
        $all = [];
        while (true) {
            $all[] = str_repeat('x', 100000);
        }
    },
    'takes_all_time' => static function (): void {
        set_time_limit(1);
        while (true) {
            crc32('x');
        }
    },
    'creates_a_table' => static function (): void {
        $GLOBALS['wpdb']->query('CREATE TABLE IF NOT EXISTS wp_hostile (id int)');
    },
    'begins' => static function (): void {
        $GLOBALS['wpdb']->query('START TRANSACTION');
    },
    'commits' => static function (): void {
        $GLOBALS['wpdb']->query('COMMIT');
    },
    'commits_and_throws' => static function (): void {
        $GLOBALS['wpdb']->query('COMMIT');
        throw new LogicException('Out of cheese');
    },
    'commits_and_exits' => static function (): void {
        $GLOBALS['wpdb']->query('COMMIT');
        exit('<p>Bye</p>');
    },
    'rolls_back' => static function (): void {
        $GLOBALS['wpdb']->query('ROLLBACK');
    },
    'kills' => static function (): void {
        $GLOBALS['wpdb']->query('KILL CONNECTION_ID()');
    },
    'begins_once' => static function (): void {
        static $statement = 'START TRANSACTION';
        $GLOBALS['wpdb']->query($statement);
        $statement = 'SELECT 1';
    },
    'kills_once' => static function (): void {
        static $statement = 'KILL CONNECTION_ID()';
        $GLOBALS['wpdb']->query($statement);
        $statement = 'SELECT 1';
    },
    'fails_a_statement' => static function (): void {
        $GLOBALS['wpdb']->query('SELECT nothing FROM nowhere');
    },
];

add_filter(
    $hook,
    static function (mixed $value = null) use ($deeds, $deed): mixed {
        $deeds[$deed]();

        return $value;
    }
);
