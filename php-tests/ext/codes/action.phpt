--TEST--
Action has the values of wpf_action
--EXTENSIONS--
encharge
--FILE--
<?php
use Encharge\Webhooks\Action;

foreach (Action::cases() as $action) {
    echo "$action->name $action->value\n";
}
var_dump(Action::tryFrom('ADD'));
?>
--EXPECT--
Add add
Update update
UpdateTags update_tags
Test test
NULL
