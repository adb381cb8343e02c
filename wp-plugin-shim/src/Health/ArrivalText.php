<?php

declare(strict_types=1);

namespace Encharge\Webhooks\WordPress\Health;

use Encharge\Webhooks\Code;
use Encharge\Webhooks\WordPress\Guard\GuardAnswers;

/**
 * Tells in words what came of a webhook, and what helps where nothing did.
 *
 * @phpstan-import-type Row from LogQuery
 * @phpstan-import-type Answered from GuardAnswers
 */
final class ArrivalText {

	/**
	 * @param Row    $row  of the log
	 * @param string $flow whose key it came with; '' if that is not known
	 */
	public static function of_row( array $row, string $flow ): Arrival {
		$code = Code::tryFrom( $row['code'] );

		return new Arrival(
			"log-{$row['id']}",
			(int) strtotime( substr( $row['time'], 0, 19 ) . ' UTC' ),
			match ( $row['outcome'] ) {
				'created', 'updated', 'unchanged' => Status::Pass,
				'queued', 'skipped'               => Status::Warn,
				default                           => Status::Fail,
			},
			$flow,
			self::message_of( $row, $code ),
			null === $code || 'queued' === $row['outcome'] ? '' : CodeAdvice::on( $code ),
			$row['id']
		);
	}

	/**
	 * @param string   $id       by which it is known
	 * @param Answered $answered by the guard
	 * @param string   $flow     whose key it came with; '' if that is not known
	 */
	public static function of_answered( string $id, array $answered, string $flow ): Arrival {
		$code = $answered['code'];

		if ( null === $code ) {
			return new Arrival( $id, $answered['time'], Status::Pass, $flow, __( 'A test has come through: its access key is valid. It was answered before WordPress was loaded.', 'webhooks-for-encharge' ), '', 0 );
		}

		/* translators: %s: why, a sentence. */
		$message = sprintf( __( 'A webhook was refused before WordPress was loaded. %s', 'webhooks-for-encharge' ), $code->message() );

		return new Arrival( $id, $answered['time'], Status::Fail, Code::InvalidAccessKey === $code ? '' : $flow, trim( $message . ' ' . self::sender( $answered ) ), CodeAdvice::on( $code ), 0 );
	}

	/** @param Row $row */
	private static function message_of( array $row, ?Code $code ): string {
		$contact = $row['contact_id'];
		$why     = '' === $row['message'] ? (string) $code?->message() : $row['message'];

		return match ( $row['outcome'] ) {
			/* translators: 1: user id, 2: contact id. */
			'created'   => sprintf( __( 'User %1$d was created from contact %2$s.', 'webhooks-for-encharge' ), $row['user_id'], $contact ) . self::changes( $row['changed'] ),
			/* translators: 1: user id, 2: contact id. */
			'updated'   => sprintf( __( 'User %1$d was updated from contact %2$s.', 'webhooks-for-encharge' ), $row['user_id'], $contact ) . self::changes( $row['changed'] ),
			'unchanged' => 'test' === $row['action']
				? __( 'A test has come through: its access key is valid. WordPress answered it.', 'webhooks-for-encharge' )
				/* translators: 1: user id, 2: contact id. */
				: sprintf( __( 'User %1$d has all that contact %2$s has: nothing was changed.', 'webhooks-for-encharge' ), $row['user_id'], $contact ),
			'skipped'   => self::skipped( $row['code'], $contact ),
			/* translators: 1: contact id, 2: why, a sentence, or nothing. */
			'queued'    => trim( sprintf( __( 'Contact %1$s was accepted, and is handled as soon as that is possible. %2$s', 'webhooks-for-encharge' ), $contact, $why ) ),
			/* translators: %s: why, a sentence. */
			'refused'   => sprintf( __( 'WordPress refused a webhook. %s', 'webhooks-for-encharge' ), $why ),
			default     => '' === $contact
				/* translators: %s: why, a sentence. */
				? sprintf( __( 'A webhook failed. %s', 'webhooks-for-encharge' ), $why )
				/* translators: 1: contact id, 2: why, a sentence. */
				: sprintf( __( 'The webhook for contact %1$s failed. %2$s', 'webhooks-for-encharge' ), $contact, $why ),
		};
	}

	private static function skipped( string $reason, string $contact ): string {
		return match ( $reason ) {
			/* translators: %s: contact id. */
			'protected_user'  => sprintf( __( 'Nothing was written for contact %s: the user with this address has rights over the site, so an address alone does not link them.', 'webhooks-for-encharge' ), $contact ),
			/* translators: %s: contact id. */
			'linked_to_other' => sprintf( __( 'Nothing was written for contact %s: the user with this address belongs to another contact. Merge the two in Encharge.', 'webhooks-for-encharge' ), $contact ),
			/* translators: %s: contact id. */
			default           => sprintf( __( 'Nothing was written for contact %s: code of this site left it out.', 'webhooks-for-encharge' ), $contact ),
		};
	}

	/**
	 * @param list<string> $changed WordPress keys, then tags behind a sign
	 * @return string sentences behind a space; '' if nothing was written
	 */
	private static function changes( array $changed ): string {
		$tags   = count( array_filter( $changed, static fn ( string $change ): bool => 1 === preg_match( '/^[+-]/', $change ) ) );
		$fields = count( $changed ) - $tags - (int) in_array( 'tags', $changed, true );
		$text   = '';

		if ( $fields > 0 ) {
			/* translators: %d: number of fields. */
			$text .= ' ' . sprintf( _n( '%d field was written.', '%d fields were written.', $fields, 'webhooks-for-encharge' ), $fields );
		}

		/* translators: %d: number of tags. */
		return 0 === $tags ? $text : $text . ' ' . sprintf( _n( '%d tag was changed.', '%d tags were changed.', $tags, 'webhooks-for-encharge' ), $tags );
	}

	/** @param Answered $answered */
	private static function sender( array $answered ): string {
		return match ( true ) {
			'' === $answered['address']    => '',
			/* translators: %s: network address. */
			'' === $answered['user_agent'] => sprintf( __( 'It came from %s.', 'webhooks-for-encharge' ), $answered['address'] ),
			/* translators: 1: network address, 2: name of a program. */
			default                        => sprintf( __( 'It came from %1$s by %2$s.', 'webhooks-for-encharge' ), $answered['address'], $answered['user_agent'] ),
		};
	}
}
