package io.github.djtoolkit.storage.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Generates names and paths that software tends to get wrong. The same seed gives the same names.
 */
public final class HostileNames {

  private static final List<String> SEGMENTS =
      List.of(
          "plain",
          "with space",
          " leading",
          "trailing ",
          "a.b.c..d",
          ".hidden",
          "...",
          "..x",
          "x..",
          "quote'single",
          "quote\"double",
          "back`tick",
          "per%cent",
          "%2e%2e",
          "%00",
          "plus+and&",
          "hash#tag",
          "question?mark",
          "semi;colon",
          "colon:name",
          "ram:scheme",
          "star*",
          "$HOME",
          "-rf",
          "~",
          "new\nline",
          "tab\tbed",
          "sm\u00f6rg\u00e5s",
          "smo\u0308rga\u030as",
          "\u65e5\u672c\u8a9e",
          "\ud83d\ude00",
          "\ud83d\udc69\u200d\ud83d\udd2c lab \ud83c\uddf8\ud83c\uddea",
          "archive.v1.2.tar.gz",
          "a+b%2Bc%20d&amp;e=f.txt",
          "mixed '\"` quotes\".csv",
          "trailing.",
          "\uff0e\uff0e",
          "..\uff0fx",
          "%2e%2e%2fx",
          "%252e%252e",
          "..;",
          "\u202etxt.exe",
          "null",
          "CON",
          "\u00e9".repeat(127) + "a",
          "b".repeat(255));

  private static final List<String> ESCAPES =
      List.of(
          "..",
          "../x",
          "x/..",
          "x/../../y",
          "/",
          "/etc",
          "//x",
          "..\\x",
          "x\\..\\y",
          "\\x",
          "C:/x",
          "c:\\x",
          "C:",
          "x\0y",
          "",
          ".",
          "./",
          "a/./../..",
          "a/..\\b",
          "./..",
          "x//../y",
          "\\..\\x",
          "\\\\host\\share",
          "x/..\\..",
          "..//");

  private final Random random;

  /**
   * A generator.
   *
   * @param seed the seed
   */
  public HostileNames(long seed) {
    this.random = new Random(seed);
  }

  /**
   * Paths that no store may accept.
   *
   * @return the paths
   */
  public static List<String> escapes() {
    return ESCAPES;
  }

  /**
   * Every hostile name once.
   *
   * @return names without a slash
   */
  public static List<String> segments() {
    return SEGMENTS;
  }

  /**
   * A safe path of one to three hostile names.
   *
   * @return the path
   */
  public String path() {
    List<String> segments = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      segments.add(SEGMENTS.get(random.nextInt(SEGMENTS.size())));
    }
    return String.join("/", segments);
  }

  /**
   * A path with an escape somewhere in it.
   *
   * @return the path
   */
  public String escape() {
    String up = random.nextBoolean() ? ".." : "..\\..";
    List<String> parts = new ArrayList<>(List.of(path().split("/")));
    parts.add(random.nextInt(parts.size() + 1), up);
    return String.join(random.nextInt(4) == 0 ? "\\" : "/", parts);
  }

  /**
   * Content of a random length.
   *
   * @param bound upper bound of the length, exclusive
   * @return the bytes
   */
  public byte[] content(int bound) {
    byte[] bytes = new byte[random.nextInt(bound)];
    random.nextBytes(bytes);
    return bytes;
  }
}
