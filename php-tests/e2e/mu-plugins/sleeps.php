<?php

// Sleeps at the hook and for the milliseconds that the request names.
if (isset($_GET['sleep'])) {
    [$hook, $milliseconds] = explode(' ', $_GET['sleep']);
    $sleep = static fn () => usleep(1000 * (int) $milliseconds);
    $hook === 'load' ? $sleep() : add_action($hook, $sleep, 5);
}
