package io.github.djtoolkit.testkit.s3;

import io.github.djtoolkit.testkit.s3.internal.FaultyConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Stands before an HTTP server and lets things go wrong when it is told to. It passes on everything
 * else as it is, and writes down what it was asked. Speaks HTTP/1.1 with lengths or chunks, no
 * https. Thread-safe.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.before(server)) {
 *   proxy.fail(2, line -> line.startsWith("PUT "), new Fault.Answer(503, "SlowDown"));
 *   // a store at proxy.endpoint() must write all the same
 * }
 * }</pre>
 */
public final class FaultProxy implements AutoCloseable {

  /** A fault that some requests are yet to meet. */
  private static final class Planned {
    private final Predicate<String> requests;
    private final Fault fault;
    private int times;

    Planned(int times, Predicate<String> requests, Fault fault) {
      this.times = times;
      this.requests = requests;
      this.fault = fault;
    }

    synchronized boolean strikes(String line) {
      return times > 0 && requests.test(line) && times-- > 0;
    }
  }

  private final String target;
  private final ServerSocket socket;
  private final List<Planned> planned = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private FaultProxy(String target, ServerSocket socket) {
    this.target = target;
    this.socket = socket;
  }

  /**
   * Starts a proxy on a free port of this machine.
   *
   * @param server the server behind it
   * @return the proxy; the caller closes it
   */
  public static FaultProxy before(S3Server server) {
    if (server.secure()) {
      throw new IllegalArgumentException("the proxy does not speak https");
    }
    try {
      FaultProxy proxy =
          new FaultProxy(
              server.endpoint(), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      proxy.daemon(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("The proxy does not start", e);
    }
  }

  /**
   * Where the proxy listens.
   *
   * @return host and port
   */
  public String endpoint() {
    return socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  /**
   * Lets requests meet a fault. What is planned first strikes first.
   *
   * @param times how many requests meet it
   * @param which tells from a request's first line, such as {@code PUT /bucket/key HTTP/1.1},
   *     whether it is meant
   * @param fault what goes wrong
   */
  public void fail(int times, Predicate<String> which, Fault fault) {
    planned.add(new Planned(times, which, fault));
  }

  /**
   * The requests so far, those that met a fault included.
   *
   * @return their first lines in order
   */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Forgets the requests so far and the faults that have not struck. */
  public void reset() {
    planned.clear();
    requests.clear();
  }

  /** Stops listening and cuts all connections. */
  @Override
  public void close() {
    try {
      socket.close();
      for (Socket connection : open) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The proxy does not stop", e);
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        open.add(client);
        daemon(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    int colon = target.lastIndexOf(':');
    try (client;
        Socket server =
            new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)))) {
      open.add(server);
      new FaultyConnection(client, server, this::strike).serve();
      open.remove(server);
    } catch (IOException e) {
      return;
    } finally {
      open.remove(client);
    }
  }

  private Optional<Fault> strike(String line) {
    requests.add(line);
    return planned.stream().filter(p -> p.strikes(line)).findFirst().map(p -> p.fault);
  }

  private void daemon(Runnable task) {
    Thread thread = new Thread(task, "djtoolkit-fault-proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
