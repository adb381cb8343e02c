<?php

// What stands before the site listens on another port.
add_action('http_api_curl', static fn ($handle) => curl_setopt($handle, CURLOPT_CONNECT_TO, ['::127.0.0.1:' . get_option('front_port')]));
