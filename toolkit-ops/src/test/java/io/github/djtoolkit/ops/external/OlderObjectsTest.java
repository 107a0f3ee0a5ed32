package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.MigratePointersResult;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.migrate.RollbackOptions.Target;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Objects and stores of older days: where 0.14 finds them, 2.x does. */
@MySqlTest
class OlderObjectsTest {

  private static final String KEY = "lab/0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

  @ParameterizedTest(name = "tracked hash {0}, at the blob's place {1}, at the path {2}")
  @CsvSource({
    "true,  '',     old11",
    "false, '',     old11",
    "true,  blob5,  old11",
    "false, blob5,  ''",
  })
  void findsAnObjectOf011WhereItLies(
      boolean tracked, String atPlace, String atPath, TestSchema schema, TestFolder folder)
      throws IOException {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    String hash = md5(KEY).hex();
    String contents = tracked ? "x'" + md5("old11").hex() + "'" : "NULL";
    pipeline.execute(
        track(hash, 5, "NULL", "'" + KEY + "'", contents),
        "UPDATE rec SET sig = x'" + hash + "' WHERE id = 2");
    if (!atPlace.isEmpty()) {
      write(folder.resolve("raw/" + place(schema.name(), hash)), atPlace);
    }
    if (!atPath.isEmpty()) {
      write(folder.resolve("raw/" + KEY), atPath);
    }
    String content = atPlace.isEmpty() ? atPath : atPlace;
    SchemaCapture original = SchemaCapture.of(schema.dataSource(), schema.name());

    pipeline.runs().execute(Finish.FINALIZE);

    assertThat(Sql.one(schema, "SELECT sig->>'$.hash' FROM rec WHERE id = 2"))
        .isEqualTo(md5(content).base32());
    assertThat(Sql.one(schema, "SELECT sig->>'$.path' FROM rec WHERE id = 2"))
        .isEqualTo(atPlace.isEmpty() ? KEY : place(schema.name(), hash));
    pipeline.runs().relocate(Finish.FINALIZE);
    String path = "_hash/" + schema.name() + "/" + md5(content).base32();
    assertThat(Sql.one(schema, "SELECT sig->>'$.path' FROM rec WHERE id = 2")).isEqualTo(path);
    assertThat(folder.resolve("raw/" + path)).hasContent(content);
    pipeline.runs().rollback(Target.ORIGINAL);
    assertThat(SchemaCapture.of(schema.dataSource(), schema.name()))
        .hasSameDefinitionsAs(original)
        .hasSameContentAs(original);
  }

