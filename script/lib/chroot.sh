# A bare Debian in a folder of its own. What runs in it has namespaces of its own too, so that no mount and no process
# outlives the script, however that ends. All of it needs root.

chroot_process=ended

# debian_base SUITE: makes the bare system of a release of Debian once and keeps it in the cache as debian-SUITE.
debian_base() {
  local base=$cache/debian-$1 work
  [ ! -e "$base" ] || return 0
  say "Fetching a bare Debian: $1 (about a minute)"
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/fetch.XXXXXX")
  on_exit rm -rf "$work"
  quietly in_namespaces debootstrap --variant=minbase "$1" "$work/root" "$(debian_mirror)"
  printf '#!/bin/sh\nexit 101\n' >"$work/root/usr/sbin/policy-rc.d"
  chmod 755 "$work/root/usr/sbin/policy-rc.d"
  echo force-unsafe-io >"$work/root/etc/dpkg/dpkg.cfg.d/throw-away"
  echo 'APT::Get::Assume-Yes "true";' >"$work/root/etc/apt/apt.conf.d/nobody-answers"
  mv "$work/root" "$base"
}

# The mirror that this machine's apt has Debian from.
debian_mirror() {
  local mirror
  # shellcheck disable=SC2016 # the variable is apt's
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1)
  echo "${mirror:-http://deb.debian.org/debian}"
}

# in_chroot FOLDER SUITE COMMAND [ARGUMENT...]: with the network of this machine, and a cache of packages for each release.
in_chroot() {
  local folder=$1 packages=$cache/debian-$2-packages
  shift 2
  mkdir -p "$packages/partial"
  # shellcheck disable=SC2016 # the variables are those of the shell inside
  in_namespaces sh -ec '
    mount -t proc proc "$1/proc"
    mount --bind "$2" "$1/var/cache/apt/archives"
    cp /etc/resolv.conf "$1/etc/resolv.conf"
    root=$1
    shift 2
    exec chroot "$root" env -i HOME=/root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
  ' in_chroot "$folder" "$packages" "$@"
}

# Waited for in the background, because the shell hears no signal while it waits for a command in the foreground.
in_namespaces() {
  local status=0
  # Each time anew: it has to come before the folder goes in which all this runs.
  on_exit end_namespaces
  setpriv --pdeathsig KILL -- unshare --mount --pid --fork --kill-child -- "$@" </dev/null &
  chroot_process=$!
  wait "$chroot_process" || status=$?
  chroot_process=ended
  return "$status"
}

end_namespaces() {
  [ "$chroot_process" != ended ] || return 0
  kill -KILL "$chroot_process"
  wait "$chroot_process" || true
}
