package io.github.djtoolkit.ops.integrity;

import static io.github.djtoolkit.ops.integrity.IntegrityRuns.assertSameWithoutOrphans;
import static io.github.djtoolkit.ops.integrity.IntegrityRuns.file;
import static io.github.djtoolkit.ops.integrity.IntegrityRuns.pipeline;
import static io.github.djtoolkit.ops.integrity.IntegrityRuns.referred;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.djtoolkit.model.result.IntegrityResult;
import io.github.djtoolkit.model.result.IntegrityResult.Counts;
import io.github.djtoolkit.model.result.IntegrityResult.Damaged;
import io.github.djtoolkit.model.result.IntegrityResult.Fault;
import io.github.djtoolkit.model.result.IntegrityResult.Missing;
import io.github.djtoolkit.model.result.IntegrityResult.OrphanFile;
import io.github.djtoolkit.model.result.StoreConfigurationResult;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.Operations;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.testkit.fixture.LegacyPipeline;
import io.github.djtoolkit.testkit.fixture.StoredObject;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.S3Test;
import io.github.djtoolkit.testkit.junit.TestBucket;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.s3.S3Server;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MySqlTest
@S3Test
class BucketIntegrityTest {

  private static final IntegrityOptions OPTIONS = IntegrityOptions.defaults().withChecksum();
  private static final String LOCATION = "lab data/raw";

  @Test
  void findsTheSameFaultsInABucketAsInAFolder(
      TestSchema schema, TestFolder folder, S3Server server, TestBucket bucket) {
    LegacyPipeline pipeline =
        pipeline(schema, folder)
            .filepathStore("raw", folder.resolve("raw"))
            .build()
            .seed(schema.dataSource());
    pipeline.objects().forEach(o -> bucket.put(LOCATION + "/" + o.path(), o.content()));
    List<StoredObject> objects = referred(pipeline);
    StoredObject deleted = objects.get(0);
    StoredObject truncated = objects.get(objects.size() / 2);
    StoredObject flipped = objects.get(objects.size() - 1);
    IntegrityResult whole = verify(schema, server, bucket);
    bucket.remove(LOCATION + "/" + deleted.path());
    bucket.put(LOCATION + "/" + truncated.path(), new byte[0]);
    byte[] content = flipped.content();
    content[0] ^= 1;
    bucket.put(LOCATION + "/" + flipped.path(), content);
    bucket.put(LOCATION + "/" + schema.name() + "/stray", content);
    List<String> before = bucket.keys();

    IntegrityResult result = verify(schema, server, bucket);

    assertThat(whole.isWhole()).as(whole.toString()).isTrue();
    assertThat(whole.valid()).isEqualTo(objects.size());
    assertThat(result.valid()).isEqualTo(objects.size() - 3);
    assertThat(result.counts()).isEqualTo(new Counts(1, 1, 0, 1, 0, 0, 0, 0));
    assertThat(result.missing())
        .extracting(Missing::hash, Missing::fullPath)
        .containsExactly(
            tuple(
                deleted.row().hash(),
                "s3://" + bucket.name() + "/" + LOCATION + "/" + deleted.path()));
    assertThat(result.damaged())
        .extracting(Damaged::hash, Damaged::fault)
        .containsExactlyInAnyOrder(
            tuple(truncated.row().hash(), Fault.TRUNCATED),
            tuple(flipped.row().hash(), Fault.CHANGED));
    assertThat(result.orphans().listedFiles())
        .extracting(OrphanFile::fullPath)
        .containsExactly("s3://" + bucket.name() + "/" + LOCATION + "/" + schema.name() + "/stray");
    assertThat(bucket.keys()).isEqualTo(before);
  }

  @Test
  void neverTakesAnEndpointThatRefusesForMissingObjects(
      TestSchema schema, TestFolder folder, S3Server server, TestBucket bucket) {
    LegacyPipeline pipeline =
        pipeline(schema, folder)
            .filepathStore("raw", folder.resolve("raw"))
            .build()
            .seed(schema.dataSource());
    String wrong = "not-the-secret-key-at-all";

    try (ObjectStores stores = stores(bucket.address(LOCATION), server.accessKey(), wrong)) {
      IntegrityResult result = verify(schema, stores, OPTIONS);
      StoreConfigurationResult configuration =
          new StoreConfigurationCheck(Operations.sessions(schema), stores)
              .check(schema.name(), StoreConfigurationOptions.defaults());

      assertThat(result.missing()).isEmpty();
      assertThat(result.counts().unchecked()).isEqualTo(referred(pipeline).size());
      assertThat(result.failures()).extracting(f -> f.store()).containsExactly("raw");
      assertThat(configuration.storesUnreachable()).containsExactly("raw");
      assertThat(result + " " + configuration).doesNotContain(wrong);
    }
    assertThat(file(pipeline, referred(pipeline).get(0))).exists();
  }

  private static IntegrityResult verify(TestSchema schema, S3Server server, TestBucket bucket) {
    try (ObjectStores stores =
        stores(bucket.address(LOCATION), server.accessKey(), server.secretKey())) {
      IntegrityResult listed = verify(schema, stores, OPTIONS);
      assertSameWithoutOrphans(listed, verify(schema, stores, OPTIONS.withoutOrphans()));
      return listed;
    }
  }

  private static IntegrityResult verify(
      TestSchema schema, ObjectStores stores, IntegrityOptions options) {
    return new IntegrityVerification(
            Operations.sessions(schema), stores, ProgressListener.silent(), 2)
        .verify(schema.name(), options);
  }

  private static ObjectStores stores(
      StoreAddress.Bucket address, String accessKey, String secretKey) {
    return new ObjectStores(
        Map.of("raw", StoreSpec.of("raw", address)),
        Map.of(
            "raw",
            new StoreCredentials(
                Map.of("access_key", new Secret(accessKey), "secret_key", new Secret(secretKey)))),
        ObjectStoreProvider.defaults());
  }
}
