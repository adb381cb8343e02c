<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * What puts a check right.
 *
 * Where a screen does so as well as a command, it holds both: each face shows its own.
 */
final readonly class Remedy {

	private function __construct(
		public RemedyKind $kind,
		/** The bare command line, text or URL. */
		public string $value,
		/** The same within a whole sentence, for a face that shows text only; of a screen, what there is to do there. */
		public string $sentence,
		/** What puts it right for somebody in the admin area; null where that is the same. */
		private ?self $in_admin = null,
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

	/**
	 * @param string $url      of the screen, not escaped
	 * @param string $sentence what there is to do there, which names the screen
	 */
	public static function screen( string $url, string $sentence ): self {
		return new self( RemedyKind::Screen, $url, $sentence );
	}

	/** @return self this one for the command line, and the other for the admin area */
	public function or_in_admin( self $other ): self {
		return new self( $this->kind, $this->value, $this->sentence, $other );
	}

	/** @return self for somebody in the admin area */
	public function in_admin(): self {
		return $this->in_admin ?? $this;
	}
}
