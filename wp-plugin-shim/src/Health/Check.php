<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

/**
 * One thing that was looked at on a webhook's way, and what was seen.
 *
 * The same for each face: the command, Site Health and a screen. Holds no secret.
 */
final readonly class Check {

	/**
	 * @param string      $id      which check this is: lower case, the same in every language
	 * @param string      $label   its name for a person
	 * @param string      $message what was seen, in whole sentences
	 * @param Remedy|null $remedy  what puts it right; null where nothing has to be, or the message says all that is known
	 */
	public function __construct(
		public string $id,
		public string $label,
		public Status $status,
		public string $message,
		public ?Remedy $remedy,
	) {}

	/** @return self the same for somebody in the admin area, whom a screen helps rather than a command */
	public function in_admin(): self {
		return new self( $this->id, $this->label, $this->status, $this->message, $this->remedy?->in_admin() );
	}

	/** @return string what was seen and what puts it right, for a face that shows text only */
	public function text(): string {
		return null === $this->remedy ? $this->message : "{$this->message} {$this->remedy->sentence}";
	}
}
