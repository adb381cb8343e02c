<?php

add_filter('encharge_webhooks_user_data', static fn (): WP_Error => new WP_Error('sunday', 'Not on Sundays.'));
