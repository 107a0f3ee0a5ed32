package io.github.djtoolkit.cli.connect;

/** Whether the connection is encrypted, in the words of MySQL's own clients. */
public enum SslMode {
  /** Never. */
  DISABLED,
  /** Where the server offers it. */
  PREFERRED,
  /** Always; the certificate is not looked at. */
  REQUIRED,
  /** Always, with a certificate of a known authority. */
  VERIFY_CA,
  /** Always, with a certificate of a known authority that names the host. */
  VERIFY_IDENTITY
}
