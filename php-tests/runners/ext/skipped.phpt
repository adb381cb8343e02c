--TEST--
Is skipped
--SKIPIF--
skip always
--FILE--
<?php
echo 1;
?>
--EXPECT--
1
