<?php

/**
 * As much of WooCommerce and ACF as tells which keys of users they have.
 */

declare(strict_types=1);

final class WooCommerce
{
}

/** @return list<array<string, mixed>> */
function acf_get_field_groups(): array
{
    $place = static fn(string $param): array => [[['param' => 'post_type', 'operator' => '==', 'value' => 'x']], [['param' => $param, 'operator' => '==', 'value' => 'all']]];

    return [['key' => 'of_users', 'location' => $place('user_form')], ['key' => 'of_pages', 'location' => $place('page')]];
}

/**
 * @param array<string, mixed> $group
 * @return list<array<string, mixed>>
 */
function acf_get_fields(array $group): array
{
    return $group['key'] === 'of_users'
        ? [['name' => 'favourite_colour', 'label' => 'Favourite colour', 'type' => 'text'], ['name' => 'gallery', 'label' => 'Gallery', 'type' => 'gallery'], ['name' => '', 'label' => 'Tab', 'type' => 'tab']]
        : [['name' => 'pages_subtitle', 'label' => 'Subtitle', 'type' => 'text']];
}
