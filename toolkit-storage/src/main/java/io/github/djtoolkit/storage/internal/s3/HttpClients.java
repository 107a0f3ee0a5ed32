package io.github.djtoolkit.storage.internal.s3;

import io.github.djtoolkit.storage.Patience;
import io.minio.Http;
import io.minio.errors.MinioException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** Makes clients that speak HTTP. */
final class HttpClients {

  private static final int REQUESTS = 256;
  private static final Pattern PROXY =
      Pattern.compile("(?:https?://)?(\\[[^\\]]+]|[^:/@\\[\\]]+):(\\d{1,5})/?");

  private HttpClients() {}

  /**
   * A client whose threads do not keep the process alive.
   *
   * @param patience how patient it is
   * @param secure whether it is to speak https; it then trusts the authorities that {@code
   *     SSL_CERT_FILE} and {@code SSL_CERT_DIR} name, too
   * @param proxy host and port of a proxy, maybe as a URL, where there is one
   * @throws IllegalArgumentException if the certificates cannot be read or the proxy is not
   *     understood; the message does not show it, since it may hold a password
   */
  static OkHttpClient create(Patience patience, boolean secure, Optional<String> proxy) {
    Dispatcher dispatcher = new Dispatcher(threads());
    dispatcher.setMaxRequests(REQUESTS);
    dispatcher.setMaxRequestsPerHost(REQUESTS);
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectTimeout(patience.connectTimeout())
            .readTimeout(patience.silence())
            .writeTimeout(patience.silence())
            .followRedirects(false)
            .addInterceptor(new Retries(patience));
    proxy.filter(text -> !text.isEmpty()).map(HttpClients::proxy).ifPresent(builder::proxy);
    return secure ? trusting(builder.build()) : builder.build();
  }

  private static OkHttpClient trusting(OkHttpClient client) {
    try {
      return Http.enableExternalCertificatesFromEnv(client);
    } catch (MinioException e) {
      throw new IllegalArgumentException(
          "the certificates that SSL_CERT_FILE or SSL_CERT_DIR names cannot be read: "
              + e.getMessage());
    }
  }

  private static Proxy proxy(String text) {
    Matcher matcher = PROXY.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"proxy_server\" is not host:port or http://host:port, without an account");
    }
    return new Proxy(
        Proxy.Type.HTTP,
        InetSocketAddress.createUnresolved(matcher.group(1), Integer.parseInt(matcher.group(2))));
  }

  private static ExecutorService threads() {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        30,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "djtoolkit-s3");
          thread.setDaemon(true);
          return thread;
        });
  }
}
