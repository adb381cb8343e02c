<?php

declare(strict_types=1);

namespace Encharge\Webhooks\Tests\FakeEncharge;

/**
 * A certificate authority and what it signed, made anew in a directory.
 */
final class Certificates
{
    private \OpenSSLAsymmetricKey $key;
    private \OpenSSLCertificate $authority;

    /** @param string $directory an existing directory, which gets the files */
    public function __construct(private readonly string $directory)
    {
        [$this->authority, $this->key] = $this->issue('Fake Encharge CA', 'authority', 30, null);
        openssl_x509_export_to_file($this->authority, $this->authority());
    }

    /** @return string the CA's certificate as a PEM file */
    public function authority(): string
    {
        return "$this->directory/ca.pem";
    }

    /**
     * What a TLS server of each kind needs.
     *
     * @return array<string, array<string, mixed>> options of PHP's ssl stream context by listener: tls is as it
     *         should be, the others are wrong in what their name says
     */
    public function contexts(): array
    {
        return [
            'tls' => $this->context('tls', 'localhost', 30),
            'tls_self_signed' => $this->context('tls_self_signed', 'localhost', 30, false),
            'tls_wrong_host' => $this->context('tls_wrong_host', 'elsewhere', 30),
            'tls_expired' => $this->context('tls_expired', 'localhost', 0),
            'tls_1_1' => [
                'crypto_method' => STREAM_CRYPTO_METHOD_TLSv1_1_SERVER,
                'ciphers' => 'DEFAULT:@SECLEVEL=0',
                'security_level' => 0,
            ] + $this->context('tls_1_1', 'localhost', 30),
        ];
    }

    /** @return array<string, mixed> */
    private function context(string $name, string $host, int $days, bool $signed = true): array
    {
        [$certificate, $key] = $this->issue('Fake Encharge', $host, $days, $signed ? $this->authority : null);
        $file = "$this->directory/$name.pem";
        openssl_x509_export($certificate, $certificate_pem);
        openssl_pkey_export($key, $key_pem);
        file_put_contents($file, $certificate_pem . $key_pem);
        return ['local_cert' => $file, 'crypto_method' => STREAM_CRYPTO_METHOD_TLS_SERVER];
    }

    /** @return array{\OpenSSLCertificate, \OpenSSLAsymmetricKey} */
    private function issue(string $name, string $section, int $days, ?\OpenSSLCertificate $issuer): array
    {
        $config = [
            'config' => __DIR__ . '/openssl.cnf',
            'x509_extensions' => $section,
            'digest_alg' => 'sha256',
            'private_key_type' => OPENSSL_KEYTYPE_EC,
            'curve_name' => 'prime256v1',
        ];
        $key = openssl_pkey_new($config);
        $request = openssl_csr_new(['commonName' => $name], $key, $config);
        $certificate = openssl_csr_sign($request, $issuer, $issuer ? $this->key : $key, $days, $config, random_int(1, PHP_INT_MAX));
        if (!$certificate) {
            throw new \RuntimeException((string) openssl_error_string());
        }
        return [$certificate, $key];
    }
}
