# What the parts of a test run came to, and whether that is all that was expected.

total_passed=0
total_failed=0
minimum_file=$root/php-tests/minimum

# record PART STATUS PASSED FAILED SKIPPED: a skipped test has failed, and so has each that php-tests/minimum misses. A
# runner that ended with another status than 0 has failed too, if only for a leak at its end or a warning.
record() {
  local part=$1 passed=$3 failed=$(($4 + $5)) minimum
  minimum=$(awk -v part="$part" '$1 == part { print $2 }' "$minimum_file")
  [ -n "$minimum" ] || die "php-tests/minimum does not say how many tests $part has"
  if [ "$2" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
  if [ $((passed + failed)) -lt "$minimum" ]; then
    echo "$part: only $((passed + failed)) of at least $minimum tests ran"
    failed=$((minimum - passed))
  fi
  [ "$5" -eq 0 ] || echo "$part: $5 tests were skipped"
  echo "$part: $passed passed, $failed failed"
  total_passed=$((total_passed + passed))
  total_failed=$((total_failed + failed))
}

# record_phpunit PART STATUS JUNIT_FILE
record_phpunit() {
  local tests=0 failed=0 skipped=0
  if [ -s "$3" ]; then
    # shellcheck disable=SC2016 # the variables are PHP's
    read -r tests failed skipped < <(php -r '
      $suite = simplexml_load_file($argv[1])->testsuite;
      echo $suite["tests"], " ", $suite["errors"] + $suite["failures"], " ", $suite["skipped"], "\n";' "$3")
  fi
  record "$1" "$2" $((tests - failed - skipped)) "$failed" "$skipped"
}

# record_playwright PART STATUS JSON_FILE: a test that is expected to fail has failed.
record_playwright() {
  local passed=0 failed=0 skipped=0
  if [ -s "$3" ]; then
    # shellcheck disable=SC2016 # the variables are PHP's
    read -r passed failed skipped < <(php -r '
      $count = ["passed" => 0, "failed" => 0, "skipped" => 0];
      $walk = function (array $suite) use (&$walk, &$count): void {
        array_map($walk, $suite["suites"] ?? []);
        foreach ($suite["specs"] ?? [] as $spec) {
          foreach ($spec["tests"] as $test) {
            $count[match ([$test["expectedStatus"], $test["status"]]) {
              ["passed", "expected"] => "passed",
              ["skipped", "skipped"], ["passed", "skipped"] => "skipped",
              default => "failed",
            }]++;
          }
        }
      };
      $walk(json_decode(file_get_contents($argv[1]), true));
      echo implode(" ", $count), "\n";' "$3")
  fi
  record "$1" "$2" "$passed" "$failed" "$skipped"
}

# Says the sum and fails unless everything passed.
conclude() {
  printf '\n%d passed, %d failed\n' "$total_passed" "$total_failed"
  [ "$total_failed" -eq 0 ] && [ "$total_passed" -gt 0 ]
}
