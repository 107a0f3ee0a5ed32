package io.github.djtoolkit.ops.internal.copy;

import static io.github.djtoolkit.ops.Snapshots.column;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeFitTest {

  @ParameterizedTest(name = "{0} fits {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          int                 | int
          INT(11)             | int
          int                 | int(4) zerofill
          tinyint(1)          | tinyint
          smallint            | bigint
          int unsigned        | bigint unsigned
          tinyint unsigned    | smallint
          int unsigned        | bigint
          year(4)             | year
          decimal(6,2)        | decimal(8,3)
          decimal(6,2) unsigned | decimal(6,2)
          decimal             | decimal(12)
          float               | double
          float unsigned      | double
          datetime            | datetime(3)
          time(2)             | time(6)
          timestamp(3)        | timestamp(3)
          char(5)             | varchar(5)
          varchar(5)          | varchar(6)
          char(5)             | text
          varchar(5)          | longtext
          tinytext            | longtext
          varbinary(9)        | varbinary(10)
          varbinary(9)        | blob
          tinyblob            | mediumblob
          binary(16)          | binary(16)
          enum('a','b')       | enum('a','b','c')
          set('a')            | set('a','b')
          json                | json
          point               | point
          bit(7)              | bit(7)
          """)
  void holdsEveryValue(String from, String to) {
    assertThat(fits(from, to)).isTrue();
  }

  @ParameterizedTest(name = "{0} does not fit {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          bigint              | int
          int                 | int unsigned
          int                 | bigint unsigned
          int unsigned        | int
          bigint unsigned     | bigint
          int                 | double
          int                 | varchar(20)
          decimal(6,2)        | decimal(7,3) unsigned
          decimal(6,2)        | decimal(6,3)
          decimal(6,2)        | decimal(6,1)
          decimal(6,2)        | double
          float               | double unsigned
          float               | double(9,2)
          double              | float
          datetime(3)         | datetime
          datetime            | timestamp
          timestamp           | datetime(6)
          date                | datetime
          varchar(6)          | varchar(5)
          varchar(5)          | char(5)
          varchar(5)          | tinytext
          text                | varchar(5000)
          longtext            | text
          text                | blob
          varbinary(9)        | varbinary(8)
          varbinary(9)        | tinyblob
          binary(16)          | varbinary(16)
          binary(15)          | binary(16)
          blob                | json
          longblob            | blob
          enum('a','b')       | enum('b','a')
          enum('a','b')       | enum('a')
          enum('a')           | enum('A')
          enum('a')           | enum('a2')
          enum('a')           | varchar(9)
          set('a','b')        | enum('a','b')
          json                | longtext
          point               | geometry
          bit(7)              | bit(8)
          """)
  void doesNotHoldEveryValue(String from, String to) {
    assertThat(fits(from, to)).isFalse();
  }

  private static boolean fits(String from, String to) {
    return TypeFit.fits(column("c", from, ""), column("c", to, ""));
  }
}
