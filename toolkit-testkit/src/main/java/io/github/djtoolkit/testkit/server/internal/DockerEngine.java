package io.github.djtoolkit.testkit.server.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks Docker engines for a sign of life. Testcontainers asks too, but takes seconds and logs stack
 * traces where there is none, so it is started only after an engine has answered here.
 *
 * @param addresses where an engine may listen
 */
public record DockerEngine(List<SocketAddress> addresses) {

  private static final long PATIENCE_MILLIS = 2_000;
  private static final byte[] PING =
      "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /**
   * The engines that the environment names, or those at the usual places.
   *
   * @param environment environment variables
   * @return the engines
   */
  public static DockerEngine fromEnvironment(Map<String, String> environment) {
    Optional<String> host =
        Optional.ofNullable(environment.get("DOCKER_HOST")).filter(h -> !h.isBlank());
    if (host.isPresent()) {
      return new DockerEngine(address(host.get()).stream().toList());
    }
    List<Path> sockets = new ArrayList<>(List.of(Path.of("/var/run/docker.sock")));
    Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
        .ifPresent(dir -> sockets.add(Path.of(dir, "docker.sock")));
    Optional.ofNullable(environment.get("HOME"))
        .ifPresent(dir -> sockets.add(Path.of(dir, ".docker", "run", "docker.sock")));
    return new DockerEngine(
        sockets.stream()
            .filter(Files::exists)
            .<SocketAddress>map(UnixDomainSocketAddress::of)
            .toList());
  }

  private static Optional<SocketAddress> address(String host) {
    URI uri = URI.create(host.trim());
    return switch (String.valueOf(uri.getScheme())) {
      case "unix" -> Optional.of(UnixDomainSocketAddress.of(Path.of(uri.getPath())));
      case "tcp", "http", "https" ->
          Optional.of(
              new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 2375 : uri.getPort()));
      default -> Optional.empty();
    };
  }

  /**
   * Asks the engines.
   *
   * @return whether one answers
   */
  public boolean answers() {
    return addresses.stream().anyMatch(DockerEngine::answersAt);
  }

  private static boolean answersAt(SocketAddress address) {
    ProtocolFamily family =
        address instanceof UnixDomainSocketAddress
            ? StandardProtocolFamily.UNIX
            : StandardProtocolFamily.INET;
    try (SocketChannel channel = SocketChannel.open(family);
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
      if (!channel.connect(address)
          && (selector.select(PATIENCE_MILLIS) == 0 || !channel.finishConnect())) {
        return false;
      }
      channel.write(ByteBuffer.wrap(PING));
      key.interestOps(SelectionKey.OP_READ);
      ByteBuffer answer = ByteBuffer.allocate(5);
      return selector.select(PATIENCE_MILLIS) > 0
          && channel.read(answer) == answer.capacity()
          && new String(answer.array(), StandardCharsets.US_ASCII).equals("HTTP/");
    } catch (IOException | UnresolvedAddressException e) {
      return false;
    }
  }
}
