package io.github.djtoolkit.ops.internal.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.djtoolkit.ops.internal.integrity.Reference.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReferenceListTest {

  /** U+1F42D is behind U+F8FF in bytes, and before it in Java's characters. */
  private static final List<String> PATHS =
      List.of("lab/a", "lab/a-b", "lab/a/b", "lab/b", "lab/b", "\uf8ff", "\ud83d\udc2d");

  private static final References LIST = list(PATHS, Role.OBJECT);

  @Test
  void goesThroughAllFromAnyPathOn() {
    assertThat(paths("")).isEqualTo(PATHS);
    assertThat(paths("lab/a")).isEqualTo(PATHS);
    assertThat(paths("lab/a-")).isEqualTo(PATHS.subList(1, 7));
    assertThat(paths("lab/a/")).isEqualTo(PATHS.subList(2, 7));
    assertThat(paths("lab/b")).as("both of the same path").isEqualTo(PATHS.subList(3, 7));
    assertThat(paths("lab/c")).isEqualTo(PATHS.subList(5, 7));
    assertThat(paths("\uf8ff0")).isEqualTo(PATHS.subList(6, 7));
    assertThat(paths("\ud83d\udc2e")).isEmpty();
  }

  @Test
  void looksAtTheNextWithoutTakingItAndSaysWhenThereIsNone() {
    try (ReferenceCursor one = LIST.from("lab/b");
        ReferenceCursor other = LIST.from("lab/b")) {
      assertThat(one.peek()).isSameAs(one.peek()).isSameAs(one.next());
      one.forEachRemaining(reference -> {});
      assertThat(one.hasNext()).isFalse();
      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(one::next);
      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(one::peek);
      assertThat(other.hasNext()).as("each goes its own way").isTrue();
    }
  }

  @Test
  void countsWhatAValueLeadsTo() {
    assertThat(LIST.counted()).isEqualTo(PATHS.size());
    for (Role role : Role.values()) {
      long expected = List.of(Role.OBJECT, Role.MOVED, Role.FOLDER).contains(role) ? 2 : 0;
      assertThat(list(List.of("a", "b"), role).counted()).as("%s", role).isEqualTo(expected);
    }
    assertThat(list(List.of(), Role.OBJECT).counted()).isZero();
    assertThat(list(List.of(), Role.OBJECT).from("").hasNext()).isFalse();
  }

  @Test
  void knowsTheFoldersThatValuesReferTo() {
    References folders = list(List.of("lab/a", "lab/c/d"), Role.FOLDER);

    assertThat(folders.isInFolder("lab/a/object")).isTrue();
    assertThat(folders.isInFolder("lab/a/b/object")).isTrue();
    assertThat(folders.isInFolder("lab/c/d/object")).isTrue();
    for (String outside : List.of("lab/a", "lab/ab/object", "lab/c/object", "lab/b/a", "a/b")) {
      assertThat(folders.isInFolder(outside)).as(outside).isFalse();
    }
    assertThat(LIST.isInFolder("lab/a/b")).as("objects are no folders").isFalse();
  }

  private static List<String> paths(String from) {
    List<String> paths = new ArrayList<>();
    try (ReferenceCursor cursor = LIST.from(from)) {
      cursor.forEachRemaining(reference -> paths.add(reference.path()));
    }
    return paths;
  }

  private static References list(List<String> paths, Role role) {
    return new ReferenceList(
        paths.stream()
            .map(
                path ->
                    new Reference(
                        path,
                        role,
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(path),
                        path,
                        Optional.empty()))
            .toList());
  }
}
