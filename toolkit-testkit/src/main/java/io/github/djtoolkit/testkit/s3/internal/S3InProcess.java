package io.github.djtoolkit.testkit.s3.internal;

import io.github.djtoolkit.testkit.s3.S3Server;
import io.github.djtoolkit.testkit.server.ServerStartException;
import io.github.djtoolkit.testkit.server.internal.Passwords;
import java.net.URI;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;

/** S3Proxy over a file system in memory. Loaded only where it is on the class path. */
final class S3InProcess {

  private S3InProcess() {}

  static S3Server start() {
    String accessKey = "djt" + Passwords.random().substring(0, 12);
    String secretKey = Passwords.random();
    BlobStore store = new ByteOrderStore(BlobStores.create("transient", new Properties()));
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(store)
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .ignoreUnknownHeaders(true)
            .stopTimeout(0)
            .build();
    try {
      proxy.start();
    } catch (Exception e) {
      throw new ServerStartException("S3Proxy does not start: " + e, e);
    }
    return new RunningS3(
        "S3Proxy in this process",
        new S3Access("127.0.0.1:" + proxy.getPort(), false, accessKey, secretKey),
        true,
        () -> stop(proxy, store));
  }

  private static void stop(S3Proxy proxy, BlobStore store) {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("S3Proxy does not stop", e);
    } finally {
      store.close();
    }
  }
}
