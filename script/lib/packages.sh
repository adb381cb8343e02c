# What comes from Composer and npm: pinned, fetched once, kept in the cache.
# shellcheck disable=SC2034 # what is set here, other scripts use

composer_vendor=$cache/composer-$(sha256sum "$root/php-tests/composer.json" | cut -c1-12)/vendor
browser_modules=$cache/browser-$(sha256sum "$root/php-tests/browser/package-lock.json" | cut -c1-12)/node_modules
php_parser=$cache/php-parser-4.15.1
studio=$cache/wp-studio-1.22.0
wordpress_files=$studio/dist/cli/wp-files/latest/wordpress
wp_cli=$studio/dist/cli/wp-files/wp-cli/wp-cli.phar
sqlite_integration=$studio/dist/cli/wp-files/sqlite-database-integration
older_wordpress=$cache/wordpress-builds-0.9.19
older_wordpress_files=$older_wordpress/wordpress

# PHPUnit, PHPStan, PHP_CodeSniffer and their rules.
fetch_composer_packages() {
  [ ! -e "$composer_vendor/autoload.php" ] || return 0
  say 'Fetching PHPUnit, PHPStan and PHP_CodeSniffer'
  mkdir -p "${composer_vendor%/*}"
  cp "$root/php-tests/composer.json" "${composer_vendor%/*}"
  COMPOSER_ALLOW_SUPERUSER=1 quietly composer install --no-interaction --no-progress --working-dir="${composer_vendor%/*}"
}

# Playwright's test runner and axe, without a browser of their own.
fetch_browser_packages() {
  local folder=${browser_modules%/*} work
  [ ! -e "$folder" ] || return 0
  say 'Fetching Playwright and axe'
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/fetch.XXXXXX")
  on_exit rm -rf "$work"
  cp "$root"/php-tests/browser/package{,-lock}.json "$work"
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 quietly npm ci --ignore-scripts --no-audit --no-fund --prefix "$work"
  mv "$work" "$folder"
}

# The parser that gen_stub.php would download for itself.
fetch_php_parser() {
  [ ! -e "$php_parser/vendor" ] || return 0
  say 'Fetching PHP-Parser'
  mkdir -p "$php_parser"
  COMPOSER_ALLOW_SUPERUSER=1 quietly composer require --no-interaction --no-progress --working-dir="$php_parser" nikic/php-parser:4.15.1
}

# npm_unpack PACKAGE@VERSION SHA512 DIRECTORY MEMBER...: unpacks those members of an npm package.
npm_unpack() {
  local package=$1 sum=$2 target=$3 work archive
  shift 3
  [ ! -e "$target" ] || return 0
  say "Fetching $package"
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/fetch.XXXXXX")
  on_exit rm -rf "$work"
  (cd "$work" && quietly npm pack --silent "$package")
  archive=$(echo "$work"/*.tgz)
  echo "$sum  $archive" | sha512sum --check --quiet || die "$package is not what was pinned"
  mkdir "$work/files"
  tar -xzf "$archive" -C "$work/files" --strip-components=1 "${@/#/package/}"
  mv "$work/files" "$target"
}

# WordPress, WP-CLI and the SQLite integration, as Automattic's package holds them.
fetch_wordpress() {
  npm_unpack wp-studio@1.22.0 \
    6e832d6a19218160ca2b2353040d6e4cae60867026c5784363a29e4023bd166708dffa3e60e4aaf09c185b96589f11c2c47d7825ffe60fa0894c1bd35a5d98b7 \
    "$studio" dist/cli/wp-files/latest/wordpress dist/cli/wp-files/wp-cli dist/cli/wp-files/sqlite-database-integration
}

# The oldest WordPress that the plugin supports.
fetch_older_wordpress() {
  npm_unpack @wp-playground/wordpress-builds@0.9.19 \
    765aaf87f3090e91395baf2f80f3ca523a62a7acccb81879f4bdc3d7c657fa9770bab0b8ab8c9dad3c30ff7b13315ebd0417281fa905f7762d02dba3342e4ca7 \
    "$older_wordpress" src/wordpress/wp-6.5.zip
  [ -e "$older_wordpress_files/wp-load.php" ] || unpack_older_wordpress
}

# Without the database that the package has made already.
unpack_older_wordpress() {
  local work=$older_wordpress/unpacking
  rm -rf "$work"
  unzip -q "$older_wordpress/src/wordpress/wp-6.5.zip" -d "$work"
  rm -rf "$work/wp-content/database"
  mv "$work" "$older_wordpress_files"
}
