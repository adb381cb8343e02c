<?php

// WordPress was loaded.
file_put_contents(WP_CONTENT_DIR . '/loaded', '.', FILE_APPEND);
