package io.github.djtoolkit.testkit.s3.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request or an answer, of which the head was read.
 *
 * @param head its lines up to the empty one, which is included, a character a byte
 * @param length length of the body; -1 where it comes in chunks
 */
record HttpMessage(String head, long length) {

  /** Two line ends. */
  private static final int EMPTY_LINE = 0x0D0A0D0A;

  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length:\\s*(\\d+)\r\n");
  private static final Pattern CHUNKED = Pattern.compile("\r\ntransfer-encoding:\\s*chunked\r\n");

  /** Reads a head; empty where the other side has ended the connection. */
  static Optional<HttpMessage> read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int lastFour = 0;
    while (lastFour != EMPTY_LINE) {
      int b = in.read();
      if (b < 0) {
        return Optional.empty();
      }
      bytes.write(b);
      lastFour = lastFour << 8 | b;
    }
    String text = bytes.toString(ISO_8859_1);
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher length = LENGTH.matcher(lower);
    long size = CHUNKED.matcher(lower).find() ? -1 : 0;
    return Optional.of(
        new HttpMessage(text, length.find() ? Long.parseLong(length.group(1)) : size));
  }

  String line() {
    return head.substring(0, head.indexOf("\r\n"));
  }

  byte[] bytes() {
    return head.getBytes(ISO_8859_1);
  }

  /**
   * Passes the body on.
   *
   * @param most how many of its bytes
   * @param request first line of the request where this is its answer, since some have no body
   * @return false where it was cut
   */
  boolean body(InputStream in, OutputStream out, long most, String request) throws IOException {
    if (request.startsWith("HEAD ") || line().contains(" 204 ") || line().contains(" 304 ")) {
      return true;
    }
    return length < 0 ? chunks(in, out, most) : pass(in, out, length, most);
  }

  private static boolean chunks(InputStream in, OutputStream out, long most) throws IOException {
    long left = most;
    while (true) {
      String size = line(in);
      long count = Long.parseLong(size.split(";")[0].strip(), 16);
      out.write((size + "\r\n").getBytes(ISO_8859_1));
      if (!pass(in, out, count, left)) {
        return false;
      }
      left -= count;
      out.write((line(in) + "\r\n").getBytes(ISO_8859_1));
      if (count == 0) {
        return true;
      }
    }
  }

  private static boolean pass(InputStream in, OutputStream out, long count, long most)
      throws IOException {
    byte[] buffer = new byte[16 * 1024];
    long left = Math.min(count, most);
    while (left > 0) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n < 0) {
        return false;
      }
      out.write(buffer, 0, n);
      left -= n;
    }
    return count <= most;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }
}
