# A WordPress on SQLite with the plugin and the extension, behind PHP's own server, connected to a fake Encharge.
# shellcheck disable=SC2016,SC2034 # what stands in single quotes is PHP; other scripts use what is set here

demo_directory=
demo_url=
demo_key=
admin_login=administrator
admin_password=

wp() {
  local as_root=()
  [ "$(id -u)" != 0 ] || as_root=(--allow-root)
  php -d extension="$extension" -d sendmail_path=/bin/true "$wp_cli" --path="$demo_directory/wordpress" "${as_root[@]}" "$@"
}

install_site() {
  demo_url=http://127.0.0.1:$(free_port)
  admin_password=$(
    ENCHARGE_EXTENSION=$extension WORDPRESS_FILES=$wordpress_files SQLITE_INTEGRATION=$sqlite_integration WP_CLI=$wp_cli \
      php "$root/php-tests/support/install-wordpress.php" "$demo_directory/wordpress" "$demo_url" "$encharge_api"
  )
  quietly wp encharge connect <<<"$encharge_token"
  demo_key=$(wp encharge key generate --label=Demo --porcelain)
}

# Without a router script, because PHP prepends nothing to one.
serve_site() {
  setpriv --pdeathsig TERM -- php -d extension="$extension" -d sendmail_path=/bin/true -S "${demo_url#http://}" \
    -t "$demo_directory/wordpress" >"$demo_directory/server.log" 2>&1 &
  on_exit kill $!
  local tries
  for ((tries = 0; tries < 100; tries++)); do
    if curl -s -o /dev/null "$demo_url/readme.html"; then return; fi
    sleep 0.1
  done
  cat "$demo_directory/server.log" >&2
  die 'the web server did not start'
}
