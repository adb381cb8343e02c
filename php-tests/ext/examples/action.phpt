--TEST--
Example of Action
--EXTENSIONS--
encharge
--FILE--
<?php
// Example:
use Encharge\Webhooks\Action;

foreach (['update_tags', 'delete'] as $asked) {
    echo $asked, ' is ', Action::tryFrom($asked)?->name ?? 'nothing that a webhook can ask for', "\n";
}
// End of the example.
?>
--EXPECT--
update_tags is UpdateTags
delete is nothing that a webhook can ask for
