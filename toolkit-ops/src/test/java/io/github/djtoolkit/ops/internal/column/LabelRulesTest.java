package io.github.djtoolkit.ops.internal.column;

import static io.github.djtoolkit.ops.Snapshots.column;
import static io.github.djtoolkit.ops.Snapshots.key;
import static io.github.djtoolkit.ops.Snapshots.schema;
import static io.github.djtoolkit.ops.Snapshots.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.internal.column.ColumnLabel.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelRulesTest {

  private static final LabelRules SEED = new LabelRules(Labelling.all(LabelStrategy.SEED));
  private static final LabelRules DECLARABLE =
      new LabelRules(Labelling.all(LabelStrategy.DECLARABLE));

  @ParameterizedTest
  @CsvSource({
    "tinyint, int8, int8",
    "tinyint(4), int8, int8",
    "tinyint(1), bool, bool",
    "tinyint unsigned, uint8, int16",
    "smallint, int16, int16",
    "smallint(5) unsigned, uint16, int32",
    "mediumint, int24, int32",
    "mediumint unsigned, uint24, int32",
    "int(11), int32, int32",
    "int(10) unsigned zerofill, uint32, int64",
    "bigint, int64, int64",
    "bigint unsigned, uint64, int64",
    "'float(7,2) unsigned', float32, float32",
    "double, float64, float64",
    "tinyblob, <blob>, <blob>",
    "blob, <blob>, <blob>",
    "mediumblob, <blob>, <blob>",
    "longblob, <blob>, <blob>"
  })
  void labelsNumbersAndBlobs(String type, String seed, String declarable) {
    assertThat(only(SEED, column("x", type, "text")).wantedComment())
        .isEqualTo(":" + seed + ":text");
    assertThat(only(DECLARABLE, column("x", type, "text")).wantedComment())
        .isEqualTo(":" + declarable + ":text");
  }

  @ParameterizedTest
  @CsvSource({
    "varchar(20)",
    "date",
    "'decimal(5,2)'",
    "json",
    "binary(16)",
    "bit(1)",
    "text",
    "year"
  })
  void passesOverTypesThatNeedNoLabel(String type) {
    assertThat(SEED.decide(schema(table("t", column("x", type, "text"))))).isEmpty();
  }

  @Test
  void passesOverHiddenTablesAndColumns() {
    assertThat(
            SEED.decide(
                schema(table("~log", column("x", "int", "")), table("t", column("_x", "int", "")))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "longblob, :<blob>:text",
    "longblob, :<graph>:text",
    "longblob, :bytes:raw",
    "int, :int32:text",
    "int, :uint32:text",
    "int, :<mine>:text",
    "binary(16), :uuid:text",
    "json, :<blob@raw>:text"
  })
  void leavesLabelsThat2xUnderstands(String type, String comment) {
    assertThat(only(SEED, column("x", type, comment)).state()).isEqualTo(State.PRESENT);
  }

  @Test
  void givesAnAttachmentInTheTableItsCodecInPlaceOfItsLabel() {
    ColumnLabel label = only(SEED, column("x", "longblob", ":attach:scan: a:b"));
    assertThat(label.state()).isEqualTo(State.NEEDED);
    assertThat(label.wantedComment()).isEqualTo(":<attach>:scan: a:b");
  }

  @ParameterizedTest
  @CsvSource({
    "int, :colour:text",
    "longblob, :int32:text",
    "longblob, :blob@raw:text",
    "int, :attach:text"
  })
  void reportsLabelsThatDoNotFit(String type, String comment) {
    ColumnLabel label = only(SEED, column("x", type, comment));
    assertThat(label.state()).isEqualTo(State.UNKNOWN);
    assertThat(label.reason()).contains("does not belong to a column of type " + type);
  }

  @Test
  void keepsACommentThatMerelyStartsWithAColon() {
    assertThat(only(SEED, column("x", "int", ":not a label")).wantedComment())
        .isEqualTo(":int32::not a label");
  }

  @Test
  void listsExternalColumnsAndWhatTheirConversionMakesOfThem() {
    List<ColumnLabel> labels =
        SEED.decide(
            schema(
                table(
                    "t",
                    List.of(key("adapted", "~external_raw", "hash")),
                    column("legacy", "binary(16)", ":blob@raw:text"),
                    column("adapted", "binary(16)", ":<graph>:text"),
                    column("step", "binary(16)", ":attach@raw:text"),
                    column("step_v2", "json", ":<attach@raw>:text"),
                    column("done_v1", "binary(16)", ":uuid:text"),
                    column("done", "json", ":<filepath@raw>:text"),
                    column("old", "varbinary(20)", ":external-raw:text"))));
    assertThat(labels)
        .extracting(l -> l.column().name(), ColumnLabel::state, l -> l.label().body())
        .containsExactly(
            tuple("legacy", State.EXTERNAL, "<blob@raw>"),
            tuple("adapted", State.EXTERNAL, "<graph@raw>"),
            tuple("step", State.EXTERNAL, "<attach@raw>"),
            tuple("step_v2", State.PRESENT, "<attach@raw>"),
            tuple("done_v1", State.EXTERNAL, "<filepath@raw>"),
            tuple("done", State.PRESENT, "<filepath@raw>"),
            tuple("old", State.EXTERNAL, "external-raw"));
  }

  @Test
  void takesAnotherCodecForBlobsAlone() {
    LabelRules rules = new LabelRules(Labelling.blobs("graph"));
    assertThat(
            rules.decide(
                schema(
                    table(
                        "t",
                        column("id", "int", ""),
                        column("x", "blob", "text"),
                        column("a", "longblob", ":attach:file")))))
        .extracting(ColumnLabel::wantedComment)
        .containsExactly(":<graph>:text", ":<attach>:file");
  }

  @ParameterizedTest
  @CsvSource({"''", "<blob>", "blob@raw", "a b", "1x", "blob:"})
  void refusesATargetTypeThatIsNoCodec(String target) {
    assertThatThrownBy(() -> Labelling.blobs(target))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("is not the name of a codec");
  }

  @Test
  void findsCommentsThatWouldNotBeKept() {
    List<ColumnLabel> labels =
        SEED.decide(
            schema(
                table(
                    "t",
                    column("fits", "int", "x".repeat(1024 - 7)),
                    column("longer", "int", "x".repeat(1024 - 6)),
                    column("emoji", "int", "a \uD83D\uDE00"),
                    column("text", "varchar(3)", "x".repeat(1024)))));
    assertThat(LabelObstacles.of(labels))
        .satisfiesExactly(
            first ->
                assertThat(first).startsWith("lab.t.longer:").contains("1025 characters", "by 1"),
            second -> assertThat(second).startsWith("lab.t.emoji:").contains("utf8mb3"));
  }

  private static ColumnLabel only(LabelRules rules, Column column) {
    List<ColumnLabel> labels = rules.decide(schema(table("t", column)));
    assertThat(labels).hasSize(1);
    return labels.get(0);
  }
}
