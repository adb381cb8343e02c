# A fake Encharge on the loopback address, and a free port there.
# shellcheck disable=SC2016,SC2034 # what stands in single quotes is PHP; other scripts use what is set here

encharge_token=demo-api-key

start_encharge() {
  local ports
  coproc encharge_server { exec php -n "$root/php-tests/support/fake-encharge.php" --token="$encharge_token"; }
  read -r ports <&"${encharge_server[0]}"
  encharge_api=http://127.0.0.1:$(port_of http "$ports")/v1
  encharge_control=http://127.0.0.1:$(port_of control "$ports")/__control
}

port_of() { php -r 'echo json_decode($argv[2])->ports->{$argv[1]};' "$1" "$2"; }

# encharge_holds JSON: the list of people who are at Encharge from now on.
encharge_holds() { quietly curl -sSf -X PUT -d "$1" "$encharge_control/people"; }

free_port() {
  php -r '$server = stream_socket_server("tcp://127.0.0.1:0"); echo substr(strrchr(stream_socket_get_name($server, false), ":"), 1);'
}
