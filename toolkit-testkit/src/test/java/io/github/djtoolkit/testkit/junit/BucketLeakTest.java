package io.github.djtoolkit.testkit.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.testkit.s3.S3Server;
import io.github.djtoolkit.testkit.s3.internal.BucketClient;
import io.minio.CreateMultipartUploadArgs;
import io.minio.MinioAsyncClient;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

class BucketLeakTest {

  private static Map<String, String> outcomes = Map.of();

  @BeforeAll
  static void runLeakyTests() {
    outcomes = InnerTests.outcomes(Leaky.class);
  }

  @Test
  void passesATestThatLeavesObjectsInItsBucketAlone() {
    assertThat(outcomes)
        .containsEntry("writesAndReads(TestBucket)", "")
        .containsEntry("findsNothingOfTheOthers(S3Server, TestBucket)", "");
  }

  @Test
  void failsATestThatLeavesAnUploadUnfinished() {
    assertThat(outcomes.get("leavesUpload(S3Server, TestBucket)"))
        .isEqualTo("The test left behind: unfinished upload of half/of it");
  }

  /** On a server that somebody else runs, a bucket may be anybody's. */
  @Test
  void failsATestThatLeavesABucketOnAServerOfItsOwn() {
    boolean own = !System.getenv().containsKey("DJTOOLKIT_S3_ENDPOINT");
    assertThat(outcomes.get("leavesBucket(S3Server, TestBucket)"))
        .isEqualTo(own ? "The test left behind: bucket left-over" : "");
  }

  @Test
  void refusesABucketOutsideOfATest() {
    assertThat(InnerTests.messages(TooEarly.class))
        .anyMatch(message -> message.contains("A TestBucket belongs to one test"));
  }

  @S3Test
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class Leaky {

    @Test
    @Order(1)
    void writesAndReads(TestBucket bucket) {
      bucket.put("a/smörgås 😀+%", "text".getBytes(UTF_8));
      bucket.put("a-b", new byte[0]);
      assertThat(bucket.keys()).containsExactly("a-b", "a/smörgås 😀+%");
      assertThat(bucket.get("a/smörgås 😀+%")).asString(UTF_8).isEqualTo("text");
    }

    @Test
    @Order(2)
    void leavesUpload(S3Server server, TestBucket bucket) throws Exception {
      try (MinioAsyncClient minio =
          MinioAsyncClient.builder()
              .endpoint("http://" + server.endpoint())
              .credentials(server.accessKey(), server.secretKey())
              .build()) {
        minio
            .createMultipartUpload(
                CreateMultipartUploadArgs.builder()
                    .bucket(bucket.name())
                    .object("half/of it")
                    .build())
            .join();
      }
    }

    @Test
    @Order(3)
    void leavesBucket(S3Server server, TestBucket bucket) {
      assertThat(bucket.keys()).isEmpty();
      try (BucketClient client = new BucketClient(server)) {
        client.make("left-over");
        if (!server.exclusive()) {
          client.drop("left-over");
        }
      }
    }

    @Test
    @Order(4)
    void findsNothingOfTheOthers(S3Server server, TestBucket bucket) {
      server.close();
      try (BucketClient client = new BucketClient(server)) {
        assertThat(client.buckets()).contains(bucket.name()).doesNotContain("left-over");
        if (server.exclusive()) {
          assertThat(client.buckets()).hasSize(1);
        }
      }
    }
  }

  @S3Test
  static class TooEarly {

    @BeforeAll
    static void take(TestBucket bucket) {
      bucket.keys();
    }

    @Test
    void isNotReached() {}
  }
}
