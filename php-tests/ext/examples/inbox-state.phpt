--TEST--
Example of InboxState
--EXTENSIONS--
encharge
--FILE--
<?php
// Example:
use Encharge\Webhooks\InboxState;

foreach (InboxState::cases() as $state) {
    echo "$state->name lies in $state->value/\n";
}
// End of the example.
?>
--EXPECT--
Fresh lies in new/
Claimed lies in cur/
Later lies in later/
Dead lies in dead/
Aside lies in aside/
