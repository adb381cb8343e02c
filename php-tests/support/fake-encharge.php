<?php

/**
 * Runs the fake Encharge until its standard input closes.
 *
 * Usage: php fake-encharge.php [--token=TOKEN] [--certificates=DIRECTORY]
 *
 * Prints one line of JSON when it listens: the ports by listener (control, http and, with
 * --certificates, one for each certificate) and cainfo, the file of the CA that signed them.
 */

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\FakeEncharge;

foreach (['Account', 'Answer', 'Api', 'Certificates', 'Connection', 'Control', 'Faults', 'Listeners', 'Request', 'Server'] as $class) {
    require __DIR__ . "/FakeEncharge/$class.php";
}

ini_set('memory_limit', '512M');
$options = getopt('', ['token:', 'certificates:']);

$account = new Account($options['token'] ?? 'test-token');
$faults = new Faults();
$listeners = new Listeners();
$server = new Server(new Api($account, $faults), new Control($account, $faults, $listeners), $listeners);
$line = ['ports' => ['control' => $listeners->add(Listeners::CONTROL), 'http' => $listeners->add('http')]];

if (isset($options['certificates'])) {
    $certificates = new Certificates($options['certificates']);
    foreach ($certificates->contexts() as $name => $context) {
        $line['ports'][$name] = $listeners->add($name, $context);
    }
    $line['cainfo'] = $certificates->authority();
}

echo json_encode($line, JSON_UNESCAPED_SLASHES), "\n";
$server->run(STDIN);
