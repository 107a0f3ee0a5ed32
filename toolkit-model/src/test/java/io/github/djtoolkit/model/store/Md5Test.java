package io.github.djtoolkit.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Md5Test {

  @ParameterizedTest
  @CsvSource({
    "8ffacdb2b75195d944d3c9fb88fcb83a, r75m3mvxkgk5srgtzh5yr7fyhi",
    "d41d8cd98f00b204e9800998ecf8427e, 2qoyzwmpaczaj2mabgmoz6ccpy",
    "cabe45dcc9ae5b66ba86600cca6b8ba8, zk7elxgjvznwnougmagmu24lva",
    "00000000000000000000000000000000, aaaaaaaaaaaaaaaaaaaaaaaaaa",
    "ffffffffffffffffffffffffffffffff, 77777777777777777777777774"
  })
  void writesBase32AsDataJoint2Does(String hex, String base32) {
    assertThat(new Md5(hex).base32()).isEqualTo(base32);
    assertThat(Md5.ofBase32(base32)).isEqualTo(new Md5(hex));
  }

  @Test
  void readsBackWhatItWrites() {
    Random random = new Random(5);
    byte[] bytes = new byte[16];
    for (int i = 0; i < 2000; i++) {
      random.nextBytes(bytes);
      Md5 md5 = Md5.of(bytes);
      assertThat(md5.bytes()).isEqualTo(bytes);
      assertThat(Md5.ofBase32(md5.base32())).isEqualTo(md5);
      assertThat(new Md5(md5.hex())).isEqualTo(md5);
    }
  }

  @Test
  void takesHexOfEitherCase() {
    assertThat(new Md5("8FFACDB2B75195D944D3C9FB88FCB83A"))
        .isEqualTo(new Md5("8ffacdb2b75195d944d3c9fb88fcb83a"))
        .hasToString("8ffacdb2b75195d944d3c9fb88fcb83a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "8ffa",
        "8ffacdb2b75195d944d3c9fb88fcb83g",
        "8ffacdb2b75195d944d3c9fb88fcb83a00"
      })
  void refusesWhatIsNoDigest(String hex) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Md5(hex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "R75M3MVXKGK5SRGTZH5YR7FYHI",
        "r75m3mvxkgk5srgtzh5yr7fyh1",
        "r75m3mvxkgk5srgtzh5yr7fyhj"
      })
  void refusesWhatIsNoBase32OfADigest(String base32) {
    assertThatIllegalArgumentException().isThrownBy(() -> Md5.ofBase32(base32));
  }
}
