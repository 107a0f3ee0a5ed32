package io.github.djtoolkit.testkit.junit.internal;

import io.github.djtoolkit.testkit.s3.S3Server;
import io.github.djtoolkit.testkit.s3.internal.BucketClient;
import java.util.HashSet;
import java.util.Set;

/**
 * The S3 server of a launch and a client of it; as tests see it, closing does nothing. JUnit closes
 * it at the end.
 */
final class SharedS3 implements AutoCloseable {

  private final S3Server server;
  private final BucketClient client;
  private final Set<String> known = new HashSet<>();
  private int running;
  private boolean wasShared;

  SharedS3(S3Server server) {
    this.server = server;
    this.client = new BucketClient(server);
  }

  S3Server view() {
    return new View(server);
  }

  BucketClient client() {
    return client;
  }

  synchronized void enter(String bucket) {
    if (running++ == 0) {
      wasShared = false;
      known.clear();
      known.addAll(client.buckets());
    } else {
      wasShared = true;
    }
    known.add(bucket);
  }

  /** The buckets that a test made by itself, where nobody else can have made them. */
  synchronized Set<String> leave() {
    running--;
    if (wasShared || !server.exclusive()) {
      return Set.of();
    }
    Set<String> left = new HashSet<>(client.buckets());
    left.removeAll(known);
    return left;
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }

  /** The shared server as a test sees it. */
  private record View(S3Server server) implements S3Server {

    @Override
    public String endpoint() {
      return server.endpoint();
    }

    @Override
    public boolean secure() {
      return server.secure();
    }

    @Override
    public String accessKey() {
      return server.accessKey();
    }

    @Override
    public String secretKey() {
      return server.secretKey();
    }

    @Override
    public boolean exclusive() {
      return server.exclusive();
    }

    @Override
    public void close() {
      // The extension closes the shared server when the last test is over.
    }
  }
}
