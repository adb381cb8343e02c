<?php

/** What the bench puts into wp-config.php. */

const ENCHARGE_API_URL = 'https://127.0.0.1/v1';
