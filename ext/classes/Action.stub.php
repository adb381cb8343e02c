<?php

/** @generate-class-entries */

namespace Encharge\Webhooks;

/**
 * What a webhook asks for: the values of the query parameter wpf_action.
 */
enum Action: string
{
    /** Create or update the user. */
    case Add = "add";
    /** Pull tags and fields of a user who exists. */
    case Update = "update";
    /** Pull tags only, of a user who exists. */
    case UpdateTags = "update_tags";
    /** Check the key and answer, nothing else. */
    case Test = "test";
}
