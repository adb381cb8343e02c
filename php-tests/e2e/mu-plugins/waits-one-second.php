<?php

$GLOBALS['wpdb']->query('SET SESSION innodb_lock_wait_timeout = 1');
