<?php

add_action(
    'user_register',
    static function (): void {
        throw new LogicException('Out of cheese');
    }
);
