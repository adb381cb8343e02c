# The parts of the test suite, each a function that records what came of it.

# The runners themselves, with tests that must fail.
test_runners() {
  say 'The runners, with tests that must fail: about a minute'
  local status=0
  dotted "$root/php-tests/runners/run" core ext wordpress e2e browser packages || status=$?
  record runners "$status" $((status == 0)) 0 0
}

# The C core alone, under AddressSanitizer, UndefinedBehaviorSanitizer and LeakSanitizer.
test_core() {
  say 'The core under the sanitizers: about a minute'
  local log=$out/core-tests.log passed=0 failed=1 status=0
  dotted sh "$root/php-tests/core/run" "$out/core-tests" >"$log" 2>&1 || status=$?
  grep -vE '^[0-9]+ passed, ' "$log" || true
  if grep -qE '^[0-9]+ passed, ' "$log"; then
    read -r passed _ failed _ < <(grep -E '^[0-9]+ passed, ' "$log")
  fi
  record core "$status" "$passed" "$failed" 0
}

# test_ext NAME [RUN_TESTS_OPTION...]: the extension through its public classes. It warns of a test that passed when it was
# tried again (a busy machine): that is a pass.
test_ext() {
  local name=$1 status=0
  shift
  dotted run_phpt ext -g FAIL,BORK,WARN,LEAK,SKIP,XFAIL "$@" || status=$?
  record "$name" "$status" "$(count_results 'PASSED|WARNED')" "$(count_results 'FAILED|BORKED|LEAKED|XFAILED|XLEAKED')" \
    "$(count_results SKIPPED)"
}

# run_phpt TEST [RUN_TESTS_OPTION...]: a file or a folder, in php-tests. In a copy, because run-tests.php writes beside the
# tests.
run_phpt() {
  local test=$1 copy=$out/phpt
  shift
  rm -rf "$copy"
  mkdir -p "$copy/php-tests"
  cp -R "$root/ext" "$copy/"
  cp -R "$root/php-tests/ext" "$root/php-tests/support" "$copy/php-tests/"
  # No results, where not even run-tests.php can be run.
  : >"$copy/results"
  (
    cd "$copy/php-tests"
    export NO_INTERACTION=1 REPORT_EXIT_STATUS=1 TEST_PHP_EXECUTABLE TEST_PHP_CGI_EXECUTABLE
    # The PHP that the extension was built for.
    TEST_PHP_EXECUTABLE=$(php-config --php-binary)
    TEST_PHP_CGI_EXECUTABLE=${TEST_PHP_EXECUTABLE%/*}/php-cgi${TEST_PHP_EXECUTABLE##*/php}
    # The fake Encharge is no test: valgrind is not to follow into it. Nor into a php-cgi for each request, which would
    # take minutes: php -S has the same requests.
    export VALGRIND_OPTS='--trace-children-skip=*/php-cgi* --trace-children-skip-by-arg=*fake-encharge*'
    "$TEST_PHP_EXECUTABLE" -n "$out/build/run-tests.php" -n -d extension="$extension" -j1 -q --no-progress --show-diff \
      -W "$copy/results" "$@" "$test"
  )
}

count_results() { grep -cE "^($1)\b" "$out/phpt/results" || true; }

# test_wordpress NAME DATABASE SUITE FILES: PHPUnit inside a WordPress unpacked in FILES.
test_wordpress() {
  run_wordpress "$@"
  record_wordpress "$1"
}

# Every suite, two beside each other, since each needs one core only. The commands, a process each, on both databases and
# both versions of WordPress, but not on each of one with each of the other.
test_wordpress_everywhere() {
  say 'WordPress of today on SQLite and MariaDB, alone and as a network, and the oldest one: about eleven minutes'
  dotted run_wordpress_everywhere
  for suite in sqlite oldest mariadb mariadb-only multisite; do record_wordpress "wordpress-$suite"; done
}

