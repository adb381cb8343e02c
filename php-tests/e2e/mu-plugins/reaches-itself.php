<?php

// The site's host is in no DNS.
add_action('http_api_curl', static fn ($handle) => curl_setopt($handle, CURLOPT_CONNECT_TO, ['::127.0.0.1:']));
