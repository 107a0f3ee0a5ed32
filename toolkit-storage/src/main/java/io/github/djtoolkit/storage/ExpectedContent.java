package io.github.djtoolkit.storage;

import io.github.djtoolkit.model.store.Md5;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known beforehand of the content to be written.
 *
 * @param size size in bytes, where it is known
 * @param md5 MD5 of the content, where it is known
 */
public record ExpectedContent(OptionalLong size, Optional<Md5> md5) {

  /**
   * Nothing is known.
   *
   * @return an expectation that any content meets
   */
  public static ExpectedContent none() {
    return new ExpectedContent(OptionalLong.empty(), Optional.empty());
  }

  /**
   * Size and MD5 are known.
   *
   * @param size size in bytes
   * @param md5 MD5 of the content
   * @return the expectation
   */
  public static ExpectedContent of(long size, Md5 md5) {
    return new ExpectedContent(OptionalLong.of(size), Optional.of(md5));
  }

  /**
   * Whether content is the expected one, as far as it is known.
   *
   * @param actualSize size of the content in bytes
   * @param actualMd5 MD5 of the content
   * @return true where nothing contradicts
   */
  public boolean isMetBy(long actualSize, Md5 actualMd5) {
    return (size.isEmpty() || size.getAsLong() == actualSize)
        && (md5.isEmpty() || md5.get().equals(actualMd5));
  }

  /**
   * The expectation for people.
   *
   * @return size and MD5, as far as they are known
   */
  public String display() {
    return (size.isPresent() ? size.getAsLong() + " bytes" : "any size")
        + ", MD5 "
        + md5.map(Md5::hex).orElse("unknown");
  }
}
