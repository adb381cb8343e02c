<?php

/** What the commands use of WP-CLI 2, with its types. */

namespace {
    class WP_CLI
    {
        /**
         * @param callable|class-string $callable
         * @param array<string, mixed> $args
         */
        public static function add_command(string $name, $callable, array $args = []): bool {}

        /** @param array<string, mixed> $assoc_args */
        public static function confirm(string $question, array $assoc_args = []): void {}

        /** Without the parameter "exit": the commands always end here. */
        public static function error(string $message): never {}

        public static function get_logger(): object {}

        public static function get_root_command(): WP_CLI\Dispatcher\CompositeCommand {}

        public static function get_runner(): WP_CLI\Runner {}

        public static function halt(int $return_code): never {}

        public static function line(string $message = ''): void {}

        public static function log(string $message): void {}

        public static function set_logger(object $logger): void {}

        public static function success(string $message): void {}

        public static function warning(string $message): void {}
    }
}

namespace WP_CLI {
    class Formatter
    {
        /**
         * @param array<string, mixed> $assoc_args
         * @param list<string>|string|null $fields
         * @param string|false $prefix
         */
        public function __construct(array &$assoc_args, $fields = null, $prefix = false) {}

        /** @param iterable<mixed> $items */
        public function display_items(iterable $items): void {}

        /** @param array<string, mixed>|object $item */
        public function display_item($item): void {}
    }

    class Runner
    {
        /** @var list<string> */
        public array $arguments;

        /** @var array<string, string|bool> */
        public array $assoc_args;
    }

    class NoOp
    {
        public function tick(): void {}

        public function finish(): void {}
    }
}

namespace WP_CLI\Dispatcher {
    class CompositeCommand
    {
        public function can_have_subcommands(): bool {}

        /**
         * @param list<string> $args loses the subcommand's name
         * @return CompositeCommand|false
         */
        public function find_subcommand(array &$args) {}

        public function get_longdesc(): string {}

        public function get_synopsis(): string {}

        public function set_longdesc(string $longdesc): void {}
    }

    class CommandNamespace extends CompositeCommand
    {
    }
}

namespace WP_CLI\Utils {
    /** @return \cli\progress\Bar|\WP_CLI\NoOp */
    function make_progress_bar(string $message, int $count, int $interval = 100) {}
}

namespace cli {
    /** @param string|false $default */
    function prompt(string $question, $default = false, string $marker = ': ', bool $hide = false): string {}
}

namespace cli\progress {
    class Bar
    {
        public function tick(int $increment = 1): void {}

        public function finish(): void {}
    }
}
