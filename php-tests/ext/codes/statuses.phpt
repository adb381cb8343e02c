--TEST--
Each code has the status of the answers' table
--EXTENSIONS--
encharge
--FILE--
<?php
foreach (Encharge\Webhooks\Code::cases() as $code) {
    echo "{$code->status()} {$code->value}\n";
}
?>
--EXPECT--
400 invalid_action
400 invalid_json
400 missing_contact
400 invalid_contact
401 missing_access_key
403 invalid_access_key
404 person_not_found
404 user_not_found
405 method_not_allowed
413 payload_too_large
415 unsupported_media_type
422 person_without_email
422 user_rejected
429 too_many_attempts
500 internal_error
502 encharge_error
503 not_configured
503 encharge_busy
503 database_unavailable
503 inbox_unavailable
503 site_busy
503 maintenance
504 encharge_timeout
