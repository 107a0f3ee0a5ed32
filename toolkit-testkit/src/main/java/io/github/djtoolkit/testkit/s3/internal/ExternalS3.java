package io.github.djtoolkit.testkit.s3.internal;

import io.github.djtoolkit.testkit.s3.S3Server;
import io.github.djtoolkit.testkit.server.ServerStartException;
import java.net.URI;
import java.util.Optional;

/** Servers that somebody else runs. */
final class ExternalS3 {

  private ExternalS3() {}

  static S3Server of(String endpoint, Optional<String> accessKey, Optional<String> secretKey) {
    S3Access access =
        new S3Access(
            authority(endpoint),
            endpoint.startsWith("https:"),
            accessKey.orElseThrow(ExternalS3::incomplete),
            secretKey.orElseThrow(ExternalS3::incomplete));
    S3Server server = new RunningS3("external S3 server", access, false, () -> {});
    try (BucketClient client = new BucketClient(server)) {
      client.buckets();
    } catch (IllegalStateException e) {
      throw new ServerStartException(
          "The server "
              + access
              + " named by DJTOOLKIT_S3_ENDPOINT does not let the account in: "
              + e.getMessage()
              + ". Correct DJTOOLKIT_S3_ENDPOINT, DJTOOLKIT_S3_ACCESS_KEY and"
              + " DJTOOLKIT_S3_SECRET_KEY, or unset them.",
          e);
    }
    return server;
  }

  private static String authority(String endpoint) {
    try {
      URI uri = URI.create(endpoint);
      if (uri.getAuthority() != null && uri.getUserInfo() == null) {
        return uri.getAuthority();
      }
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
    throw malformed();
  }

  private static ServerStartException malformed() {
    return new ServerStartException(
        "DJTOOLKIT_S3_ENDPOINT is not a URL such as http://localhost:9000");
  }

  private static ServerStartException incomplete() {
    return new ServerStartException(
        "DJTOOLKIT_S3_ENDPOINT is set, so DJTOOLKIT_S3_ACCESS_KEY and DJTOOLKIT_S3_SECRET_KEY must"
            + " be, too");
  }
}
