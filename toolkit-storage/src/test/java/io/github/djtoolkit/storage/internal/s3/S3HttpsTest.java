package io.github.djtoolkit.storage.internal.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.StoreUnreachableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that shows a certificate which no public authority has signed. */
class S3HttpsTest {

  private static final String ACCESS_KEY = "lab";
  private static final String SECRET_KEY = "lab-secret";
  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;
  private static Path keys;
  private static BlobStore objects;
  private static S3Proxy server;

  @BeforeAll
  static void start() throws Exception {
    keys = folder.resolve("keys.p12");
    keytool(
        "-genkeypair -alias s3 -keyalg EC -groupname secp256r1 -dname CN=127.0.0.1 -ext san=ip:127.0.0.1 -validity 2");
    objects = BlobStores.create("transient", new Properties());
    objects.createContainer(SecureClient.BUCKET);
    server =
        S3Proxy.builder()
            .blobStore(objects)
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
            .secureEndpoint(URI.create("https://127.0.0.1:0"))
            .keyStore(keys.toString(), PASSWORD)
            .ignoreUnknownHeaders(true)
            .stopTimeout(0)
            .build();
    server.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
    objects.close();
  }

  @Test
  void isTrustedWhereTheEnvironmentNamesItsCertificate() throws Exception {
    byte[] certificate =
        KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray())
            .getCertificate("s3")
            .getEncoded();
    Path file =
        Files.writeString(
            folder.resolve("certificate.pem"),
            "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n");

    assertThat(client(Map.of("SSL_CERT_FILE", file.toString()), List.of()))
        .isEqualTo("[object] content");
  }

  @Test
  void isTrustedWhereTheTrustStoreOfTheJvmHoldsItsCertificate() throws Exception {
    assertThat(
            client(
                Map.of(),
                List.of(
                    "-Djavax.net.ssl.trustStore=" + keys,
                    "-Djavax.net.ssl.trustStorePassword=" + PASSWORD)))
        .isEqualTo("[object] content");
  }

  @Test
  void isNotTrustedElse() {
    try (ObjectStore store = SecureClient.open(endpoint(), ACCESS_KEY, SECRET_KEY)) {
      assertThatExceptionOfType(StoreUnreachableException.class)
          .isThrownBy(() -> store.stat("object"))
          .withMessageContaining("store cloud")
          .withMessageContaining("certificat")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain(SECRET_KEY));
      assertThat(store.probe().readable()).isFalse();
    }
  }

  private static String endpoint() {
    return "127.0.0.1:" + server.getSecurePort();
  }

  private static String client(Map<String, String> environment, List<String> options)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(program("java")));
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            SecureClient.class.getName(),
            endpoint(),
            ACCESS_KEY,
            SECRET_KEY));
    return run(new ProcessBuilder(command), environment);
  }

  private static void keytool(String words) throws Exception {
    List<String> command = new ArrayList<>(List.of(program("keytool")));
    command.addAll(List.of(words.split(" ")));
    command.addAll(
        List.of("-storetype", "PKCS12", "-keystore", keys.toString(), "-storepass", PASSWORD));
    run(new ProcessBuilder(command), Map.of());
  }

  private static String run(ProcessBuilder builder, Map<String, String> environment)
      throws IOException, InterruptedException {
    builder.environment().putAll(environment);
    Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static String program(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
