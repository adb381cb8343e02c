# A WordPress on SQLite with the plugin and the extension, behind PHP's own server, connected to a fake Encharge.
# shellcheck disable=SC2016,SC2034 # what stands in single quotes is PHP; other scripts use what is set here

demo_directory=
demo_url=
demo_key=
admin_login='admin'
admin_password=

wp() {
  local as_root=()
  [ "$(id -u)" != 0 ] || as_root=(--allow-root)
  php -d extension="$extension" -d sendmail_path=/bin/true "$wp_cli" --path="$demo_directory/wordpress" "${as_root[@]}" "$@"
}

install_site() {
  local content=$demo_directory/wordpress/wp-content
  demo_url=http://127.0.0.1:$(free_port)
  admin_password=$(php -r 'echo bin2hex(random_bytes(8));')
  cp -R "$wordpress_files" "$demo_directory/wordpress"
  cp -R "$sqlite_integration" "$content/plugins/sqlite-database-integration"
  cp "$sqlite_integration/db.copy" "$content/db.php"
  cp -R "$root/wp-plugin-shim" "$content/plugins/$plugin_folder"
  quietly wp config create --skip-check --dbname=demo --dbuser=demo --extra-php <<PHP
define( 'ENCHARGE_API_URL', '$encharge_api' );
define( 'DISABLE_WP_CRON', true );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
PHP
  quietly wp core install --url="$demo_url" --title=Demo --skip-email \
    --admin_user="$admin_login" --admin_password="$admin_password" --admin_email=admin@example.com
  # What a first page would tell: who runs the server's PHP.
  quietly wp eval 'update_network_option( null, "encharge_webhooks_guard", array( "file" => "", "user" => posix_geteuid() ) );'
  quietly wp plugin activate "$plugin_folder"
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
