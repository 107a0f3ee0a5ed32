package io.github.djtoolkit.ops.internal.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MySqlTest
class TrackedPagesTest {

  private static final Field<byte[]> HASH = DSL.field(DSL.name("hash"), byte[].class);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 499, 500, 501, 1000, 1207})
  void goesThroughEachObjectOnceInOrderOfTheHash(int objects, TestSchema schema) {
    schema.execute(
        "CREATE TABLE tracked (hash binary(16) NOT NULL PRIMARY KEY, size bigint unsigned,"
            + " attachment_name varchar(255), filepath varchar(1000))",
        "SET SESSION cte_max_recursion_depth = 2000",
        "INSERT INTO tracked WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE"
            + " n < 1300) SELECT UNHEX(MD5(n)), n, NULL, NULL FROM c WHERE n <= "
            + objects);
    List<TrackedObject> seen = new ArrayList<>();
    List<Optional<byte[]>> pages = new ArrayList<>();

    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      long even =
          new TrackedPages(session.db())
              .count(
                  (after, limit) -> {
                    pages.add(after);
                    return page(schema, after, limit);
                  },
                  object -> {
                    seen.add(object);
                    return object.size() % 2 == 0;
                  });
      assertThat(even).isEqualTo(objects / 2);
    }

    assertThat(seen).extracting(TrackedObject::hash).isSorted().doesNotHaveDuplicates();
    assertThat(seen).hasSize(objects);
    assertThat(pages).hasSize(objects / 500 + 1);
  }

  private static Select<Record4<byte[], Long, String, String>> page(
      TestSchema schema, Optional<byte[]> after, int limit) {
    return DSL.select(
            HASH,
            DSL.field(DSL.name("size"), Long.class),
            DSL.field(DSL.name("attachment_name"), String.class),
            DSL.field(DSL.name("filepath"), String.class))
        .from(DSL.table(DSL.name(schema.name(), "tracked")))
        .where(after.map(HASH::gt).orElse(DSL.noCondition()))
        .orderBy(HASH)
        .limit(limit);
  }
}
