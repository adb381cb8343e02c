<?php

/** @generate-class-entries */

namespace Encharge\Webhooks;

/**
 * Where an entry of the inbox stands; the value is its folder.
 */
enum InboxState: string
{
    /** Accepted, and nobody has looked at it. */
    case Fresh = "new";
    /** Being worked, or left by a process that ended. */
    case Claimed = "cur";
    /** To be tried again at its time. */
    case Later = "later";
    /** Given up after its tries: a dead letter. */
    case Dead = "dead";
    /** No entry of this site, or a broken one. */
    case Aside = "aside";
}
