<?php

// As a language that is written from right to left has it, which is no reason to need a translation.
$GLOBALS['text_direction'] = 'rtl';
