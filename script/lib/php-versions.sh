# Versions of PHP, each in a Debian that has it. They are kept in the cache as php-RELEASE.

php_release() {
  case $1 in
    8.2-zts-debug) echo bookworm ;;
    8.4) echo trixie ;;
    8.5 | 8.6) echo sid ;;
  esac
}

# Beside the release's own packages.
php_package_source() {
  case $1 in
    bookworm) echo "deb-src $(debian_mirror) bookworm main" ;;
    sid) echo "deb $(debian_mirror) experimental main" ;;
  esac
}

# in_php_debian RELEASE COMMAND [ARGUMENT...]
in_php_debian() { in_chroot "$cache/php-$1" "php-$1" "${@:2}"; }

php_debian() {
  local release=$1 target=$cache/php-$1 work
  [ ! -e "$target" ] || return 0
  debian_base "$release"
  work=$(mktemp -d "$cache/fetch.XXXXXX")
  on_exit rm -rf "$work"
  cp -a "$cache/debian-$release" "$work/root"
  php_package_source "$release" >>"$work/root/etc/apt/sources.list"
  # A mirror whose lists are old is old for whoever asks it.
  apt-config dump Acquire::Check-Valid-Until >"$work/root/etc/apt/apt.conf.d/mirror"
  printf '127.0.0.1 localhost\n::1 localhost\n' >"$work/root/etc/hosts"
  mv "$work/root" "$target"
}

# php_packages RELEASE PACKAGE...: installs what is missing.
php_packages() {
  local release=$1 package missing=()
  shift
  for package in "$@"; do
    [ -e "$cache/php-$release/var/lib/dpkg/info/$package.list" ] \
      || [ -e "$cache/php-$release/var/lib/dpkg/info/$package:$(dpkg --print-architecture).list" ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Installing in Debian $release: ${missing[*]}"
  quietly in_php_debian "$release" apt-get update
  quietly in_php_debian "$release" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    -o APT::Keep-Downloaded-Packages=false "${missing[@]}"
}

# provide_php VERSION: with its phpize and its php-config in /opt/php-VERSION/bin.
provide_php() {
  local version=$1 release
  release=$(php_release "$version")
  php_debian "$release"
  php_packages "$release" build-essential autoconf pkg-config clang libcurl4-openssl-dev libjansson-dev ca-certificates openssl
  case $version in
    *-zts-debug) php_from_source "$release" "$version" ;;
    *) php_from_packages "$release" "$version" ;;
  esac
}

php_from_packages() {
  local release=$1 version=$2 bin=$cache/php-$1/opt/php-$2/bin name
  php_packages "$release" libclang-rt-dev "php$version-"{cli,cgi,dev,sqlite3}
  mkdir -p "$bin"
  for name in phpize php-config; do ln -sf "/usr/bin/$name$version" "$bin/$name"; done
}

php_from_source() {
  local release=$1 version=$2
  # Debian's phpize takes shtool and libtool from their packages, by the prefix that PHP was built for.
  php_packages "$release" libclang-rt-14-dev bison re2c dpkg-dev libsqlite3-dev libssl-dev zlib1g-dev shtool libtool
  [ ! -e "$cache/php-$release/opt/php-$version" ] || return 0
  say "Building PHP $version from Debian's source: minutes"
  # shellcheck disable=SC2016 # the variables are those of the shell inside
  quietly in_php_debian "$release" bash -ec '
    apt-get update
    rm -rf /build && mkdir /build && cd /build
    apt-get source php8.2
    cd php8.2-*
    ./buildconf --force
    ./configure --prefix="/opt/php-$1" --disable-all --enable-zts --enable-debug --enable-cgi --disable-phpdbg \
      --enable-opcache --enable-session --enable-pcntl --enable-posix --enable-pdo --with-pdo-sqlite --with-openssl --with-zlib
    make -j"$(nproc)"
    make install INSTALL_ROOT=/build/installed
    mkdir -p "/build/installed/opt/php-$1/share"
    # Debian asks dpkg what programs there are.
    sed -i "s#^php_cli_binary=.*#php_cli_binary=/opt/php-$1/bin/php#; s#^php_cgi_binary=.*#php_cgi_binary=/opt/php-$1/bin/php-cgi#" \
      "/build/installed/opt/php-$1/bin/php-config"
    ln -s /usr/share/aclocal "/build/installed/opt/php-$1/share/aclocal"
    mkdir -p /opt && mv "/build/installed/opt/php-$1" /opt/
    cd / && rm -rf /build' bash "$version"
}
