--TEST--
Guard: WordPress counts wrong keys where the guard counts them, and what is shut opens after a minute
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';
require __DIR__ . '/guesses.inc';

// The server's clock stands still at what the file says.
$site = new Site();
$site->put('clock.c', <<<'C'
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <time.h>

    time_t time(time_t *out)
    {
        FILE *file = fopen(getenv("CLOCK"), "r");
        long now = 0;

        if (!file || fscanf(file, "%ld", &now) != 1) {
            abort();
        }
        fclose(file);
        if (out) {
            *out = now;
        }
        return now;
    }

    /* PHP has its extensions bind past a preloaded library. */
    void *dlopen(const char *file, int flags)
    {
        void *(*next)(const char *, int) = (void *(*)(const char *, int)) dlsym(RTLD_NEXT, "dlopen");

        return next(file, flags & ~RTLD_DEEPBIND);
    }
    C);
passthru("cc -shared -fPIC -o $site->root/clock.so $site->root/clock.c 2>&1");
putenv("CLOCK=$site->root/clock");
putenv("LD_PRELOAD=$site->root/clock.so");
$begin = time();
$at = fn (int $second) => $site->put('clock', (string) ($begin + $second));

// As the plugin does where there is no guard file; the address has been changed by a header that the sender chose.
$site->index('<?php
    use Encharge\Webhooks\Guard;
    $_SERVER["REMOTE_ADDR"] = "192.0.2." . random_int(1, 255);
    $file = __DIR__ . "/wp-content/plugins/../encharge-guard.php";
    $seconds = Guard::shutFor($file, 1);
    if ($_GET["access_key"] !== "weak" || $seconds > 0) {
        Guard::countWrongKey($file, 1);
    }
    echo "$seconds, others ", Guard::shutFor($file, 2), " ", Guard::shutFor(__FILE__, 1);
');
unlink("$site->root/wp-content/encharge-guard.php");
$at(0);
guess($site, 60);
echo ask($site, 'weak');
guess($site, 1);
echo ask($site, 'weak');
foreach (range(1, 58) as $second) {
    $at($second);
    guess($site, 2);
    ask($site, 'weak');
}
$at(59);
echo ask($site, 'weak');
$site->sender = '127.0.1.1';
echo 'Another network: ', ask($site, 'weak');
$site->sender = '127.0.0.1';
$at(60);
echo ask($site, 'weak');

echo "In turn with the guard:\n";
$at(1000);
guess($site, 30);
$site->guard([WEAK_AND_STRONG]);
guess($site, 30);
echo ask($site, 'strong');
unlink("$site->root/wp-content/encharge-guard.php");
guess($site, 1);
echo ask($site, 'weak');
$site->guard([WEAK_AND_STRONG]);
$at(1001);
echo $site->ask('wpf_action=add&access_key=weak', '{"id":"c1"}');
$at(1060);
echo ask($site, 'weak');
?>
--EXPECT--
200 | 0, others 0 0
200 | 60, others 0 0
200 | 1, others 0 0
Another network: 200 | 0, others 0 0
200 | 0, others 0 0
In turn with the guard:
200 | 0, others 0 0
200 | 60, others 0 0
429 | Retry-After: 59 | too_many_attempts
200 | 0, others 0 0
