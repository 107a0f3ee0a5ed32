package io.github.djtoolkit.storage.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.storage.UnsafePathException;
import io.github.djtoolkit.storage.contract.HostileNames;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected paths are what 0.14.6 itself makes. */
class LegacyLayoutTest {

  private static final String HASH = "8ffacdb2b75195d944d3c9fb88fcb83a";
  private static final LegacyLayout DEFAULT = new LegacyLayout(List.of(2, 2));

  @ParameterizedTest
  @CsvSource({
    "2 2, lab/8f/fa/",
    "'', lab/",
    "3, lab/8ff/",
    "2 2 2, lab/8f/fa/cd/",
    "16 16, lab/8ffacdb2b75195d9/44d3c9fb88fcb83a/",
    "30 4 2, lab/8ffacdb2b75195d944d3c9fb88fcb8/3a/"
  })
  void putsFoldersBetweenSchemaAndObject(String widths, String folders) {
    LegacyLayout layout =
        new LegacyLayout(
            Arrays.stream(widths.split(" "))
                .filter(w -> !w.isEmpty())
                .map(Integer::valueOf)
                .toList());

    assertThat(layout.blob("lab", new Md5(HASH))).isEqualTo(folders + HASH);
    assertThat(layout.attachment("lab", new Md5(HASH), "a b.tar.gz"))
        .isEqualTo(folders + HASH + ".a b.tar.gz");
  }

  @Test
  void keepsEveryFileNameBehindTheDot() {
    for (String name : HostileNames.segments()) {
      assertThat(DEFAULT.attachment("lab", new Md5(HASH), name))
          .isEqualTo("lab/8f/fa/" + HASH + "." + name);
    }
    assertThat(DEFAULT.attachment("lab", new Md5(HASH), ".."))
        .isEqualTo("lab/8f/fa/" + HASH + "...");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "/etc/passwd", "x/../../../../etc/passwd"})
  void refusesFileNamesThatLegacyCannotHaveWritten(String name) {
    assertThatThrownBy(() -> DEFAULT.attachment("lab", new Md5(HASH), name))
        .isInstanceOf(UnsafePathException.class);
  }

  @Test
  void refusesFilepathsThatLeaveTheStore() {
    for (String path : HostileNames.escapes()) {
      assertThatThrownBy(() -> DEFAULT.filepath(path)).isInstanceOf(UnsafePathException.class);
    }
    assertThat(DEFAULT.filepath("a//b/./c")).isEqualTo("a/b/c");
  }

  @Test
  void looksForEachKindWhereLegacyDoes() {
    assertThat(places(tracked(Optional.empty(), Optional.empty()), ExternalKind.BLOB))
        .containsExactly("lab/8f/fa/" + HASH);
    assertThat(places(tracked(Optional.of("n.txt"), Optional.empty()), ExternalKind.ATTACH))
        .containsExactly("lab/8f/fa/" + HASH + ".n.txt");
    assertThat(places(tracked(Optional.empty(), Optional.of("sub/v.bin")), ExternalKind.FILEPATH))
        .containsExactly("sub/v.bin");
    assertThat(places(tracked(Optional.of("n.txt"), Optional.empty()), ExternalKind.ADAPTED))
        .containsExactly("lab/8f/fa/" + HASH + ".n.txt");
  }

  @Test
  void triesTheTrackedPathOfABlobMovedFrom011Second() {
    assertThat(places(tracked(Optional.empty(), Optional.of("lab/old")), ExternalKind.BLOB))
        .containsExactly("lab/8f/fa/" + HASH, "lab/old");
  }

  private static List<String> places(TrackedObject object, ExternalKind kind) {
    return DEFAULT.places("lab", object, kind);
  }

  private static TrackedObject tracked(Optional<String> name, Optional<String> filepath) {
    return new TrackedObject(HASH, 6, name, filepath, Optional.empty());
  }
}