run_wordpress_everywhere() {
  local beside
  (
    # What runs in the background ignores Ctrl-C, if not told so.
    trap - INT
    run_wordpress wordpress-oldest sqlite site,commands "$older_wordpress_files"
    run_wordpress wordpress-mariadb-only mariadb mariadb "$wordpress_files"
    run_wordpress wordpress-multisite mariadb multisite "$wordpress_files"
  ) &
  beside=$!
  run_wordpress wordpress-mariadb mariadb site,commands "$wordpress_files"
  run_wordpress wordpress-sqlite sqlite site "$wordpress_files"
  wait "$beside"
}

# As test_wordpress, but what came of it is left for record_wordpress: in out/NAME.log, .status and .xml.
run_wordpress() {
  local name=$1 database=$2 suite=$3 junit=$out/$1.xml status=0
  rm -f "$junit"
  {
    # shellcheck disable=SC2016 # the variables are PHP's
    say "WordPress $(php -r 'require $argv[1]; echo $wp_version;' "$4/wp-includes/version.php") on $database: $suite"
    WORDPRESS_FILES=$4 php -d extension="$extension" -d sendmail_path=/bin/true \
      "$root/php-tests/wordpress/run.php" "$database" "$suite" --no-progress --log-junit "$junit" || status=$?
  } >"$out/$name.log" 2>&1
  echo "$status" >"$out/$name.status"
}

record_wordpress() {
  cat "$out/$1.log"
  record_phpunit "$1" "$(<"$out/$1.status")" "$out/$1.xml"
}

# Everything behind nginx, PHP-FPM and MariaDB: two halves beside each other, each with servers of its own, since each waits
# for them half of the time.
test_e2e() {
  say 'End to end on nginx, PHP-FPM and MariaDB: about eight minutes'
  local status=0
  dotted run_e2e_halves || status=$?
  cat "$out/e2e-main.log" "$out/e2e-beside.log"
  record_phpunit e2e "$status" "$out/e2e-main.xml" "$out/e2e-beside.xml"
}

run_e2e_halves() {
  local beside status=0
  (
    # What runs in the background ignores Ctrl-C, if not told so.
    trap - INT
    run_e2e_half beside
  ) &
  beside=$!
  run_e2e_half main || status=$?
  wait "$beside" || status=$?
  return "$status"
}

# run_e2e_half SUITE: one of php-tests/e2e/phpunit.xml.dist.
run_e2e_half() {
  rm -f "$out/e2e-$1.xml"
  WORDPRESS_FILES=$wordpress_files php "$composer_vendor/bin/phpunit" --configuration "$root/php-tests/e2e" --testsuite "$1" \
    --no-progress --log-junit "$out/e2e-$1.xml" >"$out/e2e-$1.log" 2>&1
}

# The settings page in a browser. Pictures of its screens are in out/screens afterwards.
test_browser() {
  say 'In a browser, on nginx, PHP-FPM and MariaDB: about nine minutes'
  local report=$out/browser.json status=0
  rm -rf "$report" "$out/screens"
  run_browser tests || status=$?
  record_playwright browser "$status" "$report"
}

# Those that README shows, smaller where optipng is there.
keep_screens() {
  local screen
  rm -rf "$root/docs/screens"
  mkdir -p "$root/docs/screens"
  while read -r screen; do
    cp "$out/screens/$screen" "$root/docs/screens"
  done < <(grep -oE 'docs/screens/[a-z-]+\.png' "$root/README.md" | cut -d/ -f3)
  ! command -v optipng >/dev/null || optipng -quiet -o5 "$root"/docs/screens/*.png
}

# run_browser TESTS [PLAYWRIGHT_OPTION...]: a file or a folder, in php-tests/browser.
run_browser() {
  CHROMIUM=$(command -v chromium) OUT=$out WORDPRESS_FILES=$wordpress_files NODE_PATH=$browser_modules \
    "$browser_modules/.bin/playwright" test --config "$root/php-tests/browser" "$@"
}

# What script/package has made, in the hands of those who get it.
test_packages() {
  say 'The packages: about a minute'
  local junit=$out/packages.xml status=0
  rm -f "$junit"
  PACKAGES=$out/packages WORDPRESS_FILES=$wordpress_files dotted php "$composer_vendor/bin/phpunit" \
    --configuration "$root/php-tests/packages" --no-progress --log-junit "$junit" || status=$?
  record_phpunit packages "$status" "$junit"
}
