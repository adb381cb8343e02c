<?php

add_action('init', '_register_theme_block_patterns', 11);
