<?php

// Two ticks of two and a half seconds.
add_filter('nonce_life', static fn(): int => 5);
