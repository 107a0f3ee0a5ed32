package io.github.djtoolkit.testkit.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {

  @Test
  void findsAnEngineByTcp() throws Exception {
    HttpServer engine =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    engine.createContext("/_ping", exchange -> exchange.sendResponseHeaders(200, -1));
    engine.start();
    try {
      assertThat(at("tcp://127.0.0.1:" + engine.getAddress().getPort()).answers()).isTrue();
    } finally {
      engine.stop(0);
    }
  }

  @Test
  void findsAnEngineByASocketFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("s");
    try (ServerSocketChannel engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      engine.bind(UnixDomainSocketAddress.of(file));
      CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answerOnce(engine));
      assertThat(at("unix://" + file).answers()).isTrue();
      answered.join();
    }
  }

  @Test
  void findsNoneWhereNobodyListens(@TempDir Path folder) throws Exception {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    assertThat(at("tcp://127.0.0.1:" + port).answers()).isFalse();
    assertThat(at("unix://" + folder.resolve("none")).answers()).isFalse();
    assertThat(at("ssh://somewhere").answers()).isFalse();
  }

  private static DockerEngine at(String host) {
    return DockerEngine.fromEnvironment(Map.of("DOCKER_HOST", host));
  }

  private static void answerOnce(ServerSocketChannel engine) {
    try (SocketChannel client = engine.accept()) {
      client.read(ByteBuffer.allocate(1000));
      client.write(
          ByteBuffer.wrap("HTTP/1.0 200 OK\r\n\r\nOK".getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
