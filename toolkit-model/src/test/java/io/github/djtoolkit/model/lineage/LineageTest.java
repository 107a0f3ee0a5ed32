package io.github.djtoolkit.model.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.Index;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.type.NativeType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineageTest {

  @Test
  void givesKeysTheirOwnLineageAndForeignKeysTheirParents() {
    SchemaSnapshot lab =
        schema(
            "lab",
            table("lab", "subject", "subject_id", "name"),
            table(
                "lab", "session", "animal", "date", key("animal", "lab", "subject", "subject_id")),
            table("lab", "__note", "animal", key("animal", "lab", "session", "animal")));
    assertThat(entries("lab", lab))
        .containsExactly(
            "__note.animal <- lab.subject.subject_id",
            "session.animal <- lab.subject.subject_id",
            "subject.subject_id <- lab.subject.subject_id");
  }

  @Test
  void givesSecondaryForeignKeysOneAndHiddenAttributesNone() {
    SchemaSnapshot lab =
        schema(
            "lab",
            table("lab", "a", "id"),
            table(
                "lab",
                "b",
                "id",
                "other",
                "_hidden",
                key("other", "lab", "a", "id"),
                key("_hidden", "lab", "a", "id")));
    assertThat(entries("lab", lab))
        .containsExactly("a.id <- lab.a.id", "b.id <- lab.b.id", "b.other <- lab.a.id");
  }

  @Test
  void ignoresTrackingTables() {
    SchemaSnapshot lab =
        schema(
            "lab",
            table("lab", "~external_raw", "hash"),
            table("lab", "a", "id", "x", key("x", "lab", "~external_raw", "hash")));
    assertThat(entries("lab", lab)).containsExactly("a.id <- lab.a.id");
  }

  @Test
  void givesAnAttributeThatAForeignKeyRefersToOneThoughItIsNoKey() {
    SchemaSnapshot lab =
        schema(
            "lab",
            table("lab", "a", "id", "code"),
            table("lab", "b", "id", "code", key("code", "lab", "a", "code")));
    assertThat(entries("lab", lab))
        .containsExactly(
            "a.code <- lab.a.code", "a.id <- lab.a.id", "b.code <- lab.a.code", "b.id <- lab.b.id");
  }

  @Test
  void asksOtherSchemasForTheirs() {
    SchemaSnapshot ephys =
        schema("ephys", table("ephys", "rec", "s", key("s", "lab", "session", "id")));
    Lineage lineage =
        new Lineage(List.of(ephys), (t, a) -> Optional.of("origin." + t.table() + "." + a));
    assertThat(lineage.entries("ephys"))
        .containsExactly(new LineageEntry("rec", "s", "origin.session.id"));
  }

  @Test
  void namesTheSchemaWhoseLineageIsMissing() {
    SchemaSnapshot ephys =
        schema("ephys", table("ephys", "rec", "s", key("s", "lab", "session", "id")));
    assertThatThrownBy(() -> entries("ephys", ephys))
        .isInstanceOf(MissingUpstreamException.class)
        .hasMessageContaining("`ephys`.`rec` refers to `lab`.`session`.id")
        .hasMessageContaining("schema `lab` first");
  }

  @Test
  void followsSchemasThatReferToEachOther() {
    SchemaSnapshot a =
        schema(
            "a", table("a", "one", "id"), table("a", "three", "id", key("id", "b", "two", "id")));
    SchemaSnapshot b = schema("b", table("b", "two", "id", key("id", "a", "one", "id")));
    assertThat(entries("a", b, a)).containsExactly("one.id <- a.one.id", "three.id <- a.one.id");
    assertThat(entries("b", b, a)).containsExactly("two.id <- a.one.id");
    assertThat(SchemaOrder.upstreamFirst(List.of(b, a))).hasSize(2);
  }

  @Test
  void endsWhereKeysGoInACircle() {
    SchemaSnapshot a = schema("a", table("a", "t", "x", key("x", "b", "t", "x")));
    SchemaSnapshot b = schema("b", table("b", "t", "x", key("x", "a", "t", "x")));
    assertThat(entries("a", a, b)).containsExactly("t.x <- a.t.x");
  }

  @Test
  void ordersSchemasByTheirKeys() {
    SchemaSnapshot lab = schema("lab", table("lab", "s", "id"));
    SchemaSnapshot ephys = schema("ephys", table("ephys", "r", "id", key("id", "lab", "s", "id")));
    SchemaSnapshot a = schema("a", table("a", "r", "id", key("id", "ephys", "r", "id")));
    SchemaSnapshot b = schema("b", table("b", "s", "id"));
    assertThat(SchemaOrder.upstreamFirst(List.of(a, b, ephys, lab)))
        .extracting(SchemaSnapshot::name)
        .containsExactly("lab", "ephys", "a", "b");
  }

  private static List<String> entries(String name, SchemaSnapshot... schemas) {
    return new Lineage(List.of(schemas), (t, a) -> Optional.empty())
        .entries(name).stream()
            .map(e -> e.table() + "." + e.attribute() + " <- " + e.lineage())
            .toList();
  }

  private static SchemaSnapshot schema(String name, Table... tables) {
    return new SchemaSnapshot(name, "utf8mb4", "utf8mb4_bin", List.of(tables), List.of());
  }

  /** The first column is the primary key. */
  private static Table table(String schema, String name, Object... columnsAndKeys) {
    List<Column> columns =
        Arrays.stream(columnsAndKeys)
            .filter(String.class::isInstance)
            .map(c -> column((String) c))
            .toList();
    List<ForeignKey> keys =
        Arrays.stream(columnsAndKeys)
            .filter(ForeignKey.class::isInstance)
            .map(ForeignKey.class::cast)
            .toList();
    return new Table(
        new TableName(schema, name),
        columns,
        List.of(new Index("PRIMARY", true, List.of(columns.get(0).name()))),
        keys,
        List.of(),
        List.of(),
        "",
        "InnoDB",
        "utf8mb4_bin",
        false);
  }

  private static Column column(String name) {
    return new Column(
        name,
        1,
        NativeType.parse("int"),
        false,
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private static ForeignKey key(String column, String schema, String table, String target) {
    return new ForeignKey(
        "fk_" + column,
        List.of(column),
        new TableName(schema, table),
        List.of(target),
        "RESTRICT",
        "CASCADE");
  }
}
