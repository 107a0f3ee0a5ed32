package io.github.djtoolkit.ops.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.migrate.RollbackOptions.Target;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client of 0.14 goes on writing between step 1 and finalize. */
@MySqlTest
class OldClientTest {

  private static final String[] WRITES = {
    "INSERT INTO rec (id, sig, rep) VALUES (3, x'"
        + SmallPipeline.OTHER_BLOB
        + "', x'"
        + SmallPipeline.OTHER_ATTACHMENT
        + "')",
    "UPDATE rec SET sig = x'" + SmallPipeline.OTHER_BLOB + "', rep = NULL WHERE id = 1",
    "DELETE FROM rec WHERE id = 2",
    "UPDATE clip SET movie = x'" + SmallPipeline.OTHER_FILE + "' WHERE id = 1",
    "INSERT INTO clip (id, movie) VALUES (3, x'" + SmallPipeline.FILE + "'), (4, NULL)"
  };

  @ParameterizedTest
  @ValueSource(strings = {"before the run", "label_legacy", "rename_tracking", "finalize"})
  void isCaughtUpWithWheneverItWrites(String when, TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.runs().execute(Finish.CONVERT);
    Writer writer = new Writer(pipeline, when);
    if (when.equals("before the run")) {
      writer.write();
    }

    pipeline.runs().with(writer).execute(Finish.FINALIZE);

    assertThat(writer.wrote).isTrue();
    assertThat(schema.query("SELECT id, sig->>'$.path' p, rep->>'$.size' s FROM rec ORDER BY id"))
        .extracting(row -> row.get("id") + " " + row.get("p") + " " + row.get("s"))
        .containsExactly(
            "1 " + legacyPath(schema, SmallPipeline.OTHER_BLOB) + " null",
            "3 " + legacyPath(schema, SmallPipeline.OTHER_BLOB) + " 13");
    assertThat(schema.query("SELECT id, movie->>'$.path' p FROM clip ORDER BY id"))
        .extracting(row -> row.get("id") + " " + row.get("p"))
        .containsExactly("1 films/two.bin", "2 null", "3 films/one.bin", "4 null");
    assertThat(
            folder.resolve("raw/" + Sql.one(schema, "SELECT rep->>'$.path' FROM rec WHERE id = 3")))
        .hasContent("b.txt\0another");
    assertThat(
            Sql.count(
                schema,
                "rec WHERE rep_v1 IS NOT NULL AND (rep IS NULL OR JSON_TYPE(rep) = 'NULL')"))
        .isZero();
  }

  @Test
  void isCaughtUpWithByAnotherRunOfStepOne(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.runs().execute(Finish.CONVERT);
    pipeline.execute(WRITES);
    assertThat(Sql.one(schema, "SELECT CAST(sig_v2 AS CHAR) FROM rec WHERE id = 3"))
        .isEqualTo("null");

    pipeline.runs().execute(Finish.CONVERT);

    assertThat(Sql.one(schema, "SELECT sig_v2->>'$.path' FROM rec WHERE id = 3"))
        .isEqualTo(legacyPath(schema, SmallPipeline.OTHER_BLOB));
    assertThat(Sql.nullable(schema, "SELECT rep_v2 FROM rec WHERE id = 1")).isNull();
  }

  @Test
  void keepsWhatItWroteWhenStepOneIsTakenBack(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.runs().execute(Finish.CONVERT);
    pipeline.execute(WRITES);

    pipeline.runs().rollback(Target.ORIGINAL);

    SchemaCapture after = SchemaCapture.of(schema.dataSource(), schema.name());
    pipeline.seed();
    pipeline.execute(WRITES);
    io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat(after)
        .hasSameDefinitionsAs(SchemaCapture.of(schema.dataSource(), schema.name()))
        .keepsContentOf(SchemaCapture.of(schema.dataSource(), schema.name()).without("rec"));
    assertThat(Sql.count(schema, "rec WHERE sig = x'" + SmallPipeline.OTHER_BLOB + "'"))
        .isEqualTo(2);
  }

  private static String legacyPath(TestSchema schema, String hash) {
    return schema.name() + "/" + hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash;
  }

  /** Writes once, when a step of the given name begins. */
  private static final class Writer implements ProgressListener {
    private final SmallPipeline pipeline;
    private final String when;
    private boolean wrote;

    Writer(SmallPipeline pipeline, String when) {
      this.pipeline = pipeline;
      this.when = when;
    }

    @Override
    public void started(Step step) {
      if (step.action().equals(when) && !wrote) {
        write();
      }
    }

    void write() {
      wrote = true;
      pipeline.execute(WRITES);
    }
  }
}
