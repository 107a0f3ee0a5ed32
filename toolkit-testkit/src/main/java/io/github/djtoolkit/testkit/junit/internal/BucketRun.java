package io.github.djtoolkit.testkit.junit.internal;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.testkit.junit.TestBucket;
import io.github.djtoolkit.testkit.s3.S3Server;
import io.github.djtoolkit.testkit.server.internal.Passwords;
import java.util.ArrayList;
import java.util.List;

/** The bucket of one test, and the search for what the test leaves. */
final class BucketRun implements TestBucket {

  private final SharedS3 shared;
  private final S3Server server;
  private final String name = "djt-" + Passwords.random().substring(0, 12);

  private BucketRun(SharedS3 shared) {
    this.shared = shared;
    this.server = shared.view();
  }

  static BucketRun begin(SharedS3 shared) {
    BucketRun run = new BucketRun(shared);
    shared.enter(run.name);
    shared.client().make(run.name);
    return run;
  }

  S3Server server() {
    return server;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StoreAddress.Bucket address(String location) {
    return new StoreAddress.Bucket(server.endpoint(), name, location, server.secure());
  }

  @Override
  public void put(String key, byte[] content) {
    shared.client().put(name, key, content);
  }

  @Override
  public byte[] get(String key) {
    return shared.client().get(name, key);
  }

  @Override
  public void remove(String key) {
    shared.client().remove(name, key);
  }

  @Override
  public List<String> keys() {
    return shared.client().keys(name);
  }

  @Override
  public List<String> unfinishedUploads() {
    return shared.client().unfinishedUploads(name);
  }

  /** Removes everything of the test. Throws an AssertionError that names what it left. */
  void end() {
    List<String> left = new ArrayList<>();
    unfinishedUploads().forEach(key -> left.add("unfinished upload of " + key));
    shared.client().drop(name);
    for (String bucket : shared.leave()) {
      left.add("bucket " + bucket);
      shared.client().drop(bucket);
    }
    if (!left.isEmpty()) {
      throw new AssertionError("The test left behind: " + String.join("; ", left));
    }
  }
}
