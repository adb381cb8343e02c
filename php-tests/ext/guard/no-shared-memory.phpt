--TEST--
Guard: without shared memory a process counts wrong keys for itself
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';
require __DIR__ . '/guesses.inc';

$site = new Site();
$site->put('no-memory.c', <<<'C'
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <errno.h>
    #include <sys/mman.h>
    #include <sys/syscall.h>
    #include <unistd.h>

    void *mmap64(void *address, size_t length, int protection, int flags, int descriptor, off_t offset)
    {
        if ((flags & MAP_SHARED) && (flags & MAP_ANONYMOUS)) {
            errno = ENOMEM;
            return MAP_FAILED;
        }
        return (void *) syscall(SYS_mmap, address, length, protection, flags, descriptor, offset);
    }

    void *mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t offset)
    {
        return mmap64(address, length, protection, flags, descriptor, offset);
    }

    /* PHP has its extensions bind past a preloaded library. */
    void *dlopen(const char *file, int flags)
    {
        void *(*next)(const char *, int) = (void *(*)(const char *, int)) dlsym(RTLD_NEXT, "dlopen");

        return next(file, flags & ~RTLD_DEEPBIND);
    }
    C);
passthru("cc -shared -fPIC -o $site->root/no-memory.so $site->root/no-memory.c 2>&1");

foreach (['', "$site->root/no-memory.so"] as $preload) {
    putenv("LD_PRELOAD=$preload");
    echo $preload ? "Without" : "With", " shared memory:\n";
    $server = new Site();
    $server->guard([['keys' => [...WEAK_AND_STRONG['keys'], Site::key('diagnostic', ['diagnostic' => true])]]]);
    foreach (['strong', 'weak', 'wrong'] as $key) {
        echo ask($server, $key);
    }
    guess($server, 60);
    echo str_contains($server->ask('wpf_action=test&access_key=diagnostic', ''), '"refusals"') ? "Refusals are known.\n" : "No refusals are known.\n";
    foreach (['strong', 'weak', 'wrong'] as $key) {
        echo ask($server, $key);
    }
}
?>
--EXPECT--
With shared memory:
200 | WordPress: add [c1]
200 | WordPress: add [c1]
403 | invalid_access_key
Refusals are known.
200 | WordPress: add [c1]
429 | Retry-After: … | too_many_attempts
429 | Retry-After: … | too_many_attempts
Without shared memory:
200 | WordPress: add [c1]
200 | WordPress: add [c1]
403 | invalid_access_key
No refusals are known.
200 | WordPress: add [c1]
429 | Retry-After: … | too_many_attempts
429 | Retry-After: … | too_many_attempts
