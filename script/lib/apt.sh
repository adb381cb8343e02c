# Debian packages, by what they are needed for.

apt_packages() {
  case $1 in
    build) echo build-essential autoconf pkg-config php8.2-cli php8.2-dev libcurl4-openssl-dev libjansson-dev ;;
    wordpress) echo ca-certificates npm composer git unzip curl php8.2-cli php8.2-curl php8.2-gd php8.2-intl php8.2-mbstring php8.2-mysql php8.2-sqlite3 php8.2-xml php8.2-zip ;;
    test) echo apache2-bin chromium clang libapache2-mod-php8.2 libclang-rt-14-dev mariadb-client-core mariadb-server-core nginx-light php8.2-cgi php8.2-fpm valgrind ;;
    bench) echo mariadb-server-core nginx-light php8.2-cgi php8.2-fpm valgrind wrk ;;
    chroot) echo debootstrap ;;
    lint) echo clang clang-format gettext shellcheck ;;
    package) echo binutils ca-certificates cmake curl git zip ;;
    *) die "no package group '$1'" ;;
  esac
}

# Debian's npm brings hundreds of packages; one that came with Node.js will do.
apt_is_installed() {
  case $1 in
    npm | composer) command -v "$1" >/dev/null ;;
    *) dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed ;;
  esac
}

# apt_install GROUP...: installs what is missing, and starts no service unless the machine's own policy says so.
apt_install() {
  local group package missing=()
  for group in "$@"; do
    for package in $(apt_packages "$group"); do
      [[ " ${missing[*]} " == *" $package "* ]] || apt_is_installed "$package" || missing+=("$package")
    done
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Installing Debian packages: ${missing[*]}"
  forbid_services
  quietly as_root apt-get update
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
  allow_services
}

policy=/usr/sbin/policy-rc.d
our_policy='#!/bin/sh
# Put here by webhooks-for-encharge for as long as its scripts install packages.
exit 101'

# A policy of the machine's own is not ours to move: it stands, and says itself whether services start.
forbid_services() {
  [ ! -e "$policy" ] && [ ! -L "$policy" ] || is_our_policy || return 0
  on_exit allow_services
  as_root tee "$policy" <<<"$our_policy" >/dev/null
  as_root chmod 755 "$policy"
}

allow_services() {
  if is_our_policy; then as_root rm "$policy"; fi
}

is_our_policy() { [ "$(cat "$policy" 2>/dev/null)" = "$our_policy" ]; }
