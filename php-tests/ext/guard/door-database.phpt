--TEST--
Guard: a WordPress that ended without its database is told from one that ended otherwise
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

$site = new Site();
$site->put('wpdb.php', '<?php
    class wpdb {
        protected $dbh;
        static function with($connection): static { $wpdb = new static(); $wpdb->dbh = $connection; return $wpdb; }
        function __get($name) { echo "noise"; exit; }
        function __destruct() { return true; }
    }
    class drop_in extends wpdb {}
    class lazy { public static $dbh; public $others; }
');
$cases = [
    'no connection' => 'function set() { global $wpdb; $wpdb = wpdb::with(null); } set(); exit("Error establishing a database connection");',
    'false' => 'function set() { global $wpdb; $wpdb = drop_in::with(false); } set(); exit;',
    'while it is being made' => 'class making extends wpdb { function __construct() { exit; } } function make() { global $wpdb; $wpdb = new making(); } make();',
    'a connection' => 'function set() { global $wpdb; $wpdb = wpdb::with(new stdClass()); } set(); exit;',
    'a fatal error before a connection' => 'function set() { global $wpdb; $wpdb = wpdb::with(null); } set(); none();',
    'a class that has no such property' => 'function set() { global $wpdb; $wpdb = new lazy(); } set(); exit;',
    'no object' => '$wpdb = "text"; exit;',
    'nothing yet' => 'exit;',
];
foreach ($cases as $case => $code) {
    $site->index("<?php require 'wpdb.php'; $code", true);
    echo "$case: ", $site->request('wpf_action=add&access_key=the+key', '{"id":"c1"}', [], ['log_errors=0']);
}
?>
--EXPECT--
no connection: 503 | Server-Timing: guard;dur=… | Retry-After: 10 | database_unavailable
false: 503 | Server-Timing: guard;dur=… | Retry-After: 10 | database_unavailable
while it is being made: 503 | Server-Timing: guard;dur=… | Retry-After: 10 | database_unavailable
a connection: 500 | Server-Timing: guard;dur=… | internal_error
a fatal error before a connection: 500 | Server-Timing: guard;dur=… | internal_error
a class that has no such property: 500 | Server-Timing: guard;dur=… | internal_error
no object: 500 | Server-Timing: guard;dur=… | internal_error
nothing yet: 500 | Server-Timing: guard;dur=… | internal_error
