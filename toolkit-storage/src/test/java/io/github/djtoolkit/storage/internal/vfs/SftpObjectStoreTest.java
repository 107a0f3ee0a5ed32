package io.github.djtoolkit.storage.internal.vfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ContentSource;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.Removal;
import io.github.djtoolkit.storage.StoreAccessException;
import io.github.djtoolkit.storage.StoreUnreachableException;
import io.github.djtoolkit.storage.UnsupportedNameException;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.storage.contract.ObjectStoreContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An SFTP server in this process, entered by a password or a key. */
class SftpObjectStoreTest extends ObjectStoreContract {

  private static final String PASSWORD = "s3cret-of-alice";

  @TempDir private static Path root;

  private static KeyPair hostKey;
  private static KeyPair userKey;
  private static SshServer server;

  private static int stores;

  @BeforeAll
  static void startServer() throws IOException, NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    hostKey = generator.generateKeyPair();
    userKey = generator.generateKeyPair();
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPasswordAuthenticator(
        (user, password, session) -> user.equals("alice") && password.equals(PASSWORD));
    server.setPublickeyAuthenticator(
        (user, key, session) -> KeyUtils.compareKeys(key, userKey.getPublic()));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    server.start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.stop(true);
  }

  @Override
  protected ObjectStore newStore() throws IOException {
    String name = "store " + ++stores;
    Files.createDirectories(root.resolve("lab").resolve(name));
    return open("/lab/" + name.replace(" ", "%20"), password(PASSWORD));
  }

  @Override
  protected ObjectStore newUnreachableStore() throws IOException {
    return open("/nowhere", password(PASSWORD));
  }

  @Override
  protected boolean supports(String path) {
    return !path.matches("(?s).*[*?].*|(.*/)?[A-Za-z]+:.*");
  }

  @Override
  protected int hostilePaths() {
    return 5;
  }

  @Test
  void letsInWithAKey(@TempDir Path folder) throws IOException {
    Path key = folder.resolve("id");
    Files.writeString(
        key,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(userKey.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    Files.createDirectories(root.resolve("keyed"));
    try (ObjectStore store = open("/keyed", Map.of("user", "bob", "key_file", key.toString()))) {
      store.write("object", ContentSource.of(new byte[3]), ExpectedContent.none());
      assertThat(root.resolve("keyed/object")).hasBinaryContent(new byte[3]);
      assertThat(store.probe().writable()).isTrue();
    }
  }

  @Test
  void saysThatTheAccountIsWrong() throws IOException {
    try (ObjectStore store = open("/lab", password("wr0ng"))) {
      assertThatExceptionOfType(StoreAccessException.class)
          .isThrownBy(() -> store.stat("object"))
          .withMessageContaining("\"object\" in store remote")
          .withMessageContaining(".secrets/stores.remote.user")
          .satisfies(e -> assertThat(e.toString()).doesNotContain("wr0ng"));
      assertThat(store.probe().reason().orElseThrow()).contains("does not accept the account");
    }
  }

  @Test
  void speaksToNoServerThatIsNotKnown(@TempDir Path folder) throws IOException {
    Map<String, String> attributes = new HashMap<>(password(PASSWORD));
    attributes.put("known_hosts", Files.createFile(folder.resolve("empty")).toString());
    try (ObjectStore store = open("/lab", attributes)) {
      assertThatExceptionOfType(StoreAccessException.class)
          .isThrownBy(() -> store.stat("object"))
          .withMessageContaining("not a known one")
          .withMessageContaining("known_hosts");
    }
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    StoreSpec down =
        StoreSpec.of("remote", new StoreAddress.Remote("sftp", "sftp://127.0.0.1:1/lab"));
    try (ObjectStore store = new VfsStoreProvider().open(down, credentials(password(PASSWORD)))) {
      assertThatExceptionOfType(StoreUnreachableException.class)
          .isThrownBy(() -> store.stat("object"))
          .withMessageContaining("the server does not answer");
      assertThat(store.probe().readable()).isFalse();
    }
  }

  @Test
  void removesUnfinishedWritesAtRest() throws IOException {
    String name = ".djtoolkit-01234567-89ab-cdef-0123-456789abcdef.part";
    Path half = root.resolve("lab/left/a").resolve(name);
    Files.createDirectories(half.getParent());
    Files.writeString(half, "half");
    Instant later = Instant.now().plusSeconds(60);
    List<String> told = new ArrayList<>();
    try (ObjectStore store = open("/lab/left", password(PASSWORD))) {
      store
          .listInParts("", o -> told.add(o.path()))
          .forEach(part -> assertThat(part.objects().get()).isEmpty());

      assertThat(told).containsExactly("a/" + name);
      assertThat(store.removeUnfinished("a/" + name, Instant.EPOCH)).isEqualTo(Removal.KEPT);
      assertThat(store.removeUnfinished("a/" + name, later)).isEqualTo(Removal.REMOVED);
      assertThat(store.removeUnfinished("a/" + name, later)).isEqualTo(Removal.ABSENT);
    }
    assertThat(half).doesNotExist();
  }

  @Test
  void refusesNamesThatTheLibraryTakesForSomethingElse() throws IOException {
    try (ObjectStore store = newStore()) {
      for (String name : List.of("a*", "wh?t", "folder/file:x")) {
        assertThatExceptionOfType(UnsupportedNameException.class)
            .isThrownBy(() -> store.stat(name))
            .withMessageContaining(name);
      }
    }
  }

  private static Map<String, String> password(String password) {
    return Map.of("user", "alice", "password", password);
  }

  private static ObjectStore open(String path, Map<String, String> attributes) throws IOException {
    StoreSpec spec =
        StoreSpec.of(
            "remote",
            new StoreAddress.Remote("sftp", "sftp://127.0.0.1:" + server.getPort() + path));
    VfsStoreProvider provider = new VfsStoreProvider();
    assertThat(provider.supports(spec.address())).isTrue();
    return provider.open(spec, credentials(attributes));
  }

  private static StoreCredentials credentials(Map<String, String> attributes) throws IOException {
    Map<String, Secret> secrets = new HashMap<>();
    secrets.put("known_hosts", new Secret(knownHosts().toString()));
    attributes.forEach((name, value) -> secrets.put(name, new Secret(value)));
    return new StoreCredentials(secrets);
  }

  private static Path knownHosts() throws IOException {
    return Files.writeString(
        root.resolve("known_hosts"),
        "[127.0.0.1]:"
            + server.getPort()
            + " "
            + PublicKeyEntry.toString(hostKey.getPublic())
            + "\n",
        StandardCharsets.UTF_8);
  }
}
