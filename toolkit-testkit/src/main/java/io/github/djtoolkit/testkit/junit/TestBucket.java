package io.github.djtoolkit.testkit.junit;

import io.github.djtoolkit.model.store.StoreAddress;
import java.util.List;

/** A bucket that belongs to one test: empty at first, removed with its objects after the test. */
public interface TestBucket {

  /**
   * The bucket's name.
   *
   * @return a name that no other test has
   */
  String name();

  /**
   * The address of a store in the bucket, as a configuration gives it.
   *
   * @param location prefix of all keys, without slashes around it; may be empty
   * @return the address
   */
  StoreAddress.Bucket address(String location);

  /**
   * Writes an object, over what may be there.
   *
   * @param key its key
   * @param content its bytes
   */
  void put(String key, byte[] content);

  /**
   * Reads an object.
   *
   * @param key its key
   * @return its bytes
   */
  byte[] get(String key);

  /**
   * Removes an object.
   *
   * @param key its key
   */
  void remove(String key);

  /**
   * All keys.
   *
   * @return the keys in the order of their bytes
   */
  List<String> keys();

  /**
   * Keys of uploads in parts that were begun and neither completed nor aborted.
   *
   * @return the keys
   */
  List<String> unfinishedUploads();
}
