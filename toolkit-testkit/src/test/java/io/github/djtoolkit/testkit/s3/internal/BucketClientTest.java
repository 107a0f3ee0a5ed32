package io.github.djtoolkit.testkit.s3.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class BucketClientTest {

  /** What MinIO of 2026-02-12 says of one upload that was begun and left, but for ids and owner. */
  private static final String MINIO =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ListMultipartUploadsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Bucket>lab</Bucket><KeyMarker></KeyMarker>\
      <UploadIdMarker></UploadIdMarker><NextKeyMarker>half/it</NextKeyMarker><NextUploadIdMarker>x</NextUploadIdMarker>\
      <EncodingType>url</EncodingType><MaxUploads>1000</MaxUploads><IsTruncated>false</IsTruncated><Upload><Key>half/it</Key>\
      <UploadId>x</UploadId><Initiator><ID></ID><DisplayName></DisplayName></Initiator><Owner><ID></ID><DisplayName></DisplayName>\
      </Owner><StorageClass></StorageClass><Initiated>2026-11-26T03:46:00.000Z</Initiated></Upload><Prefix></Prefix><Delimiter>\
      </Delimiter></ListMultipartUploadsResult>
      """;

  @Test
  void readsWhatMinioSaysOfAnUploadThatWasLeft() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/",
        exchange -> {
          String query = String.valueOf(exchange.getRequestURI().getQuery());
          String location =
              "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"/>";
          byte[] answer = (query.contains("location") ? location : MINIO).getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/xml");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    http.start();
    String endpoint = "127.0.0.1:" + http.getAddress().getPort();
    RunningS3 server =
        new RunningS3("answers", new S3Access(endpoint, false, "user", "password"), true, () -> {});
    try (BucketClient client = new BucketClient(server)) {
      assertThat(client.unfinishedUploads("lab")).containsExactly("half/it");
    } finally {
      http.stop(0);
    }
  }
}
