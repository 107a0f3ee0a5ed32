package io.github.djtoolkit.testkit.server.internal;

import io.github.djtoolkit.testkit.server.ServerStartException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Fetches an artifact from a Maven repository by HTTP and checks it against its SHA-1 there.
 *
 * @param repository root of the repository, without a slash at the end
 */
record HttpFetch(String repository) {

  private static final System.Logger LOG = System.getLogger(HttpFetch.class.getName());
  private static final String WAYS_OUT =
      " Fetch it with Maven (mvn dependency:get -Dtransitive=false -Dartifact=%s), name a repository in"
          + " DJTOOLKIT_MAVEN_REPOSITORY, or a file in DJTOOLKIT_MYSQL_ZIP. "
          + Platform.WAYS_OUT;

  /** The repository that the user named; where there is none, Maven alone fetches. */
  static HttpFetch from(Settings settings, MavenArtifact artifact) {
    String repository =
        settings
            .text("maven.repository")
            .orElseThrow(
                () ->
                    new ServerStartException(
                        artifact.coordinates()
                            + " is not in the local Maven repository, and no Maven fetched it."
                            + WAYS_OUT.formatted(artifact.coordinates())));
    return new HttpFetch(repository.replaceAll("/+$", ""));
  }

  void fetch(MavenArtifact artifact, Path target) {
    URI uri = URI.create(repository + "/" + artifact.path());
    LOG.log(Level.INFO, "Fetching {0}, once", artifact.coordinates());
    try {
      HttpClient client =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NORMAL)
              .connectTimeout(Duration.ofSeconds(20))
              .build();
      String expected =
          send(client, URI.create(uri + ".sha1"), BodyHandlers.ofString()).strip().split("\\s+")[0];
      send(client, uri, BodyHandlers.ofFile(target));
      String actual = sha1(target);
      if (!actual.equals(expected.toLowerCase(Locale.ROOT))) {
        throw new IOException("its SHA-1 is " + actual + ", not " + expected);
      }
    } catch (IOException e) {
      throw failure(artifact, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(artifact, e);
    }
  }

  private static <T> T send(HttpClient client, URI uri, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    HttpResponse<T> response = client.send(HttpRequest.newBuilder(uri).build(), handler);
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode() + " from " + uri.getHost());
    }
    return response.body();
  }

  private static String sha1(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  private static ServerStartException failure(MavenArtifact artifact, Exception cause) {
    String coordinates = artifact.coordinates();
    return new ServerStartException(
        "Cannot fetch the embedded MySQL, "
            + coordinates
            + ": "
            + cause.getMessage()
            + "."
            + WAYS_OUT.formatted(coordinates),
        cause);
  }
}