  @Test
  void refusesAnObjectOf011ThatIsNowhere(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    String hash = md5(KEY).hex();
    pipeline.execute(
        track(hash, 5, "NULL", "'" + KEY + "'", "NULL"),
        "UPDATE rec SET sig = x'" + hash + "' WHERE id = 2");

    assertThatThrownBy(() -> pipeline.runs().execute(Finish.FINALIZE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("objects_not_found"))
        .hasMessageContaining(KEY)
        .hasMessageContaining("store raw")
        .hasMessageContaining("`rec`.sig");
  }

  @ParameterizedTest
  @EnumSource(Placement.class)
  void convertsAnAdaptedTypeOverObjectsOfEveryKind(
      Placement placement, TestSchema schema, TestFolder folder) throws IOException {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    String hash = md5(KEY).hex();
    pipeline.execute(
        track(hash, 5, "NULL", "'" + KEY + "'", "NULL"),
        "DROP TABLE IF EXISTS mix",
        "CREATE TABLE mix (id int NOT NULL PRIMARY KEY, v binary(16) DEFAULT NULL COMMENT ':<any>:mixed', KEY v (v),"
            + " FOREIGN KEY (v) REFERENCES `~external_raw` (`hash`) ON DELETE RESTRICT ON UPDATE RESTRICT)",
        "INSERT INTO mix VALUES (1, x'"
            + SmallPipeline.BLOB
            + "'), (2, x'"
            + SmallPipeline.ATTACHMENT
            + "'), (3, x'"
            + SmallPipeline.FILE
            + "'), (4, x'"
            + hash
            + "'), (5, NULL)");
    write(folder.resolve("raw/" + KEY), "old11");
    SchemaCapture original = SchemaCapture.of(schema.dataSource(), schema.name());
    ExternalOptions options =
        ExternalOptions.dryRun().with(Execution.EXECUTE).with(Finish.FINALIZE).with(placement);

    pipeline.runs().migrate(options);

    boolean relocated = placement == Placement.RELOCATE;
    String hashed = "_hash/" + schema.name() + "/";
    assertThat(schema.query("SELECT id, v->>'$.path' p, v->>'$.hash' h FROM mix ORDER BY id"))
        .extracting(row -> row.get("p") + " " + row.get("h"))
        .containsExactly(
            (relocated
                    ? hashed + new Md5(SmallPipeline.BLOB).base32() + ".blob"
                    : place(schema.name(), SmallPipeline.BLOB))
                + " "
                + new Md5(SmallPipeline.BLOB).base32(),
            hashed
                + new Md5(SmallPipeline.ATTACHMENT).base32()
                + ".attach "
                + new Md5(SmallPipeline.ATTACHMENT).base32(),
            "films/one.bin null",
            (relocated ? hashed + md5("old11").base32() + ".blob" : KEY)
                + " "
                + md5("old11").base32(),
            "null null");
    for (Map<String, Object> row : List.copyOf(rows(schema))) {
      assertThat(folder.resolve("raw/" + row.get("p"))).exists();
    }
    pipeline.runs().rollback(Target.ORIGINAL);
    assertThat(SchemaCapture.of(schema.dataSource(), schema.name()))
        .hasSameDefinitionsAs(original)
        .hasSameContentAs(original);
    pipeline.execute("DROP TABLE mix");
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "3, 1", "4, 2"})
  void relocatesFromOneSubfoldingIntoAnother(
      String legacy, String current, TestSchema schema, TestFolder folder) throws IOException {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.execute("UPDATE rec SET rep = NULL");
    String hash = SmallPipeline.BLOB;
    int width = legacy.isEmpty() ? 0 : Integer.parseInt(legacy);
    String folders = width == 0 ? "" : hash.substring(0, width) + "/";
    Path from = folder.resolve("raw/" + place(schema.name(), hash));
    Path to = folder.resolve("raw/" + schema.name() + "/" + folders + hash);
    Files.createDirectories(to.getParent());
    Files.move(from, to);
    StoreSpec plain = ExternalRuns.store("raw", folder.resolve("raw"));
    StoreSpec spec =
        new StoreSpec(
            plain.name(),
            plain.address(),
            width == 0 ? List.of() : List.of(width),
            current.isEmpty() ? List.of() : List.of(Integer.parseInt(current)),
            plain.hashPrefix(),
            plain.schemaPrefix(),
            plain.filepathPrefix());

    pipeline.runs().with(List.of(spec)).relocate(Finish.FINALIZE);

    String name = new Md5(hash).base32();
    String cut = current.isEmpty() ? "" : name.substring(0, Integer.parseInt(current)) + "/";
    String path = "_hash/" + schema.name() + "/" + cut + name;
    assertThat(Sql.one(schema, "SELECT sig->>'$.path' FROM rec WHERE id = 1")).isEqualTo(path);
    assertThat(folder.resolve("raw/" + path)).hasContent("first");
  }

