<?php

/** @generate-class-entries */

namespace Encharge\Webhooks;

/**
 * Everything that a webhook is answered with when it is not done. The backing
 * value is the machine-readable code of the answer.
 */
enum Code: string
{
    case InvalidAction = "invalid_action";
    case InvalidJson = "invalid_json";
    case MissingContact = "missing_contact";
    case InvalidContact = "invalid_contact";
    case MissingAccessKey = "missing_access_key";
    case InvalidAccessKey = "invalid_access_key";
    case PersonNotFound = "person_not_found";
    case UserNotFound = "user_not_found";
    case MethodNotAllowed = "method_not_allowed";
    case PayloadTooLarge = "payload_too_large";
    case UnsupportedMediaType = "unsupported_media_type";
    case PersonWithoutEmail = "person_without_email";
    case UserRejected = "user_rejected";
    case TooManyAttempts = "too_many_attempts";
    case InternalError = "internal_error";
    case EnchargeError = "encharge_error";
    case NotConfigured = "not_configured";
    case EnchargeBusy = "encharge_busy";
    case DatabaseUnavailable = "database_unavailable";
    case InboxUnavailable = "inbox_unavailable";
    case SiteBusy = "site_busy";
    case Maintenance = "maintenance";
    case EnchargeTimeout = "encharge_timeout";

    /** @return int the HTTP status, 400 to 504 (RFC 9110, section 15) */
    public function status(): int {}

    /** @return string one English sentence for a person */
    public function message(): string {}
}
