<?php

/**
 * Has the request begin so many seconds later than it did by a clock that was set back since, or earlier where it was
 * set forward.
 */

declare(strict_types=1);

if (isset($_GET['clock'])) {
    $_SERVER['REQUEST_TIME_FLOAT'] += (float) $_GET['clock'];
}
