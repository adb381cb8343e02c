--TEST--
Does not say what it expects
--FILE--
<?php
echo 1;
?>
