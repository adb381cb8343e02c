<?php

/**
 * Brings one entry into each state, and a pause: for a process with the extension, which is given the folder of an inbox
 * and whose it is. The contact of the entry in new/ is secret-new, and so on.
 */

declare(strict_types=1);

use Encharge\Webhooks\AccessKey;
use Encharge\Webhooks\Code;
use Encharge\Webhooks\Inbox;
use Encharge\Webhooks\Webhook;

[, $folder, $installation] = $argv;
$inbox = Inbox::open($folder, $installation);
$webhook = static fn(string $contact): Webhook => Webhook::accept(
    ['REQUEST_METHOD' => 'POST', 'CONTENT_TYPE' => 'application/json', 'CONTENT_LENGTH' => (string) strlen("{\"id\":\"$contact\"}")],
    ['wpf_action' => 'add', 'access_key' => 'the key'],
    "{\"id\":\"$contact\"}",
    [AccessKey::digest('the key')]
);

$inbox->accept($webhook('secret-later'));
$inbox->claim(1)[0]->later(3600, Code::EnchargeTimeout, 'secret-reason');
$inbox->accept($webhook('secret-dead'));
$inbox->claim(1)[0]->bury(Code::UserRejected, 'secret-reason');
file_put_contents("$folder/new/secret-aside.php", "<?php __halt_compiler();\nsecret-aside");
$inbox->claim(1);
$inbox->hold($webhook('secret-cur'));
$inbox->accept($webhook('secret-new'));
copy(glob("$folder/new/*")[0], "$folder/tmp/0123456789abcdef.php");
$inbox->pause(3600, Code::EnchargeTimeout);
