<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Guard;

use Encharge\Webhooks\AccessKey;
use Encharge\Webhooks\Action;
use Encharge\Webhooks\WordPress\Config\Settings;
use Encharge\Webhooks\WordPress\Config\SiteIdentity;
use Encharge\Webhooks\WordPress\Config\WpCommand;
use Encharge\Webhooks\WordPress\Database\TransactionFailed;

/**
 * Asks the site itself who answers its webhooks.
 *
 * Sends the site a test with a key of one minute. A guard that knows the key
 * answers also with what it refused, which it keeps in the memory of the web
 * server's PHP alone.
 *
 * @phpstan-type State 'missing'|'unreadable'|'foreign'|'damaged'|'newer'|'valid'
 * @phpstan-type Refusal array{time: int, code: string, address: string, user_agent: string, key: string}
 *
 * phpcs:disable WordPress.WP.CapitalPDangit -- a value of the answer.
 */
final readonly class GuardProbe {

	/** What looks like a key and is none: whether it arrives is asked, not what it opens. */
	public const AUTHORIZATION = 'Bearer encharge-diagnosis';

	private const SECONDS = 10;

	/**
	 * @param State                  $found       the guard file's state before the key was made, which brings a missing file back
	 * @param 'guard'|'wordpress'|'' $answered_by '' if neither did
	 * @param string                 $failure     why neither did, for a person
	 * @param SiteAnswer|null        $answer      what the site answered; null: it was not asked
	 * @param int                    $since       from when on refusals are known, in Unix time
	 * @param array<string, int>     $counts      code → refusals in the last 24 hours
	 * @param list<Refusal>          $last        the last refusals, the newest first; time in Unix time, key: the first four digits of its digest
	 */
	private function __construct(
		public string $found,
		public string $answered_by,
		public string $failure = '',
		public ?SiteAnswer $answer = null,
		public int $since = 0,
		public array $counts = array(),
		public array $last = array()
	) {}

	public static function send( Settings $settings ): self {
		$found = GuardFile::here()->state();

		if ( WebWorkers::is_single() ) {
			return new self( $found, '', self::without_worker() );
		}

		$keys = new DiagnosticKeys( $settings );

		try {
			$key = $keys->generate();
		} catch ( TransactionFailed $exception ) {
			return new self( $found, '', self::without_key( $exception ) );
		}

		try {
			return self::would_be_refused( $key )
				? new self( $found, '', __( 'The guard was not asked: its file does not have the key that was just made, so it is not up to date.', 'webhooks-for-encharge' ) )
				: self::read( $found, self::ask( $key ) );
		} finally {
			$keys->forget( $key );
		}
	}

	/** @return string|null why webhooks do not reach this plugin, and what helps; null if they do, or that is not known */
	public function obstacle(): ?string {
		return $this->answer?->obstacle();
	}

	/**
	 * Posts to the site as Encharge would.
	 *
	 * @param string $key  a diagnostic one
	 * @param string $more of the query: "&answered_by=wordpress" passes the guard by
	 */
	public static function ask( #[\SensitiveParameter] string $key, string $more = '' ): SiteAnswer {
		return new SiteAnswer(
			wp_remote_post(
				SiteIdentity::home() . '/?wpf_action=' . Action::Test->value . $more,
				array(
					'redirection' => 0,
					'timeout'     => self::SECONDS,
					'headers'     => array(
						'Content-Type'          => 'application/json',
						'X-Encharge-Access-Key' => $key,
						'Authorization'         => self::AUTHORIZATION,
					),
					'body'        => '{}',
					'sslverify'   => false,
				)
			)
		);
	}

	private static function without_worker(): string {
		return sprintf(
			/* translators: 1: setting of PHP-FPM, 2: command. */
			__( 'The site was not asked: PHP has a single worker here, which is busy with this page. Give PHP-FPM a second one by %1$s, or ask on the command line: %2$s', 'webhooks-for-encharge' ),
			'pm.max_children',
			WpCommand::encharge( 'doctor' )
		);
	}

	private static function without_key( TransactionFailed $exception ): string {
		/* translators: %s: why, a sentence. */
		return sprintf( __( 'The site was not asked, since no key for it could be made. %s', 'webhooks-for-encharge' ), $exception->getMessage() );
	}

	/** Whether a guard with the file as it lies there would count the test among what it refused. */
	private static function would_be_refused( #[\SensitiveParameter] string $key ): bool {
		$file = GuardFile::here();

		return 'valid' === $file->state() && ! str_contains( (string) wp_json_encode( $file->document() ), AccessKey::digest( $key ) );
	}

	/** @param State $found */
	private static function read( string $found, SiteAnswer $answer ): self {
		return match ( $answer->data['answered_by'] ?? '' ) {
			'guard'     => self::reported( $found, $answer ),
			'wordpress' => new self( $found, 'wordpress', answer: $answer ),
			default     => new self( $found, '', $answer->failure(), $answer ),
		};
	}

	/** @param State $found */
	private static function reported( string $found, SiteAnswer $answer ): self {
		$refusals = is_array( $answer->data['refusals'] ?? null ) ? $answer->data['refusals'] : array();
		$counts   = array();

		foreach ( self::rows( $refusals['hours'] ?? null ) as $hour ) {
			$code            = self::text( $hour, 'code' );
			$counts[ $code ] = ( $counts[ $code ] ?? 0 ) + self::number( $hour, 'count' );
		}

		$last = array_map(
			static fn ( array $refusal ): array => array(
				'time'       => self::number( $refusal, 'time' ),
				'code'       => self::text( $refusal, 'code' ),
				'address'    => self::text( $refusal, 'address' ),
				'user_agent' => self::text( $refusal, 'user_agent' ),
				'key'        => self::text( $refusal, 'key' ),
			),
			self::rows( $refusals['last'] ?? null )
		);

		arsort( $counts );

		return new self( $found, 'guard', '', $answer, self::number( $refusals, 'since' ), $counts, $last );
	}

	/** @return list<array<array-key, mixed>> */
	private static function rows( mixed $rows ): array {
		return is_array( $rows ) ? array_values( array_filter( $rows, is_array( ... ) ) ) : array();
	}

	/** @param array<array-key, mixed> $row */
	private static function text( array $row, string $name ): string {
		return is_string( $row[ $name ] ?? null ) ? $row[ $name ] : '';
	}

	/** @param array<array-key, mixed> $row */
	private static function number( array $row, string $name ): int {
		return is_int( $row[ $name ] ?? null ) ? $row[ $name ] : 0;
	}
}