  @Test
  void relocatesACopyWhoseFilesLieUnderTheOldName(TestSchema schema, TestFolder folder) {
    TestSchema copy = schema.sibling("copy");
    SmallPipeline original = SmallPipeline.of(schema, folder).seed();
    SmallPipeline copied =
        new SmallPipeline(copy.dataSource(), copy.name(), folder.resolve("scratch")).seed();
    ExternalRuns runs =
        new ExternalRuns(
            copy.dataSource(), copy.name(), original.runs().stores(), original.runs().listener());
    assertThat(copied.schema()).isEqualTo(copy.name());

    assertThatThrownBy(() -> runs.relocate(Finish.FINALIZE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("objects_not_found"));
    runs.migrate(
        ExternalOptions.dryRun()
            .with(Execution.EXECUTE)
            .with(Finish.FINALIZE)
            .with(Placement.RELOCATE)
            .withOrigin(schema.name()));
    original.runs().relocate(Finish.FINALIZE);

    String name = new Md5(SmallPipeline.BLOB).base32();
    for (TestSchema each : List.of(schema, copy)) {
      String path = "_hash/" + each.name() + "/" + name;
      assertThat(Sql.one(each, "SELECT sig->>'$.path' FROM rec WHERE id = 1")).isEqualTo(path);
      assertThat(Sql.one(each, "SELECT sig->>'$.schema' FROM rec WHERE id = 1"))
          .isEqualTo(each.name());
      assertThat(folder.resolve("raw/" + path)).hasContent("first");
    }
  }

  @ParameterizedTest
  @EnumSource(Placement.class)
  void movesTheValuesOfAStoreWithAReservedName(
      Placement placement, TestSchema schema, TestFolder folder) throws IOException {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.execute(
        "RENAME TABLE `~external_raw` TO `~external_default`",
        "ALTER TABLE rec MODIFY sig binary(16) NOT NULL COMMENT ':blob@default:a signal',"
            + " MODIFY rep binary(16) DEFAULT NULL COMMENT ':attach@default:'");
    ExternalRuns runs =
        pipeline
            .runs()
            .with(
                List.of(
                    ExternalRuns.store("main-Store", pipeline.store()),
                    ExternalRuns.store("other", Files.createDirectories(folder.resolve("other")))));
    PointerOptions other =
        PointerOptions.dryRun("rec", "sig", "default", "other").copyingFiles().with(placement);
    PointerOptions same =
        PointerOptions.dryRun("rec", "rep", "default", "main-Store").with(placement);
    Map<String, String> names = Map.of("default", "main-Store");

    assertThatThrownBy(() -> runs.point(PointerOptions.dryRun("rec", "sig", "default", "default")))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("reserved_store_name"));
    assertThat(runs.plan(other.withNewStoreNames(names)).rowsToMigrate()).isEqualTo(2);
    for (PointerOptions options : List.of(other, same)) {
      MigratePointersResult done = runs.point(options.withNewStoreNames(names));
      assertThat(done.status()).isEqualTo("done");
      assertThat(runs.point(options.withNewStoreNames(names)).status()).isEqualTo("complete");
    }

    assertThat(Sql.count(schema, "rec WHERE sig_v2->>'$.store' = 'other'")).isEqualTo(2);
    assertThat(Sql.count(schema, "rec WHERE rep_v2->>'$.store' = 'main-Store'")).isEqualTo(1);
    String path = Sql.one(schema, "SELECT sig_v2->>'$.path' FROM rec WHERE id = 1").toString();
    assertThat(folder.resolve("other/" + path)).hasContent("first");
    assertThat(Sql.definition(schema, "rec")).contains("<blob@other>", "<attach@main-Store>");
    pipeline.execute("DROP TABLE rec, clip, `~external_default`");
  }

  @ParameterizedTest
  @EnumSource(Placement.class)
  void givesAStoreWithAReservedNameAnother(
      Placement placement, TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.execute(
        "RENAME TABLE `~external_raw` TO `~external_default`",
        "ALTER TABLE rec MODIFY sig binary(16) NOT NULL COMMENT ':blob@default:a signal',"
            + " MODIFY rep binary(16) DEFAULT NULL COMMENT ':attach@default:'",
        "ALTER TABLE clip MODIFY movie binary(16) DEFAULT NULL COMMENT ':filepath@default:'");
    SchemaCapture original = SchemaCapture.of(schema.dataSource(), schema.name());
    ExternalRuns runs =
        pipeline.runs().with(List.of(ExternalRuns.store("main-Store", pipeline.store())));
    ExternalOptions options =
        ExternalOptions.dryRun().with(Execution.EXECUTE).with(Finish.FINALIZE).with(placement);

    assertThatThrownBy(() -> runs.migrate(options))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("reserved_store_name"))
        .hasMessageContaining("--rename-store default=NAME");
    runs.migrate(options.withNewStoreNames(Map.of("default", "main-Store")));

    assertThat(
            Sql.count(
                schema,
                "rec WHERE sig->>'$.store' = 'main-Store' AND (rep IS NULL OR rep->>'$.store' = 'main-Store')"))
        .isEqualTo(2);
    assertThat(Sql.definition(schema, "rec")).contains("<blob@main-Store>", "<attach@main-Store>");
    assertThat(Sql.definition(schema, "clip")).contains("<filepath@main-Store>");
    runs.rollback(Target.ORIGINAL);
    assertThat(SchemaCapture.of(schema.dataSource(), schema.name()))
        .hasSameDefinitionsAs(original)
        .hasSameContentAs(original);
    pipeline.execute("DROP TABLE rec, clip, `~external_default`");
  }

  private static List<Map<String, Object>> rows(TestSchema schema) {
    return List.copyOf(
        schema.query("SELECT v->>'$.path' p FROM mix WHERE JSON_TYPE(v) = 'OBJECT'").stream()
            .map(r -> Map.<String, Object>of("p", String.valueOf(r.get("p"))))
            .toList());
  }

  private static String track(
      String hash, int size, String name, String path, String contentsHash) {
    return "INSERT INTO `~external_raw` VALUES (x'"
        + hash
        + "', "
        + size
        + ", "
        + name
        + ", "
        + path
        + ", "
        + contentsHash
        + ", '2018-05-05 10:00:00')";
  }

  private static String place(String schema, String hash) {
    return schema + "/" + hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash;
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static Md5 md5(String text) {
    try {
      return Md5.of(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
