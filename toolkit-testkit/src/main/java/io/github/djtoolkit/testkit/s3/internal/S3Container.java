package io.github.djtoolkit.testkit.s3.internal;

import io.github.djtoolkit.testkit.s3.S3Server;
import io.github.djtoolkit.testkit.server.internal.Passwords;
import java.util.Map;
import org.testcontainers.containers.MinIOContainer;

/** MinIO in a container. Loaded only where Testcontainers is on the class path. */
final class S3Container {

  private static final String IMAGE = "minio/minio:RELEASE.2025-09-07T16-13-09Z";
  private static final int PORT = 9000;

  private S3Container() {}

  static S3Server start() {
    String user = "djt" + Passwords.random().substring(0, 12);
    String password = Passwords.random();
    MinIOContainer container =
        new MinIOContainer(IMAGE)
            .withUserName(user)
            .withPassword(password)
            .withTmpFs(Map.of("/data", "rw"));
    container.start();
    S3Access access =
        new S3Access(
            container.getHost() + ":" + container.getMappedPort(PORT), false, user, password);
    return new RunningS3("MinIO in a container", access, true, container::stop);
  }
}
