--TEST--
Fails
--FILE--
<?php
echo 1;
?>
--EXPECT--
2
