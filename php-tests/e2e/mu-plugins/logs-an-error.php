<?php

trigger_error('an error of a plugin', E_USER_WARNING);
