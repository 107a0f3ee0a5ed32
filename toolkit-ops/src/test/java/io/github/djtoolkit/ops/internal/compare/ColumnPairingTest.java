package io.github.djtoolkit.ops.internal.compare;

import static io.github.djtoolkit.ops.Snapshots.column;
import static io.github.djtoolkit.ops.Snapshots.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.ops.Snapshots;
import io.github.djtoolkit.sql.compare.ColumnPair;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnPairingTest {

  private static final Column ID = column("id", "int", "");
  private static final Column LEGACY = column("img", "binary(16)", ":blob@raw:an image");
  private static final Column BESIDE = column("img_v2", "json", ":<blob@raw>:an image");
  private static final Column FINAL = column("img", "json", ":<blob@raw>:an image");
  private static final Column KEPT = column("img_v1", "binary(16)", ":uuid:an image");

  @Test
  void pairsByNameWhateverTheCase() {
    assertThat(
            pairs(
                table("t", ID, column("a", "int", "")), table("t", ID, column("A", "bigint", ""))))
        .containsExactly("a=A NUMBER");
  }

  @Test
  void pairsAKeyOnlyWhereEqualKeysCanDiffer() {
    Column text = column("k", "varchar(9)", "");
    assertThat(pairs(table("t", ID), table("t", ID))).isEmpty();
    assertThat(pairs(table("t", text), table("t", text))).containsExactly("k=k TEXT");
  }

  @Test
  void pairsLegacyColumnsByTheirBytes() {
    assertThat(pairs(table("t", ID, LEGACY), table("t", ID, LEGACY)))
        .containsExactly("img=img BYTES");
  }

  @Test
  void pairsALegacyColumnWithTheJsonColumnOfEveryStage() {
    Table legacy = table("t", ID, LEGACY);
    assertThat(pairs(legacy, table("t", ID, BESIDE, LEGACY)))
        .containsExactly("img=img BYTES", "img~img_v2 legacy is prod");
    assertThat(pairs(legacy, table("t", ID, FINAL, KEPT)))
        .containsExactly("img=img_v1 BYTES", "img~img legacy is prod");
    assertThat(pairs(legacy, table("t", ID, FINAL))).containsExactly("img~img legacy is prod");
    assertThat(pairs(table("t", ID, FINAL), legacy)).containsExactly("img~img legacy is test");
  }

  @Test
  void pairsJsonColumnsOfDifferentStages() {
    assertThat(pairs(table("t", ID, BESIDE, LEGACY), table("t", ID, FINAL)))
        .containsExactly("img: img_v2=img");
    assertThat(pairs(table("t", ID, FINAL), table("t", ID, FINAL))).containsExactly("img: img=img");
    assertThat(
            pairs(
                table("t", ID, column("a", "json", ":json:")),
                table("t", ID, column("a", "json", ""))))
        .containsExactly("a=a JSON");
  }

  @Test
  void tellsOfAnotherStore() {
    Column other = column("img", "json", ":<blob@elsewhere>:an image");
    ComparisonPlan plan = plan(table("t", ID, LEGACY), table("t", ID, other));
    assertThat(plan.definitions())
        .extracting(
            d -> d.column().orElse("-"), d -> d.prod().orElse("-"), d -> d.test().orElse("-"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("img", "store raw", "store elsewhere"));
    assertThat(plan.tables().get(0).columns()).isEmpty();
  }

  @Test
  void leavesOutJobColumnsThatOneSideHasAlone() {
    Column added = column("_job_version", "varchar(64)", "");
    assertThat(plan(table("t", ID), table("t", ID, added)).definitions()).isEmpty();
    assertThat(pairs(table("t", ID, added), table("t", ID, added)))
        .containsExactly("_job_version=_job_version TEXT");
  }

  @Test
  void tellsOfColumnsWithoutPartner() {
    ComparisonPlan plan =
        plan(
            table("t", ID, column("a", "int", ""), column("b", "json", "")),
            table("t", ID, column("b", "int", ""), column("c", "int", "")));
    assertThat(plan.definitions())
        .extracting(Discrepancy::column)
        .extracting(c -> c.orElse("-"))
        .containsExactly("a", "b", "c");
  }

  private static List<String> pairs(Table prod, Table test) {
    ComparisonPlan plan = plan(prod, test);
    assertThat(plan.definitions()).isEmpty();
    return plan.tables().get(0).columns().stream().map(ColumnPairingTest::print).toList();
  }

  private static ComparisonPlan plan(Table prod, Table test) {
    return ComparisonPlanner.schemas(schema(prod), schema(test));
  }

  private static SchemaSnapshot schema(Table table) {
    return Snapshots.schema(table, table("~external_raw", column("hash", "binary(16)", "")));
  }

  private static String print(ColumnPair pair) {
    if (pair instanceof ColumnPair.Values values) {
      return values.prod().name() + "=" + values.test().name() + " " + values.kind();
    }
    if (pair instanceof ColumnPair.References references) {
      return references.name() + ": " + references.prod() + "=" + references.test();
    }
    ColumnPair.Migrated migrated = (ColumnPair.Migrated) pair;
    return migrated.legacy().legacyName()
        + "~"
        + migrated.json()
        + " legacy is "
        + (migrated.legacyIsProd() ? "prod" : "test");
  }
}
