<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Config;

/**
 * How the connection to Encharge was when it was last tried, for commands and
 * screens to show. It holds no secret.
 */
final readonly class ConnectionState {

	/**
	 * @param string            $account what a person knows the account by; '' where Encharge did not say
	 * @param int               $checked when that was, in Unix time
	 * @param FailureCause|null $cause   why Encharge could not be asked; null if it could
	 * @param string            $message what went wrong and what helps, for a person; '' if nothing did
	 */
	public function __construct( public string $account, public int $checked, public ?FailureCause $cause = null, public string $message = '' ) {}

	/** @return self|null null if it is none that values() gave */
	public static function read( mixed $stored ): ?self {
		if ( ! is_array( $stored ) || ! is_string( $stored['account'] ?? null ) || ! is_int( $stored['checked'] ?? null ) || ! is_string( $stored['message'] ?? null ) ) {
			return null;
		}

		$cause = $stored['cause'] ?? null;

		return new self( $stored['account'], $stored['checked'], is_string( $cause ) ? FailureCause::tryFrom( $cause ) : null, $stored['message'] );
	}

	/** @return array{account: string, checked: int, cause: string|null, message: string} what read() reads */
	public function values(): array {
		return array(
			'account' => $this->account,
			'checked' => $this->checked,
			'cause'   => $this->cause?->value,
			'message' => $this->message,
		);
	}

	public function is_working(): bool {
		return null === $this->cause;
	}
}
