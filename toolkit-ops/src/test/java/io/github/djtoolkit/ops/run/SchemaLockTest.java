package io.github.djtoolkit.ops.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.ops.Operations;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@MySqlTest
class SchemaLockTest {

  @Test
  void holdsAllItsSchemasOrNone(TestSchema lab) {
    List<String> both = List.of(lab.name(), lab.name() + "_b");
    try (SchemaLock lock = SchemaLock.take(Operations.sessions(lab), both)) {
      lock.assertHeld();
      for (String each : both) {
        assertCode("schema_locked", () -> SchemaLock.take(Operations.sessions(lab), each));
      }
      List<String> more = List.of(lab.name() + "_a", lab.name() + "_b");
      assertCode("schema_locked", () -> SchemaLock.take(Operations.sessions(lab), more));
      SchemaLock.take(Operations.sessions(lab), lab.name() + "_a").close();
    }
    both.forEach(each -> SchemaLock.take(Operations.sessions(lab), each).close());
  }

  @Test
  void noticesThatItsConnectionIsGone(TestSchema lab) {
    List<String> both = List.of(lab.name(), lab.name() + "_b");
    try (SchemaLock lock = SchemaLock.take(Operations.sessions(lab), both)) {
      lab.execute("KILL " + holder(lab, both.get(1)));

      assertCode("lock_lost", lock::assertHeld);
    }
  }

  private static Object holder(TestSchema lab, String schema) {
    String name = "djtoolkit:" + UUID.nameUUIDFromBytes(schema.getBytes(StandardCharsets.UTF_8));
    return lab.query("SELECT IS_USED_LOCK('" + name + "') AS id").get(0).getOrDefault("id", "");
  }

  private static void assertCode(String code, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }
}
