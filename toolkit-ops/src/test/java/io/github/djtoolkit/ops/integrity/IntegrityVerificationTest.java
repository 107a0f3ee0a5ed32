package io.github.djtoolkit.ops.integrity;

import static io.github.djtoolkit.ops.integrity.IntegrityRuns.delete;
import static io.github.djtoolkit.ops.integrity.IntegrityRuns.expectedRows;
import static io.github.djtoolkit.ops.integrity.IntegrityRuns.file;
import static io.github.djtoolkit.ops.integrity.IntegrityRuns.pipeline;
import static io.github.djtoolkit.ops.integrity.IntegrityRuns.referred;
import static io.github.djtoolkit.ops.integrity.IntegrityRuns.rows;
import static io.github.djtoolkit.ops.integrity.IntegrityRuns.store;
import static io.github.djtoolkit.ops.integrity.IntegrityRuns.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.result.IntegrityResult;
import io.github.djtoolkit.model.result.IntegrityResult.Counts;
import io.github.djtoolkit.model.result.IntegrityResult.Damaged;
import io.github.djtoolkit.model.result.IntegrityResult.Fault;
import io.github.djtoolkit.model.result.IntegrityResult.Missing;
import io.github.djtoolkit.model.result.IntegrityResult.OrphanFile;
import io.github.djtoolkit.model.result.IntegrityResult.OrphanRow;
import io.github.djtoolkit.model.result.IntegrityResult.StoreFailure;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.testkit.fixture.LegacyPipeline;
import io.github.djtoolkit.testkit.fixture.RealPipeline;
import io.github.djtoolkit.testkit.fixture.StoredObject;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

@MySqlTest
class IntegrityVerificationTest {

  private static final IntegrityOptions CHECKSUM = IntegrityOptions.defaults().withChecksum();

