package io.github.djtoolkit.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestsTest {

  private final Digests digests = new Digests();

  /** Around one buffer and two of them, twice: the second time with a buffer that was used. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 131_071, 131_072, 131_073, 262_143, 262_144, 262_145})
  void countsComputesAndPassesOnEveryByte(int size) throws IOException, NoSuchAlgorithmException {
    byte[] content = content(size);
    byte[] expected = MessageDigest.getInstance("MD5").digest(content);
    for (int i = 0; i < 2; i++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Digests.Digested digested = digests.copy(new ByteArrayInputStream(content), out);

      assertThat(digested.size()).isEqualTo(size);
      assertThat(digested.md5().bytes()).isEqualTo(expected);
      assertThat(out.toByteArray()).isEqualTo(content);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 131_072, 131_073, 262_144, 262_145})
  void tellsContentThatDiffersInOneByteOrInLength(int size) throws IOException {
    byte[] content = content(size);
    byte[] other = content.clone();
    other[size - 1]++;
    byte[] longer = content(size + 1);

    assertThat(same(content, content.clone())).isTrue();
    assertThat(same(content, other)).isFalse();
    assertThat(same(content, longer)).isFalse();
    assertThat(same(longer, content)).isFalse();
    assertThat(same(content, new byte[0])).isFalse();
  }

  private boolean same(byte[] left, byte[] right) throws IOException {
    return digests.same(new ByteArrayInputStream(left), new ByteArrayInputStream(right));
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    for (int i = 0; i < size; i += 1024) {
      content[i] = (byte) new Random(i).nextInt();
    }
    return content;
  }
}
