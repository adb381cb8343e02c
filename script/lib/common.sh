# Where things are, how to speak and how to end. Source this file first.
# shellcheck disable=SC2034 # what is set here, other scripts use
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
out=$root/out
cache=${XDG_CACHE_HOME:-$HOME/.cache}/webhooks-for-encharge
extension=$out/build/modules/encharge.so
plugin_folder=webhooks-for-encharge

say() { printf '\n== %s\n' "$*"; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Runs a command whose output matters only when it fails.
quietly() {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

at_exit=()

# on_exit COMMAND [ARGUMENT...]: what is registered last runs first.
on_exit() { at_exit+=("$(printf '%q ' "$@")"); }

run_at_exit() {
  local status=$? i
  trap - EXIT
  set +e
  for ((i = ${#at_exit[@]} - 1; i >= 0; i--)); do eval "${at_exit[i]}"; done
  exit "$status"
}
trap run_at_exit EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Makes a temporary directory that goes at exit and names it in the variable $1.
make_temporary_directory() {
  local directory
  directory=$(mktemp -d "${TMPDIR:-/tmp}/encharge.XXXXXX")
  on_exit rm -rf "$directory"
  printf -v "$1" %s "$directory"
}
