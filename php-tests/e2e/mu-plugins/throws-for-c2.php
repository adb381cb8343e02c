<?php

add_action(
    'user_register',
    static function (int $user_id, array $data): void {
        if ('c2@example.test' === $data['user_email']) {
            throw new LogicException('Out of cheese');
        }
    },
    10,
    2
);
