# The extension as a package of Debian, built by dh-php in a Debian of the release that it is for.

debian_releases=(bookworm trixie)

# debian_php RELEASE: the version of its PHP.
debian_php() {
  case $1 in
    bookworm) echo 8.2 ;;
    trixie) echo 8.4 ;;
  esac
}

# debian_package RELEASE VERSION: the name of its file.
debian_package() { echo "php$(debian_php "$1")-encharge_${2}_$(dpkg --print-architecture).deb"; }

# debian_source FOLDER RELEASE VERSION: what dpkg-buildpackage builds from.
debian_source() {
  local source=$1 release=$2 version=$3
  stage "$root" "$source" config.m4 ext README.md CHANGELOG.md SECURITY.md
  stage "$root/packaging" "$source" debian
  sed "s/@PHP@/$(debian_php "$release")/g" "$source/debian/control.in" >"$source/debian/control"
  cat >"$source/debian/changelog" <<CHANGELOG
php-encharge ($version) $release; urgency=medium

  * Release $version: CHANGELOG.md beside this file has what is new.

 -- $(sed -n 's/^Maintainer: //p' "$source/debian/control")  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
CHANGELOG
  make_alike "$source"
}

# build_debian_package RELEASE VERSION FOLDER: leaves the package in the folder, when lintian finds nothing wrong with it. The
# bare system with what it is built with is kept in the cache.
build_debian_package() {
  local release=$1 version=$2 php place name
  php=$(debian_php "$release")
  name=$(debian_package "$release" "$version")
  place=$cache/php-$release/package
  php_debian "$release"
  php_packages "$release" build-essential debhelper dh-php lintian libcurl4-openssl-dev libjansson-dev pkg-config "php$php-"{cli,dev}
  rm -rf "$place"
  debian_source "$place/php-encharge" "$release" "$version"
  quietly in_php_debian "$release" env -C /package/php-encharge DEB_BUILD_OPTIONS='noautodbgsym parallel=2' dpkg-buildpackage -b -us -uc
  quietly in_php_debian "$release" lintian --allow-root --fail-on error,warning,info,pedantic "/package/$name"
  cp "$place/$name" "$3"
}
