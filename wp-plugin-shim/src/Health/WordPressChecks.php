<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * How the web server's WordPress, behind the guard, differs from the command line's.
 *
 * phpcs:disable WordPress.WP.CapitalPDangit -- the name of a check.
 */
final readonly class WordPressChecks {

	public function __construct( private SiteProbes $probes ) {}

	public function wordpress(): Check {
		$wordpress = new CheckSubject( 'wordpress', __( 'WordPress', 'webhooks-for-encharge' ) );
		$probe     = $this->probes->wordpress();

		return match ( true ) {
			null !== $probe->php    => $wordpress->fails( $probe->php->what_it_lacks(), $probe->php->remedy() ),
			'' === $probe->settings =>
				/* translators: %s: why, one or more sentences. */
				$wordpress->warns( sprintf( __( 'Whether WordPress answers behind the guard is not known. %s', 'webhooks-for-encharge' ), $probe->failure ) ),
			default                 => $wordpress->passes( __( 'It answers a test behind the guard.', 'webhooks-for-encharge' ) ),
		};
	}

	public function authorization(): Check {
		$authorization = new CheckSubject( 'authorization', __( 'Authorization', 'webhooks-for-encharge' ) );

		return match ( $this->probes->wordpress()->passes_authorization ) {
			true  =>
				/* translators: %s: name of an HTTP header. */
				$authorization->passes( sprintf( __( 'The header %s reaches PHP.', 'webhooks-for-encharge' ), 'Authorization' ) ),
			false => $authorization->warns(
				/* translators: 1: name of an HTTP header, 2: beginning of an HTTP header. */
				sprintf( __( 'The header %1$s does not reach PHP, so a key in %2$s is answered 401.', 'webhooks-for-encharge' ), 'Authorization', 'Authorization: Bearer' ),
				/* translators: 1: name of an HTTP header, 2: directive of Apache, 3: directive of nginx. */
				Remedy::host( sprintf( __( 'Keep keys in the URL or in %1$s, or let the header through, in Apache by %2$s, in nginx by %3$s', 'webhooks-for-encharge' ), 'X-Encharge-Access-Key', 'CGIPassAuth On', 'fastcgi_param HTTP_AUTHORIZATION $http_authorization;' ) )
			),
			null  =>
				/* translators: %s: name of an HTTP header. */
				$authorization->warns( sprintf( __( 'Whether the header %s reaches PHP is not known.', 'webhooks-for-encharge' ), 'Authorization' ) ),
		};
	}

	public function object_cache(): Check {
		$object_cache = new CheckSubject( 'object cache', __( 'Object cache', 'webhooks-for-encharge' ) );
		$probe        = $this->probes->wordpress();

		return match ( true ) {
			$this->probes->is_stale_here()   => $object_cache->fails( __( 'The object cache had settings here that are not those of the database: what others change is not seen here.', 'webhooks-for-encharge' ), self::one_cache_for_both( $probe ) ),
			'current' === $probe->settings => $object_cache->passes( __( 'The web server sees at once what is changed here.', 'webhooks-for-encharge' ) ),
			'stale' === $probe->settings   => $object_cache->fails( __( 'The web server does not see the settings and keys that are changed here.', 'webhooks-for-encharge' ), self::one_cache_for_both( $probe ) ),
			default                        => $object_cache->warns( __( 'Whether the web server sees what is changed here is not known.', 'webhooks-for-encharge' ) ),
		};
	}

	private static function one_cache_for_both( WordPressProbe $probe ): Remedy {
		$file    = WP_CONTENT_DIR . '/object-cache.php';
		$command = 'wp cache flush';
		$is_here = (bool) wp_using_ext_object_cache();

		$for_commands = Remedy::host(
			match ( true ) {
				'' === $probe->settings && $is_here =>
					/* translators: 1: file, 2: command. */
					sprintf( __( 'Whether the web server has an object cache is not known. It has to reach the same as %1$s does here: the same host, port and database, with the same prefix or WP_CACHE_KEY_SALT. One in APCu cannot be shared. Then run: %2$s', 'webhooks-for-encharge' ), $file, $command ),
				'' === $probe->settings             =>
					/* translators: %s: command. */
					sprintf( __( 'Whether the web server has an object cache is not known. The command line has none: do both use the same database, and not a replica that lags? Then run: %s', 'webhooks-for-encharge' ), $command ),
				$is_here && $probe->is_cached       =>
					/* translators: 1: file, 2: command. */
					sprintf( __( 'Both have an object cache, and not the same one: %1$s has to reach the same host, port and database, with the same prefix or WP_CACHE_KEY_SALT, on the command line as under the web server. One in APCu cannot be shared: use Redis or Memcached, or remove the file. Then run: %2$s', 'webhooks-for-encharge' ), $file, $command ),
				$probe->is_cached                   =>
					/* translators: 1: file, 2: command. */
					sprintf( __( 'Its object cache, %1$s, is not used by the command line: load the PHP extension that it needs (redis, memcached) for the command line, too. One in APCu cannot be shared: use Redis or Memcached, or remove the file. Then run: %2$s', 'webhooks-for-encharge' ), $file, $command ),
				$is_here                            =>
					/* translators: 1: file, 2: command. */
					sprintf( __( 'The object cache of the command line, %1$s, is not used by the web server: load the PHP extension that it needs (redis, memcached) there, too, or remove the file. Then run: %2$s', 'webhooks-for-encharge' ), $file, $command ),
				default                             =>
					/* translators: %s: command. */
					sprintf( __( 'Neither has an object cache: do both use the same database, and not a replica that lags? Then run: %s', 'webhooks-for-encharge' ), $command ),
			}
		);

		return $for_commands->or_in_admin(
			Remedy::host(
				$is_here
					/* translators: %s: file. */
					? sprintf( __( 'On every web server the object cache, %s, has to reach the same host, port and database, with the same prefix or WP_CACHE_KEY_SALT. One in APCu cannot be shared: use Redis or Memcached, or remove the file. Then have the cache emptied.', 'webhooks-for-encharge' ), $file )
					: __( 'This server has no object cache: do all web servers use the same database, and not a replica that lags?', 'webhooks-for-encharge' )
			)
		);
	}
}
