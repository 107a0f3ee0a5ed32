package io.github.djtoolkit.sql.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MySqlErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          1114 | The table 't' is full                                                        | true
          1021 | Disk full (/tmp/#sql1); waiting for someone to free some space...            | true
          1030 | Got error 28 from storage engine                                             | true
          1030 | Got error 28 - 'No space left on device' from storage engine                 | true
          1005 | Can't create table 't' (errno: 28 - No space left on device)                 | true
          3    | Error writing file '/tmp/MYx' (OS errno 28 - No space left on device)        | true
          1030 | Got error 168 - 'Unknown (generic) error from engine' from storage engine    | false
          1005 | Can't create table 't' (errno: 280)                                          | false
          1205 | Lock wait timeout exceeded; try restarting transaction                       | false
          """)
  void tellsThatThereIsNoRoom(int number, String message, boolean full) {
    assertThat(MySqlErrors.isDiskFull(new SQLException(message, "HY000", number))).isEqualTo(full);
  }
}
