package io.github.djtoolkit.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableOrderTest {

  @Test
  void putsParentsFirstWhateverTheirNames() {
    TableOrder order =
        TableOrder.parentsFirst(
            List.of(table("a_scan", "session"), table("session", "z_subject"), table("z_subject")));

    assertThat(names(order)).containsExactly("z_subject", "session", "a_scan");
    assertThat(order.open()).isEmpty();
  }

  @Test
  void sortsTablesWithoutAReferenceByName() {
    assertThat(names(TableOrder.parentsFirst(List.of(table("c"), table("a"), table("b", "a")))))
        .containsExactly("a", "b", "c");
  }

  @Test
  void followsKeysIntoOtherSchemasOfTheCallAndNoOthers() {
    Table child = table(new TableName("a", "child"), new TableName("b", "parent"));
    Table parent = table(new TableName("b", "parent"), new TableName("elsewhere", "x"));

    TableOrder order = TableOrder.parentsFirst(List.of(child, parent));

    assertThat(order.tables()).containsExactly(parent, child);
    assertThat(order.open()).isEmpty();
  }

  @Test
  void leavesOneKeyOfACircleOpen() {
    TableOrder order =
        TableOrder.parentsFirst(List.of(table("a", "b"), table("b", "c"), table("c", "a")));

    assertThat(names(order)).containsExactly("c", "b", "a");
    assertThat(order.open()).containsOnlyKeys(new TableName("lab", "c"));
    assertThat(order.openKeys(new TableName("lab", "c")))
        .extracting(ForeignKey::target)
        .containsExactly(new TableName("lab", "a"));
    assertThat(order.openKeys(new TableName("lab", "a"))).isEmpty();
  }

  @Test
  void leavesAKeyToTheTableItselfOpenBesideOthers() {
    TableOrder order =
        TableOrder.parentsFirst(List.of(table("node", "node", "kind"), table("kind")));

    assertThat(names(order)).containsExactly("kind", "node");
    assertThat(order.openKeys(new TableName("lab", "node")))
        .extracting(k -> k.target().table())
        .containsExactly("node");
  }

  @Test
  void everyKeyLeadsForwardOrIsOpen() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int count = 1 + random.nextInt(12);
      List<Table> tables = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String[] parents =
            IntStream.range(0, random.nextInt(4))
                .mapToObj(k -> "t" + random.nextInt(count))
                .toArray(String[]::new);
        tables.add(table("t" + i, parents));
      }
      TableOrder order = TableOrder.parentsFirst(tables);
      Collections.shuffle(tables, random);

      assertThat(TableOrder.parentsFirst(tables)).isEqualTo(order);
      assertThat(order.tables()).containsExactlyInAnyOrderElementsOf(tables);
      for (Table table : order.tables()) {
        int at = order.tables().indexOf(table);
        for (ForeignKey key : table.foreignKeys()) {
          boolean behind = names(order).indexOf(key.target().table()) >= at;
          assertThat(order.openKeys(table.name()).contains(key)).isEqualTo(behind);
        }
      }
    }
  }

  private static List<String> names(TableOrder order) {
    return order.tables().stream().map(t -> t.name().table()).toList();
  }

  private static Table table(String name, String... parents) {
    return table(
        new TableName("lab", name),
        Stream.of(parents).map(p -> new TableName("lab", p)).toArray(TableName[]::new));
  }

  private static Table table(TableName name, TableName... parents) {
    List<ForeignKey> keys =
        IntStream.range(0, parents.length)
            .mapToObj(
                i ->
                    new ForeignKey(
                        "key" + i,
                        List.of("parent" + i),
                        parents[i],
                        List.of("id"),
                        "RESTRICT",
                        "CASCADE"))
            .toList();
    return new Table(
        name, List.of(), List.of(), keys, List.of(), List.of(), "", "InnoDB", "utf8mb4_bin", false);
  }
}
