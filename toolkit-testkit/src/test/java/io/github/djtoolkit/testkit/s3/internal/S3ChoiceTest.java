package io.github.djtoolkit.testkit.s3.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.testkit.junit.S3Test;
import io.github.djtoolkit.testkit.s3.Fault;
import io.github.djtoolkit.testkit.s3.FaultProxy;
import io.github.djtoolkit.testkit.s3.S3Server;
import io.github.djtoolkit.testkit.server.ServerStartException;
import io.github.djtoolkit.testkit.server.internal.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

@S3Test
class S3ChoiceTest {

  @Test
  void takesTheServerThatTheEnvironmentNames(S3Server running) {
    try (S3Server server = choice(environment(running)).start()) {
      assertThat(server.endpoint()).isEqualTo(running.endpoint());
      assertThat(server.secure()).isFalse();
      assertThat(server.exclusive()).isFalse();
      assertThat(server.toString()).doesNotContain(running.secretKey(), running.accessKey());
    }
    try (BucketClient client = new BucketClient(running)) {
      assertThat(client.buckets()).isEmpty();
    }
  }

  @Test
  void saysWhichVariablesAreWrong(S3Server running) {
    Map<String, String> wrong = environment(running);
    wrong.put("DJTOOLKIT_S3_SECRET_KEY", "wr0ng");
    assertThatThrownBy(() -> choice(wrong).start())
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("DJTOOLKIT_S3_SECRET_KEY")
        .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("wr0ng"));
    wrong.remove("DJTOOLKIT_S3_SECRET_KEY");
    assertThatThrownBy(() -> choice(wrong).start())
        .hasMessageContaining("DJTOOLKIT_S3_SECRET_KEY must be, too");
    wrong.put("DJTOOLKIT_S3_SECRET_KEY", "x");
    wrong.put("DJTOOLKIT_S3_ENDPOINT", "localhost:9000");
    assertThatThrownBy(() -> choice(wrong).start())
        .hasMessage("DJTOOLKIT_S3_ENDPOINT is not a URL such as http://localhost:9000");
  }

  @Test
  void countsRequestsAndLetsThemFail(S3Server running) {
    try (FaultProxy proxy = FaultProxy.before(running)) {
      Map<String, String> environment = environment(running);
      environment.put("DJTOOLKIT_S3_ENDPOINT", "http://" + proxy.endpoint());
      S3Server behind = choice(environment).start();
      assertThat(proxy.requests()).singleElement().asString().startsWith("GET /");

      proxy.fail(1000, line -> line.startsWith("GET "), new Fault.Answer(403, "Planned"));
      try (BucketClient client = new BucketClient(behind)) {
        assertThatThrownBy(client::buckets).hasMessageContaining("planned by the test");
        proxy.reset();
        proxy.fail(1, line -> true, new Fault.Refuse());
        client.buckets();
      }
    }
  }

  private static Map<String, String> environment(S3Server running) {
    return new HashMap<>(
        Map.of(
            "DJTOOLKIT_S3_ENDPOINT", "http://" + running.endpoint(),
            "DJTOOLKIT_S3_ACCESS_KEY", running.accessKey(),
            "DJTOOLKIT_S3_SECRET_KEY", running.secretKey()));
  }

  private static S3Choice choice(Map<String, String> environment) {
    return new S3Choice(new Settings(environment, new Properties()));
  }
}
