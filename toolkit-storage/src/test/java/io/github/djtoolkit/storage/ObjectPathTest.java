package io.github.djtoolkit.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.djtoolkit.storage.contract.HostileNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectPathTest {

  private static final Path ROOT = Path.of("/store");

  @Test
  void leavesSafePathsAsTheyAre() {
    HostileNames names = new HostileNames(1);
    for (int i = 0; i < 500; i++) {
      String path = names.path();
      assertThat(ObjectPath.object("raw", path)).isEqualTo(path);
      assertThat(ROOT.resolve(path).normalize()).isEqualTo(ROOT.resolve(path)).startsWithRaw(ROOT);
    }
  }

  @Test
  void refusesEscapesAndNamesStoreAndPath() {
    HostileNames names = new HostileNames(2);
    for (int i = 0; i < 500; i++) {
      String path = names.escape();
      assertThatExceptionOfType(UnsafePathException.class)
          .as(path)
          .isThrownBy(() -> ObjectPath.object("raw", path))
          .withMessageContaining("store raw")
          .satisfies(
              e -> {
                assertThat(e.code()).isEqualTo("store_path_unsafe");
                assertThat(e.store()).isEqualTo("raw");
                assertThat(e.path()).isEqualTo(path);
              });
    }
  }

  @Test
  void dropsEmptyAndDotSegments() {
    assertThat(ObjectPath.object("raw", "./a//b/./c/")).isEqualTo("a/b/c");
    assertThat(ObjectPath.folder("raw", "")).isEmpty();
    assertThat(ObjectPath.folder("raw", "./")).isEmpty();
  }

  @Test
  void keepsABackslashThatHidesNoEscape() {
    assertThat(ObjectPath.object("raw", "a\\b")).isEqualTo("a\\b");
  }

  @Test
  void ordersPathsByTheirBytes() {
    HostileNames names = new HostileNames(13);
    List<String> paths = new ArrayList<>(List.of("\ud7ff", "\ue000", "\ud83d\ude00", "\uffff", ""));
    for (int i = 0; i < 300; i++) {
      paths.add(names.path());
    }

    paths.sort(ObjectPath.BYTE_ORDER);

    assertThat(paths)
        .isSortedAccordingTo(
            (left, right) -> Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8)));
  }
}
