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
  private final int port;
  private final List<Planned> planned = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket socket;

  private FaultProxy(String target, ServerSocket socket) {
    this.target = target;
    this.socket = socket;
    this.port = socket.getLocalPort();
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
      FaultProxy proxy = new FaultProxy(server.endpoint(), socket(0));
      proxy.listen(proxy.socket);
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
    return InetAddress.getLoopbackAddress().getHostAddress() + ":" + port;
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

  /** Forgets the requests so far and the faults that have not struck, and listens again. */
  public void reset() {
    planned.clear();
    requests.clear();
    listenAgain();
  }

  /** Listens at the same port again, where a {@link Fault.Stop} has struck. */
  public synchronized void listenAgain() {
    if (socket.isClosed()) {
      try {
        socket = socket(port);
        listen(socket);
      } catch (IOException e) {
        throw new UncheckedIOException("The proxy does not start again", e);
      }
    }
  }

  /** Stops listening and cuts all connections. */
  @Override
  public synchronized void close() {
    try {
      socket.close();
      for (Socket connection : open) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The proxy does not stop", e);
    }
  }

  private static ServerSocket socket(int port) throws IOException {
    return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
  }

  private void listen(ServerSocket listening) {
    daemon(
        () -> {
          while (!listening.isClosed()) {
            try {
              Socket client = listening.accept();
              open.add(client);
              daemon(() -> serve(client));
            } catch (IOException e) {
              return;
            }
          }
        });
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
    if (socket.isClosed()) {
      return Optional.of(new Fault.Refuse());
    }
    Optional<Fault> fault =
        planned.stream().filter(p -> p.strikes(line)).findFirst().map(p -> p.fault);
    if (fault.isPresent() && fault.get() instanceof Fault.Stop) {
      close();
    }
    return fault;
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "djtoolkit-fault-proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
