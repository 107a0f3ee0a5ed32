package io.github.djtoolkit.cli.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands before an HTTP server, passes everything on and counts the requests, by the header that
 * each has once. It can hold each request for a while, as the way to a server elsewhere does.
 */
final class RequestCounter implements AutoCloseable {

  private static final byte[] HEADER = "\nhost:".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket socket;
  private final String host;
  private final int port;
  private final AtomicLong requests = new AtomicLong();
  private volatile Duration delay = Duration.ZERO;

  /**
   * @param endpoint host and port of the server
   */
  RequestCounter(String endpoint) {
    int colon = endpoint.lastIndexOf(':');
    this.host = endpoint.substring(0, colon);
    this.port = Integer.parseInt(endpoint.substring(colon + 1));
    try {
      this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  String endpoint() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /** How long each request is held from now on. */
  void delay(Duration time) {
    delay = time;
  }

  /** Requests since the last time that this was asked. */
  long taken() {
    return requests.getAndSet(0);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Socket server = new Socket(host, port);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        start(() -> pump(client, server, true));
        start(() -> pump(server, client, false));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void pump(Socket from, Socket to, boolean counted) {
    byte[] buffer = new byte[16 * 1024];
    int matched = 0;
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        for (int i = 0; counted && i < n; i++) {
          int letter = Character.toLowerCase((char) buffer[i]);
          matched = letter == HEADER[matched] ? matched + 1 : letter == HEADER[0] ? 1 : 0;
          if (matched == HEADER.length) {
            requests.incrementAndGet();
            Thread.sleep(delay.toMillis());
            matched = 0;
          }
        }
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "request-counter");
    thread.setDaemon(true);
    thread.start();
  }
}
