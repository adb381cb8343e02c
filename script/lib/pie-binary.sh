# The extension as PIE fetches it ready-made: it brings Jansson along, which few servers have, and takes libcurl and the C
# library from the server.

jansson_version=2.14
jansson_sha256=c739578bf6b764aa0752db9a2fdadcfe921c78f1228c7ec0bb47fa804c55d17b

# fetch_jansson: its source as Debian has it, once into the cache, as the file $jansson_archive. Needs chroot.sh.
fetch_jansson() {
  local name=jansson_$jansson_version.orig.tar.gz mirror work
  jansson_archive=$cache/$name
  [ ! -e "$jansson_archive" ] || return 0
  say "Fetching Jansson $jansson_version"
  mkdir -p "$cache"
  mirror=$(debian_mirror)
  work=$(mktemp -d "$cache/fetch.XXXXXX")
  on_exit rm -rf "$work"
  quietly curl -fsSL -o "$work/$name" "${mirror%/}/pool/main/j/jansson/$name"
  echo "$jansson_sha256  $work/$name" | sha256sum --check --quiet || die "$name is not what was pinned"
  mv "$work/$name" "$jansson_archive"
}

# What is told of the folder that is compiled in would differ from one build to the next.
compiler_flags() { echo "-O2 -fPIC -fvisibility=hidden -fstack-protector-strong -D_FORTIFY_SOURCE=2 -ffile-prefix-map=$1=."; }

# build_jansson FOLDER: FOLDER/installed/lib/libjansson.a. Debian's own cannot become part of a shared object.
build_jansson() {
  mkdir -p "$1"
  tar -xzf "$jansson_archive" -C "$1" --strip-components=1
  quietly cmake -S "$1" -B "$1/build" -DCMAKE_INSTALL_PREFIX="$1/installed" -DCMAKE_INSTALL_LIBDIR=lib -DCMAKE_BUILD_TYPE=None \
    -DCMAKE_C_FLAGS="$(compiler_flags "$1")" -DCMAKE_POLICY_VERSION_MINIMUM=3.5 -DJANSSON_BUILD_DOCS=OFF -DJANSSON_EXAMPLES=OFF \
    -DJANSSON_WITHOUT_TESTS=ON
  quietly cmake --build "$1/build" --target install
}

# build_pie_binary SOURCE JANSSON: SOURCE/modules/encharge.so, for the PHP that php-config names.
build_pie_binary() (
  cd "$1"
  quietly phpize
  # By the name of the file, since -ljansson would take a shared library. Not from the .pc file: PHP writes the folders
  # that come from there into the binary, to look for libraries in.
  quietly env PKG_CONFIG_PATH="$2/installed/lib/pkgconfig" ./configure --enable-encharge \
    ENCHARGE_JANSSON_LIBS=-l:libjansson.a LDFLAGS="-L$2/installed/lib -Wl,-z,relro -Wl,-z,now"
  quietly make -j2 CFLAGS="$(compiler_flags "$1")"
  strip --strip-unneeded modules/encharge.so
)

# pie_platform: as PIE names it, such as php8.2-x86_64-linux-glibc.
pie_platform() {
  "$(php-config --php-binary)" -n -r '
    printf("php%d.%d-%s-linux-glibc%s%s", PHP_MAJOR_VERSION, PHP_MINOR_VERSION, php_uname("m"), PHP_DEBUG ? "-debug" : "", PHP_ZTS ? "-zts" : "");'
}