  @Test
  void findsAPipelineWholeWhateverItsSubfolding(TestSchema schema, TestFolder folder) {
    for (Integer[] subfolding : List.<Integer[]>of(new Integer[] {3}, new Integer[0])) {
      TestSchema own = schema.sibling("f" + subfolding.length);
      LegacyPipeline pipeline =
          LegacyPipeline.builder()
              .schema(own.name())
              .coreSchema(own.sibling("core").name())
              .store("raw", folder.resolve("raw"))
              .subfolding(subfolding)
              .build()
              .seed(schema.dataSource());

      IntegrityResult result = IntegrityRuns.of(pipeline, own).verifyBothWays(CHECKSUM);

      int referred = referred(pipeline).size();
      assertThat(result.totalReferences()).isEqualTo(referred);
      assertThat(result.valid()).isEqualTo(referred);
      assertThat(result.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 0, 0));
      assertThat(result.storesChecked()).containsExactly("raw");
      assertThat(result.missing()).isEmpty();
      assertThat(result.isWhole()).isTrue();
      assertThat(result.orphans().files()).hasValue(0);
      assertThat(result.orphans().rows()).isEqualTo(pipeline.objects().count() - referred);
    }
  }

  @Test
  void findsEachStageOfARealPipelineWhole(
      TestSchema schema, MySqlServer server, TestFolder folder) {
    TestSchema ephys = schema.sibling("ephys");
    new RealPipeline(schema.name(), ephys.name()).restore(server, folder.path());
    IntegrityRuns runs =
        IntegrityRuns.of(
            ephys,
            store("raw", folder.resolve("stores/raw")),
            store("fp-data", folder.resolve("stores/fp")));

    IntegrityResult legacy = runs.verifyBothWays(CHECKSUM);
    runs.convert(Finish.CONVERT);
    IntegrityResult converted = runs.verifyBothWays(CHECKSUM);
    runs.convert(Finish.FINALIZE);
    IntegrityResult finalized = runs.verifyBothWays(CHECKSUM);
    runs.convert(Finish.DROP_LEGACY);
    IntegrityResult dropped = runs.verifyBothWays(CHECKSUM);

    for (IntegrityResult result : List.of(legacy, converted, finalized, dropped)) {
      assertThat(result.isWhole()).as(result.toString()).isTrue();
      assertThat(result.valid()).isEqualTo(result.totalReferences()).isPositive();
      assertThat(result.storesChecked()).containsExactly("fp-data", "raw");
      assertThat(result.orphans().files()).hasValue(0);
    }
    assertThat(converted.totalReferences())
        .as("attachments are objects of their own in 2.x")
        .isGreaterThan(legacy.totalReferences());
    assertThat(finalized.totalReferences()).isEqualTo(converted.totalReferences());
    assertThat(dropped.totalReferences()).isEqualTo(legacy.totalReferences());
  }

  @Test
  void namesEveryFaultWithTheRowsThatItHits(TestSchema schema, TestFolder folder) throws Exception {
    LegacyPipeline pipeline = pipeline(schema, folder).build().seed(schema.dataSource());
    List<StoredObject> objects = referred(pipeline);
    StoredObject deleted = kind(objects, ExternalKind.BLOB, 0);
    StoredObject folderInPlace = kind(objects, ExternalKind.BLOB, 1);
    StoredObject empty = kind(objects, ExternalKind.BLOB, 2);
    StoredObject flipped = kind(objects, ExternalKind.BLOB, 3);
    StoredObject truncated = kind(objects, ExternalKind.ATTACH, 0);
    StoredObject flippedAttachment = kind(objects, ExternalKind.ATTACH, 1);
    StoredObject longer = kind(objects, ExternalKind.FILEPATH, 0);
    StoredObject lost = kind(objects, ExternalKind.FILEPATH, 1);
    StoredObject flippedFile = kind(objects, ExternalKind.FILEPATH, 2);
    delete(file(pipeline, deleted));
    delete(file(pipeline, folderInPlace));
    write(file(pipeline, folderInPlace).resolve("inside"), "not the object".getBytes(UTF_8));
    write(file(pipeline, empty), new byte[0]);
    write(file(pipeline, truncated), Arrays.copyOf(truncated.content(), 3));
    write(file(pipeline, longer), Arrays.copyOf(longer.content(), longer.content().length + 1));
    delete(file(pipeline, lost));
    for (StoredObject object : List.of(flipped, flippedAttachment, flippedFile)) {
      byte[] content = object.content();
      content[content.length / 2] ^= 1;
      write(file(pipeline, object), content);
    }

    IntegrityResult sizes =
        IntegrityRuns.of(pipeline, schema).verifyBothWays(IntegrityOptions.defaults());
    IntegrityResult contents = IntegrityRuns.of(pipeline, schema).verifyBothWays(CHECKSUM);

    assertThat(sizes.totalReferences()).isEqualTo(objects.size());
    assertThat(sizes.valid()).isEqualTo(objects.size() - 6);
    assertThat(sizes.counts()).isEqualTo(new Counts(3, 2, 1, 0, 0, 0, 0, 0));
    assertThat(contents.valid()).isEqualTo(objects.size() - 9);
    assertThat(contents.counts()).isEqualTo(new Counts(3, 2, 1, 3, 0, 0, 0, 0));
    assertThat(contents.isWhole()).isFalse();
    assertThat(contents.missing())
        .extracting(
            Missing::store,
            Missing::hash,
            Missing::filepath,
            Missing::fullPath,
            Missing::expectedSize,
            m -> rows(m.rows()))
        .containsExactlyInAnyOrder(
            missing(pipeline, deleted), missing(pipeline, folderInPlace), missing(pipeline, lost));
    assertThat(contents.damaged())
        .extracting(
            Damaged::store, Damaged::hash, Damaged::fault, Damaged::actualSize, d -> rows(d.rows()))
        .containsExactlyInAnyOrder(
            damaged(pipeline, empty, Fault.TRUNCATED, 0),
            damaged(pipeline, truncated, Fault.TRUNCATED, 3),
            damaged(pipeline, longer, Fault.SIZE_MISMATCH, longer.content().length + 1),
            damaged(pipeline, flipped, Fault.CHANGED, flipped.content().length),
            damaged(pipeline, flippedAttachment, Fault.CHANGED, flippedAttachment.content().length),
            damaged(pipeline, flippedFile, Fault.CHANGED, flippedFile.content().length));
    assertThat(contents.orphans().listedFiles())
        .extracting(OrphanFile::fullPath)
        .containsExactly(file(pipeline, folderInPlace).resolve("inside").toString());
  }

  @Test
  void namesTheRowsByTheirMetadataWhenTheLegacyColumnsAreGone(
      TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = pipeline(schema, folder).build().seed(schema.dataSource());
    IntegrityRuns runs = IntegrityRuns.of(pipeline, schema);
    runs.convert(Finish.DROP_LEGACY);
    List<StoredObject> objects = referred(pipeline);
    StoredObject blob = kind(objects, ExternalKind.BLOB, 0);
    StoredObject movie = kind(objects, ExternalKind.FILEPATH, 0);
    StoredObject report = kind(objects, ExternalKind.ATTACH, 0);
    String reportHash = new Md5(report.row().hash()).base32();
    delete(file(pipeline, blob));
    write(file(pipeline, movie), new byte[1]);
    delete(folder.resolve("raw/_hash/" + schema.name() + "/" + reportHash));

    IntegrityResult result = runs.verifyBothWays(CHECKSUM);

    assertThat(result.totalReferences()).isEqualTo(objects.size());
    assertThat(result.missing())
        .extracting(Missing::hash, Missing::filepath, m -> rows(m.rows()))
        .containsExactlyInAnyOrder(
            tuple(blob.row().hash(), blob.path(), expectedRows(pipeline, blob, "")),
            tuple(
                reportHash,
                "_hash/" + schema.name() + "/" + reportHash,
                expectedRows(pipeline, report, "")));
    assertThat(result.damaged())
        .extracting(Damaged::filepath, Damaged::fault, d -> rows(d.rows()))
        .containsExactly(tuple(movie.path(), Fault.TRUNCATED, expectedRows(pipeline, movie, "")));
  }

  @Test
  void namesBothColumnsWhileBothAreThere(TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = pipeline(schema, folder).build().seed(schema.dataSource());
    IntegrityRuns runs = IntegrityRuns.of(pipeline, schema);
    runs.convert(Finish.CONVERT);
    StoredObject blob = kind(referred(pipeline), ExternalKind.BLOB, 0);
    delete(file(pipeline, blob));

    IntegrityResult result = runs.verifyBothWays(IntegrityOptions.defaults());

    assertThat(result.missing())
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.hash()).isEqualTo(blob.row().hash());
              assertThat(rows(m.rows()))
                  .containsAll(expectedRows(pipeline, blob, ""))
                  .containsAll(expectedRows(pipeline, blob, "_v2"));
            });
  }

  @Test
  void countsWhatNobodyRefersToAndTouchesNothing(TestSchema schema, TestFolder folder)
      throws Exception {
    LegacyPipeline pipeline = pipeline(schema, folder).build().seed(schema.dataSource());
    write(folder.resolve("raw/" + schema.name() + "/ff/stray"), new byte[10]);
    write(folder.resolve("raw/" + schema.name() + "/ff/stray-"), new byte[3]);
    write(folder.resolve("raw/" + schema.name() + "/zz top/däta"), new byte[7]);
    write(folder.resolve("raw/other_schema/ff/object"), new byte[1]);
    write(folder.resolve("fp/movies/unregistered"), new byte[1]);
    String part = "/.djtoolkit-01234567-89ab-cdef-0123-456789abcdef.part";
    write(folder.resolve("raw/" + schema.name() + part), new byte[4]);
    write(folder.resolve("raw/" + schema.name() + "/ff/zz" + part), new byte[5]);
    write(folder.resolve("raw/other_schema" + part), new byte[6]);
    Files.setLastModifiedTime(
        folder.resolve("raw/" + schema.name() + "/ff/stray"),
        FileTime.from(Instant.parse("2024-03-01T10:00:00Z")));
    var before = folder.files();

    IntegrityResult result = IntegrityRuns.of(pipeline, schema).verify();

    String raw = folder.resolve("raw/" + schema.name()).toString();
    assertThat(result.isWhole()).isTrue();
    assertThat(result.orphans().files()).hasValue(3);
    assertThat(result.orphans().recentFiles()).hasValue(2);
    assertThat(result.orphans().fileBytes()).hasValue(20);
    assertThat(result.orphans().listedFiles())
        .extracting(OrphanFile::store, OrphanFile::fullPath, OrphanFile::size)
        .containsExactly(
            tuple("raw", raw + "/ff/stray", 10L),
            tuple("raw", raw + "/ff/stray-", 3L),
            tuple("raw", raw + "/zz top/däta", 7L));
    assertThat(result.orphans().listedFiles().get(0).modified()).isEqualTo("2024-03-01T10:00:00Z");
    assertThat(result.orphans().unfinished()).hasValue(2);
    assertThat(result.orphans().unfinishedBytes()).hasValue(9);
    assertThat(result.orphans().listedUnfinished())
        .extracting(OrphanFile::fullPath)
        .containsExactly(raw + part, raw + "/ff/zz" + part);
    List<String> alone =
        pipeline
            .objects()
            .filter(o -> referred(pipeline).stream().noneMatch(r -> r.path().equals(o.path())))
            .map(o -> o.row().hash())
            .toList();
    assertThat(result.orphans().rows()).isEqualTo(alone.size()).isPositive();
    assertThat(result.orphans().listedRows())
        .extracting(OrphanRow::hash)
        .containsExactlyInAnyOrderElementsOf(alone);
    assertThat(folder.files()).isEqualTo(before);
  }

  @Test
  void keepsTwoSchemasInOneStoreApart(TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = pipeline(schema, folder).build().seed(schema.dataSource());
    TestSchema second = schema.sibling("second");
    LegacyPipeline other = pipeline(second, folder).build().seed(schema.dataSource());
    delete(file(other, kind(referred(other), ExternalKind.BLOB, 0)));

    IntegrityResult first = IntegrityRuns.of(pipeline, schema).verify(CHECKSUM);
    IntegrityResult damaged = IntegrityRuns.of(other, second).verify(CHECKSUM);

    assertThat(first.isWhole()).isTrue();
    assertThat(first.orphans().files()).hasValue(0);
    assertThat(damaged.counts().missing()).isEqualTo(1);
    assertThat(damaged.orphans().files()).hasValue(0);
  }

  @Test
  void reportsValuesWithoutATrackingRow(TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = pipeline(schema, folder).build().seed(schema.dataSource());
    StoredObject blob = kind(referred(pipeline), ExternalKind.BLOB, 0);
    schema.execute(
        "SET FOREIGN_KEY_CHECKS = 0",
        "DELETE FROM `~external_raw` WHERE hash = x'" + blob.row().hash() + "'",
        "SET FOREIGN_KEY_CHECKS = 1",
        "CREATE TABLE lone (id int PRIMARY KEY, v binary(16) COMMENT ':blob@lost-Store:')",
        "INSERT INTO lone VALUES (7, REPEAT('x', 16)), (8, NULL)",
        "CREATE TABLE meta (id int PRIMARY KEY, v json COMMENT ':<blob@raw>:')",
        "INSERT INTO meta VALUES (3, JSON_OBJECT('hash', 'x')), (4, 'null'), (5, NULL)");

    IntegrityResult result = IntegrityRuns.of(pipeline, schema).verify();

    assertThat(result.unresolved())
        .extracting(u -> u.store(), u -> u.values().rows(), u -> rows(List.of(u.values())))
        .containsExactlyInAnyOrder(
            tuple(
                "raw",
                (long) expectedRows(pipeline, blob, "").size(),
                expectedRows(pipeline, blob, "")),
            tuple("raw", 1L, java.util.Set.of(schema.name() + ".meta.v {id=3}")),
            tuple("lost-Store", 1L, java.util.Set.of(schema.name() + ".lone.v {id=7}")));
    assertThat(result.counts().unresolved()).isEqualTo(2 + expectedRows(pipeline, blob, "").size());
    assertThat(result.isWhole()).isFalse();
    assertThat(result.orphans().listedFiles())
        .extracting(OrphanFile::fullPath)
        .containsExactly(file(pipeline, blob).toString());
    assertThat(result.failures())
        .extracting(StoreFailure::store, StoreFailure::code)
        .containsExactly(tuple("lost-Store", "store_unknown"));
  }

  @Test
  void neverTakesAStoreThatIsDownForMissingObjects(TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = pipeline(schema, folder).build().seed(schema.dataSource());
    IntegrityRuns runs = IntegrityRuns.of(pipeline, schema);

    IntegrityResult result =
        runs.with(
                store("raw", folder.resolve("raw")), store("fp-Data", folder.resolve("unmounted")))
            .verify();

    long files = referred(pipeline).stream().filter(o -> o.store().equals("fp-Data")).count();
    assertThat(result.missing()).isEmpty();
    assertThat(result.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 0, files));
    assertThat(result.storesChecked()).containsExactly("raw");
    assertThat(result.valid()).isEqualTo(referred(pipeline).size() - files);
    assertThat(result.failures())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.store()).isEqualTo("fp-Data");
              assertThat(f.code()).isEqualTo("store_unreachable");
              assertThat(f.error()).contains(folder.resolve("unmounted").toString());
            });
    assertThat(result.isWhole()).isFalse();
  }

  @Test
  void looksAtOneStoreWhereThatIsAskedFor(TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = pipeline(schema, folder).build().seed(schema.dataSource());
    IntegrityRuns runs = IntegrityRuns.of(pipeline, schema);

    IntegrityResult result = runs.verify(IntegrityOptions.defaults().withStore("fp-Data"));

    assertThat(result.storesChecked()).containsExactly("fp-Data");
    assertThat(result.totalReferences())
        .isEqualTo(referred(pipeline).stream().filter(o -> o.store().equals("fp-Data")).count());
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() -> runs.verify(IntegrityOptions.defaults().withStore("nowhere")))
        .withMessageContaining("It uses fp-Data, raw")
        .satisfies(e -> assertThat(e.code()).isEqualTo("store_not_used"));
  }

  @Test
  void listsNoMoreThanItIsAskedForAndCountsAll(TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = pipeline(schema, folder).build().seed(schema.dataSource());
    List<StoredObject> blobs =
        referred(pipeline).stream().filter(o -> o.kind() == ExternalKind.BLOB).toList();
    blobs.forEach(o -> delete(file(pipeline, o)));

    IntegrityResult result =
        IntegrityRuns.of(pipeline, schema).verify(IntegrityOptions.defaults().withLimit(3));

    assertThat(result.missing()).hasSize(3);
    assertThat(result.counts().missing()).isEqualTo(blobs.size());
    assertThat(result.valid() + blobs.size()).isEqualTo(result.totalReferences());
  }

  @Test
  void looksForTheObjectsOfACopyUnderTheOriginsName(TestSchema schema, TestFolder folder) {
    pipeline(schema, folder).build().seed(schema.dataSource());
    TestSchema copy = schema.sibling("copy");
    copy.execute(
        "CREATE TABLE `~external_raw` LIKE `" + schema.name() + "`.`~external_raw`",
        "INSERT INTO `~external_raw` SELECT * FROM `" + schema.name() + "`.`~external_raw`",
        "CREATE TABLE r (remark_id int PRIMARY KEY, g binary(16) COMMENT ':<graph>:', FOREIGN KEY (g) REFERENCES `~external_raw` (hash))",
        "INSERT INTO r SELECT remark_id, big_graph FROM `" + schema.name() + "`.remark");
    IntegrityRuns runs = IntegrityRuns.of(copy, store("raw", folder.resolve("raw")));

    IntegrityResult own = runs.verify();
    IntegrityResult origins = runs.verify(IntegrityOptions.defaults().withOrigin(schema.name()));

    assertThat(own.counts().missing()).isEqualTo(8);
    assertThat(origins.valid()).isEqualTo(8);
    assertThat(origins.isWhole()).isTrue();
    assertThat(origins.orphans().files()).as("they may be the origin's").hasValue(0);
  }

  private static StoredObject kind(List<StoredObject> objects, ExternalKind kind, int index) {
    return objects.stream()
        .filter(
            o ->
                o.kind() == kind
                    && o.row().filepath().isPresent() == (kind == ExternalKind.FILEPATH))
        .skip(index)
        .findFirst()
        .orElseThrow();
  }

  private static org.assertj.core.groups.Tuple missing(
      LegacyPipeline pipeline, StoredObject object) {
    return tuple(
        object.store(),
        object.row().hash(),
        object.path(),
        file(pipeline, object).toString(),
        OptionalLong.of(object.row().size()),
        expectedRows(pipeline, object, ""));
  }

  private static org.assertj.core.groups.Tuple damaged(
      LegacyPipeline pipeline, StoredObject object, Fault fault, long size) {
    return tuple(
        object.store(),
        object.row().hash(),
        fault,
        OptionalLong.of(size),
        expectedRows(pipeline, object, ""));
  }
}
