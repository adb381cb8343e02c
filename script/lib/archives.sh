# Archives whose bytes depend on nothing but the files of the project and the time of its commit: neither on who makes them,
# nor where, nor when.

project_version() { sed -nE 's/^#define PHP_ENCHARGE_VERSION "(.+)"$/\1/p' "$root/ext/php_encharge.h"; }

# As the tools of others want it.
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct)
export SOURCE_DATE_EPOCH

# stage FROM TO PATH...: copies what Git tracks of these paths in FROM, a folder of the project.
stage() {
  local from=$1 to=$2
  shift 2
  mkdir -p "$to"
  git -C "$from" ls-files -z -- "$@" | tar -C "$from" --null -T - -c | tar -C "$to" -x
}

# make_alike FOLDER: what an archive would tell of this machine, and of today.
make_alike() {
  chmod -R u=rwX,go=rX "$1"
  find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

# zip_folder FOLDER ARCHIVE: what is in the folder, without folders of its own.
zip_folder() {
  make_alike "$1"
  rm -f "$2"
  (cd "$1" && find . -type f -printf '%P\n' | LC_ALL=C sort | TZ=UTC zip -9 -q -X -D "$2" -@)
}

# tar_folder FOLDER ARCHIVE: the folder itself.
tar_folder() {
  make_alike "$1"
  tar -C "${1%/*}" --format=ustar --sort=name --owner=root:0 --group=root:0 -c "${1##*/}" | gzip -9n >"$2"
}
