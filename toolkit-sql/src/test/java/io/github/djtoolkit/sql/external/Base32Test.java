package io.github.djtoolkit.sql.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStep1;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

@MySqlTest
class Base32Test {

  private static final int RANDOM_HASHES = 5000;

  @Test
  void spellsHashesAsRfc4648Does(TestSchema schema) {
    schema.execute("CREATE TABLE hashes (id INT PRIMARY KEY AUTO_INCREMENT, hash BINARY(16))");
    Table<Record> table = DSL.table(DSL.name(schema.name(), "hashes"));
    Field<byte[]> hash = DSL.field(DSL.name("hash"), SQLDataType.BINARY(16));
    List<byte[]> hashes = hashes();
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      DSLContext db = session.db();
      InsertValuesStep1<Record, byte[]> insert = db.insertInto(table, hash);
      for (byte[] value : hashes) {
        insert = insert.values(value);
      }
      insert.execute();
      List<String> spelled =
          db.select(Base32.of(hash))
              .from(table.crossJoin(Base32.pairTable()))
              .orderBy(DSL.field(DSL.name("id")))
              .fetch(0, String.class);
      assertThat(spelled)
          .containsExactlyElementsOf(hashes.stream().map(Base32Test::rfc4648).toList());
    }
  }

  /** Random ones, all zeros, all ones, and each bit alone. */
  private static List<byte[]> hashes() {
    List<byte[]> hashes = new ArrayList<>();
    hashes.add(new byte[16]);
    hashes.add(BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE).toByteArray());
    hashes.set(1, java.util.Arrays.copyOfRange(hashes.get(1), 1, 17));
    for (int bit = 0; bit < 128; bit++) {
      byte[] one = new byte[16];
      one[bit / 8] = (byte) (0x80 >> bit % 8);
      hashes.add(one);
    }
    Random random = new Random(4648);
    for (int i = 0; i < RANDOM_HASHES; i++) {
      byte[] value = new byte[16];
      random.nextBytes(value);
      hashes.add(value);
    }
    return hashes;
  }

  /** 128 bits and two zero bits are 26 digits of base 32, which Java counts 0 to 9 and a to v. */
  private static String rfc4648(byte[] hash) {
    String digits = new BigInteger(1, hash).shiftLeft(2).toString(32);
    StringBuilder text = new StringBuilder();
    ("0".repeat(26 - digits.length()) + digits)
        .chars()
        .map(c -> Character.digit(c, 32))
        .forEach(d -> text.append((char) (d < 26 ? 'a' + d : '2' + d - 26)));
    return text.toString();
  }
}
