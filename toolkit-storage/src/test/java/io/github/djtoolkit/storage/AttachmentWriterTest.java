package io.github.djtoolkit.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.storage.WriteResult.Outcome;
import io.github.djtoolkit.storage.contract.HostileNames;
import io.github.djtoolkit.storage.layout.CurrentLayout;
import io.github.djtoolkit.storage.layout.LegacyLayout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentWriterTest {

  private static final byte[] CONTENT = "content".getBytes(UTF_8);

  /** A file name has 255 bytes at most, of which 0.14 takes 33 for the hash and the dot. */
  private static final int LONGEST = 255 - 33;

  @TempDir private Path folder;
  private ObjectStores stores;
  private ObjectStore store;
  private LegacyLayout legacy;
  private CurrentLayout current;
  private AttachmentWriter writer;

  @BeforeEach
  void openStore() {
    StoreSpec spec = StoreSpec.of("raw", new StoreAddress.Folder(folder.toString()));
    stores = new ObjectStores(Map.of("raw", spec), Map.of(), ObjectStoreProvider.defaults());
    store = stores.get("raw");
    legacy = LegacyLayout.of(spec);
    current = CurrentLayout.of(spec);
    writer = new AttachmentWriter(store, store);
  }

  @AfterEach
  void closeStores() {
    stores.close();
  }

  @Test
  void writesNameNulAndContentUnderTheHashThatLegacyTracked() {
    String name = "n\u00e4me.txt";
    TrackedObject attachment = seed(name, CONTENT);

    WriteResult result = migrate(attachment);

    assertThat(attachment.hash()).isEqualTo("8c9de16e615c286ed8093eda44ee0dfd");
    assertThat(result)
        .isEqualTo(
            new WriteResult(
                "_hash/lab/rso6c3tblqug5wajh3nej3qn7u",
                name.getBytes(UTF_8).length + 1 + CONTENT.length,
                new Md5(attachment.hash()),
                Outcome.WRITTEN));
    assertThat(read(result.path())).isEqualTo((name + "\0content").getBytes(UTF_8));
    assertThat(read(from(attachment))).isEqualTo(CONTENT);
  }

  @Test
  void writesAttachmentsOfEveryNameAndSize() {
    HostileNames names = new HostileNames(17);
    for (String segment : HostileNames.segments()) {
      String name = segment.getBytes(UTF_8).length > LONGEST ? "x".repeat(LONGEST) : segment;
      byte[] content = names.content(200_000);
      TrackedObject attachment = seed(name, content);

      WriteResult result = migrate(attachment);

      assertThat(result.outcome()).as(name).isEqualTo(Outcome.WRITTEN);
      assertThat(read(result.path())).as(name).isEqualTo(prefixed(name, content));
    }
  }

  @Test
  void leavesAWrittenAttachmentAloneEvenWhenTheLegacyObjectIsGone() throws IOException {
    TrackedObject attachment = seed("name.txt", CONTENT);
    migrate(attachment);
    Files.delete(folder.resolve(from(attachment)));

    assertThat(migrate(attachment).outcome()).isEqualTo(Outcome.ALREADY_THERE);
  }

  @Test
  void writesNothingWhenTheContentWasChanged() throws IOException {
    TrackedObject attachment = seed("name.txt", CONTENT);
    Files.writeString(folder.resolve(from(attachment)), "CONTENT");

    assertThatExceptionOfType(ContentMismatchException.class)
        .isThrownBy(() -> migrate(attachment))
        .withMessageContaining(attachment.hash());
    assertNothingWritten();
  }

  @Test
  void writesNothingWhenTheContentWasCutOff() throws IOException {
    TrackedObject attachment = seed("name.txt", CONTENT);
    Files.writeString(folder.resolve(from(attachment)), "cont");

    assertThatExceptionOfType(ContentMismatchException.class)
        .isThrownBy(() -> migrate(attachment))
        .withMessageContaining("has 4 bytes, but 7 were tracked");
    assertNothingWritten();
  }

  @Test
  void reportsALegacyObjectThatIsMissing() throws IOException {
    TrackedObject attachment = seed("name.txt", CONTENT);
    Files.delete(folder.resolve(from(attachment)));

    assertThatExceptionOfType(ObjectMissingException.class)
        .isThrownBy(() -> migrate(attachment))
        .satisfies(e -> assertThat(e.path()).isEqualTo(from(attachment)));
    assertNothingWritten();
  }

  @Test
  void reportsAnotherObjectAtTheDestinationAndKeepsIt() throws IOException {
    TrackedObject attachment = seed("name.txt", CONTENT);
    Path there = folder.resolve(to(attachment));
    Files.createDirectories(there.getParent());
    for (String other : new String[] {"short", "name.txt\0CONTENT"}) {
      Files.writeString(there, other);

      assertThatExceptionOfType(ObjectConflictException.class)
          .isThrownBy(() -> migrate(attachment));
      assertThat(there).hasContent(other);
    }
  }

  @Test
  void takesOnlyAttachments() {
    TrackedObject blob =
        new TrackedObject(
            "8ffacdb2b75195d944d3c9fb88fcb83a",
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThatIllegalArgumentException().isThrownBy(() -> writer.write(blob, "a", "b"));
  }

  private TrackedObject seed(String name, byte[] content) {
    TrackedObject attachment =
        new TrackedObject(
            md5(prefixed(name, content)).hex(),
            content.length,
            Optional.of(name),
            Optional.empty(),
            Optional.empty());
    store.write(from(attachment), ContentSource.of(content), ExpectedContent.none());
    return attachment;
  }

  private WriteResult migrate(TrackedObject attachment) {
    return writer.write(attachment, from(attachment), to(attachment));
  }

  private String from(TrackedObject attachment) {
    return legacy.attachment(
        "lab", new Md5(attachment.hash()), attachment.attachmentName().orElseThrow());
  }

  private String to(TrackedObject attachment) {
    return current.object("lab", new Md5(attachment.hash()));
  }

  private void assertNothingWritten() {
    try (Stream<ObjectInfo> objects = store.list("_hash")) {
      assertThat(objects).isEmpty();
    }
  }

  private byte[] read(String path) {
    try (InputStream in = store.open(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] prefixed(String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(name.getBytes(UTF_8));
    bytes.write(0);
    bytes.writeBytes(content);
    return bytes.toByteArray();
  }

  private static Md5 md5(byte[] bytes) {
    try {
      return Md5.of(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
