<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * What puts a check right.
 */
final readonly class Remedy {

	private function __construct(
		public RemedyKind $kind,
		/** The bare command line or text. */
		public string $value,
		/** The same within a whole sentence, for a face that shows text only. */
		public string $sentence,
	) {}

	/**
	 * @param string $command  a command line that can be copied as it is, but for what stands in <…>
	 * @param string $sentence the translated sentence around it, with %s for the command; '' for "Run: …"
	 */
	public static function command( string $command, string $sentence = '' ): self {
		/* translators: %s: a command line. */
		return new self( RemedyKind::Command, $command, sprintf( '' === $sentence ? __( 'Run: %s', 'webhooks-for-encharge' ) : $sentence, $command ) );
	}

	/** @param string $text whole, translated sentences for whoever runs the server */
	public static function host( string $text ): self {
		return new self( RemedyKind::Host, $text, $text );
	}
}
