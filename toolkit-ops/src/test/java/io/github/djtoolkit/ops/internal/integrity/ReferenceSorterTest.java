package io.github.djtoolkit.ops.internal.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.ops.internal.integrity.Reference.Role;
import io.github.djtoolkit.storage.ObjectPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReferenceSorterTest {

  private static final Md5 HASH = new Md5("00112233445566778899aabbccddeeff");

  @Test
  void sortsAnyNumberByPathAndKeepsEachOnce() {
    Random random = new Random(17);
    TreeMap<String, Reference> expected = new TreeMap<>(ObjectPath.BYTE_ORDER);
    try (ReferenceSorter sorter = new ReferenceSorter(50)) {
      for (int i = 0; i < 9_000; i++) {
        String path =
            Character.toString(random.nextInt(0x20, 0xd7ff))
                + "/"
                + random.nextInt(40)
                + "-\ud83d\udc2d";
        Reference reference = tracked(path, path.hashCode() & 0xff);
        expected.put(path, reference);
        sorter.add(reference);
      }
      try (References file = sorter.finish()) {
        assertThat(all(file, "")).containsExactlyElementsOf(expected.values());
        assertThat(file.counted()).isEqualTo(expected.size());
        List<String> paths = new ArrayList<>(expected.keySet());
        for (String from : List.of(paths.get(0), paths.get(4_000), paths.get(5_121) + "0", "~")) {
          assertThat(all(file, from))
              .containsExactlyElementsOf(expected.tailMap(from, true).values());
        }
      }
    }
  }

  @Test
  void makesOneOfARowAndMetadataThatAgree() {
    Reference value =
        new Reference(
            "lab/a",
            Role.OBJECT,
            OptionalLong.of(7),
            Optional.of(HASH),
            Optional.empty(),
            Optional.of("lab//a"),
            "lab//a",
            Optional.empty());
    Reference row =
        new Reference(
            "lab/a",
            Role.ROW_ALONE,
            OptionalLong.of(7),
            Optional.of(HASH),
            Optional.of(HASH.hex()),
            Optional.empty(),
            "lab/a",
            Optional.empty());

    for (List<Reference> order : List.of(List.of(value, row), List.of(row, value))) {
      List<Reference> joined = joined(order);
      assertThat(joined).hasSize(1);
      assertThat(joined.get(0).role()).isEqualTo(Role.OBJECT);
      assertThat(joined.get(0).hash()).contains(HASH.hex());
      assertThat(joined.get(0).value()).contains("lab//a");
    }
    Reference other = tracked("lab/a", 8);
    assertThat(joined(List.of(value, other, row))).hasSize(2);
  }

  private static List<Reference> joined(List<Reference> references) {
    try (ReferenceSorter sorter = new ReferenceSorter()) {
      references.forEach(sorter::add);
      try (References file = sorter.finish()) {
        return all(file, "");
      }
    }
  }

  private static List<Reference> all(References file, String from) {
    List<Reference> all = new ArrayList<>();
    try (ReferenceCursor cursor = file.from(from)) {
      cursor.forEachRemaining(all::add);
    }
    return all;
  }

  private static Reference tracked(String path, long size) {
    return new Reference(
        path,
        Role.OBJECT,
        OptionalLong.of(size),
        Optional.empty(),
        Optional.of(HASH.hex()),
        Optional.empty(),
        path,
        Optional.of("name"));
  }
}
