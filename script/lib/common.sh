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
  on_exit rm -f "$log"
  if ! dotted "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# What dots go to, whatever becomes of the output of what they are for.
exec {terminal}>&2
seconds_per_dot=5

# dotted COMMAND [ARGUMENT...]: a dot every few seconds until it ends, so that nobody takes it for hung. The clock stops
# when nothing holds its pipe open any more, and so never outlives the script.
dotted() {
  local clock dots status=0
  exec {clock}> >(tick)
  dots=$!
  "$@" {clock}>&- || status=$?
  exec {clock}>&-
  wait "$dots" || true
  return "$status"
}

tick() {
  local ticked=
  while read -rt "$seconds_per_dot" || [ $? -gt 128 ]; do
    printf . >&"$terminal"
    ticked=yes
  done
  [ -z "$ticked" ] || echo >&"$terminal"
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
