--TEST--
Guard: without shared memory nothing is counted, and a site with a weak key is left to WordPress
--EXTENSIONS--
encharge
--FILE--
<?php
require __DIR__ . '/site.inc';

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

$sites = ['strong' => Site::key('strong'), 'weak' => Site::key('weak', ['weak' => true])];
foreach (['', "$site->root/no-memory.so"] as $preload) {
    putenv("LD_PRELOAD=$preload");
    echo $preload ? "Without" : "With", " shared memory:\n";
    $site->guard([['keys' => [$sites['strong']]]]);
    foreach (['strong', 'wrong'] as $key) {
        echo $site->request("wpf_action=add&access_key=$key", '{"id":"c1"}');
    }
    $site->guard([['keys' => array_values($sites)]]);
    foreach (['strong', 'weak', 'wrong'] as $key) {
        echo $site->request("wpf_action=add&access_key=$key", '{"id":"c1"}');
    }
}
?>
--EXPECT--
With shared memory:
200 | WordPress: add [c1]
403 | invalid_access_key
200 | WordPress: add [c1]
200 | WordPress: add [c1]
403 | invalid_access_key
Without shared memory:
200 | WordPress: add [c1]
403 | invalid_access_key
200 | WordPress: unchecked
200 | WordPress: unchecked
200 | WordPress: unchecked
