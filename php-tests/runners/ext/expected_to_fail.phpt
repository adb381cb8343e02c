--TEST--
Is expected to fail
--XFAIL--
as it does
--FILE--
<?php
echo 1;
?>
--EXPECT--
2
