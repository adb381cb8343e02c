<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * How the web server's WordPress differs from the command line's.
 *
 * Makes checks of what WordPressProbe was told.
 *
 * @phpstan-import-type Check from Diagnosis
 *
 * phpcs:disable WordPress.WP.CapitalPDangit -- the name of a check.
 */
final class WordPressChecks {

	/** @param bool $was_stale whether the command line itself had read settings that are not those of the database */
	public function __construct( private readonly WordPressProbe $probe, private readonly bool $was_stale ) {}

	/** @return list<Check> */
	public function checks(): array {
		return array( $this->wordpress(), $this->authorization(), $this->object_cache() );
	}

	/** @return Check */
	private function wordpress(): array {
		return match ( true ) {
			null !== $this->probe->php     => Diagnosis::check( 'wordpress', 'fail', $this->probe->php->lack() ),
			'' === $this->probe->settings => Diagnosis::check( 'wordpress', 'warn', 'Whether WordPress answers behind the guard is not known. ' . $this->probe->failure ),
			default                        => Diagnosis::check( 'wordpress', 'pass', 'It answers a test behind the guard.' ),
		};
	}

	/** @return Check */
	private function authorization(): array {
		return match ( $this->probe->passes_authorization ) {
			true  => Diagnosis::check( 'authorization', 'pass', 'The header Authorization reaches PHP.' ),
			false => Diagnosis::check( 'authorization', 'warn', 'The header Authorization does not reach PHP, so a key in Authorization: Bearer is answered 401. Keep keys in the URL or in X-Encharge-Access-Key, or let the header through, in Apache by CGIPassAuth On, in nginx by fastcgi_param HTTP_AUTHORIZATION $http_authorization;' ),
			null  => Diagnosis::check( 'authorization', 'warn', 'Whether the header Authorization reaches PHP is not known.' ),
		};
	}

	/** @return Check */
	private function object_cache(): array {
		if ( $this->was_stale ) {
			return Diagnosis::check( 'object cache', 'fail', 'The command line had settings in its object cache that are not those of the database: what is changed by the web server is not seen here. ' . $this->remedy() );
		}

		return match ( $this->probe->settings ) {
			'current' => Diagnosis::check( 'object cache', 'pass', 'The web server sees at once what is changed here.' ),
			'stale'   => Diagnosis::check( 'object cache', 'fail', 'The web server does not see the settings and keys that are changed here. ' . $this->remedy() ),
			default   => Diagnosis::check( 'object cache', 'warn', 'Whether the web server sees what is changed here is not known.' ),
		};
	}

	private function remedy(): string {
		$file = WP_CONTENT_DIR . '/object-cache.php';
		$here = (bool) wp_using_ext_object_cache();

		return match ( true ) {
			'' === $this->probe->settings      => 'Whether the web server has an object cache is not known. ' . ( $here ? "It has to reach the same as $file does here: the same host, port and database, with the same prefix or WP_CACHE_KEY_SALT. One in APCu cannot be shared." : 'The command line has none: do both use the same database, and not a replica that lags?' ),
			$here && $this->probe->is_cached   => "Both have an object cache, and not the same one: $file has to reach the same host, port and database, with the same prefix or WP_CACHE_KEY_SALT, on the command line as under the web server. One in APCu cannot be shared: use Redis or Memcached, or remove the file.",
			$this->probe->is_cached            => "Its object cache, $file, is not used by the command line: load the PHP extension that it needs (redis, memcached) for the command line, too. One in APCu cannot be shared: use Redis or Memcached, or remove the file.",
			$here                              => "The object cache of the command line, $file, is not used by the web server: load the PHP extension that it needs (redis, memcached) there, too, or remove the file.",
			default                            => 'Neither has an object cache: do both use the same database, and not a replica that lags?',
		} . ' Then run: wp cache flush';
	}
}
